import * as vscode from "vscode";
import type { Engine } from "../engine.ts";
import type { EmbeddingCache } from "../generation/embeddingCache.ts";
import { type Studied, type StudyProgress, study } from "../generation/study.ts";
import type { StudyCache } from "../generation/studyCache.ts";
import { ANY_TASK, type StudyPlan, studyNeeds } from "../generation/studyNeeds.ts";
import { firstPrompt } from "../generation/studyParts.ts";
import { studyUnasked } from "../generation/studyUnasked.ts";
import { lyingIn } from "../history/lyingIn.ts";
import type { LanguageModel } from "../llm/languageModel.ts";
import type { StateFile } from "../storage/stateFile.ts";
import { AutomaticStudy, type Permission, permissionToStudy } from "./automaticStudy.ts";
import { type ChosenModel, chosenModel } from "./chosenModel.ts";
import { Comparing } from "./comparing.ts";
import type { Models } from "./connection.ts";
import { describeError, signed, tellFailure } from "./failure.ts";
import type { HistoryReader } from "./historyReader.ts";
import { dailyRequestLimit, SettingsError, studiesAutomatically } from "./modelSettings.ts";
import type { Summaries } from "./promptInputs.ts";
import type { ReadonlyDocuments } from "./readonlyDocuments.ts";
import { sayStudyFailure, tellStudied } from "./sayStudied.ts";
import { privateLocations } from "./sources.ts";
import { askToStudy } from "./studyConsent.ts";

export interface StudierParts {
  readonly engine: Engine;
  readonly history: HistoryReader;
  readonly models: Models;
  readonly states: StateFile;
  readonly cache: StudyCache;
  readonly embeddings: EmbeddingCache;
  readonly documents: ReadonlyDocuments;
  /** Does work unless another window of the editor is at the same. */
  readonly unlessElsewhere: (work: () => Promise<void>) => Promise<void>;
  readonly log: vscode.LogOutputChannel;
}

/** After the last change of the history, this long is waited until what left it is forgotten. Milliseconds. */
const FORGET_AFTER_MS = 1_000;
const MESSAGE_MS = 5_000;

/** “Study My Writing with the Model”: differences that a model finds in the author's documents, ahead of time, and what completions are steered by. */
export class Studier implements vscode.Disposable, Summaries {
  readonly #parts: StudierParts;
  readonly #comparing: Comparing;
  readonly #listening: vscode.Disposable;
  #forgetting: NodeJS.Timeout | undefined;
  readonly #automatic: AutomaticStudy;
  #running: { readonly cancel: AbortController; readonly done: Promise<unknown> } | undefined;

  constructor(parts: StudierParts) {
    this.#parts = parts;
    this.#comparing = new Comparing({ ...parts, cache: parts.embeddings });
    this.#automatic = new AutomaticStudy({
      permission: () => this.#permission(),
      study: (signal) => this.#studyUnasked(signal),
      after: (milliseconds, act) => {
        const timer = setTimeout(act, milliseconds);
        return () => clearTimeout(timer);
      },
      failed: (message) => parts.log.error(message),
    });
    this.#listening = vscode.Disposable.from(
      parts.history.onChange(() => this.#historyChanged()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("idiolect.llm")) this.#automatic.reconsider();
      }),
    );
  }

  /** Whether documents are being studied, by whomever's wish. */
  get isStudying(): boolean {
    return this.#running !== undefined;
  }

  /** Ends what is under way; what was found by then is kept. */
  stop(): void {
    this.#running?.cancel.abort();
    this.#automatic.stop();
  }

  /** Studies what is new, once the person agreed to what is sent. Failures are told. */
  async study(): Promise<void> {
    const { history, states, documents, cache } = this.#parts;
    if (this.#running) return this.#tellRunning();
    let host = vscode.l10n.t("The endpoint");
    try {
      const chosen = chosenModel();
      if (!chosen) return await tellNoModel();
      host = chosen.host;
      if (history.progress) {
        return say(vscode.l10n.t("Idiolect: your writing is still being read; try again in a moment"));
      }
      const plan = await this.#comparing.planFor(chosen);
      if (plan.tasks.length === 0) return await tell(vscode.l10n.t("Add some of your writing first."));
      const needs = await studyNeeds(plan, { name: chosen.name }, cache);
      if (needs.documents.length + needs.tasks.length === 0) {
        return await tell(vscode.l10n.t("Nothing is new since {0} studied your writing.", chosen.name));
      }
      const batches = await this.#comparing.batches(needs.documents, chosen);
      const compare = await this.#comparing.asKnown(needs.documents, chosen);
      const prompt = await firstPrompt(needs, { plan, model: { name: chosen.name }, cache, compare });
      const question = { needs, chosen, batches, prompt };
      if ((await askToStudy(question, states, documents)) !== "given") return;
      const title = vscode.l10n.t("Studying your writing with {0}", chosen.name);
      const location = vscode.ProgressLocation.Notification;
      const studied = await this.#run(chosen, plan, { location, title, cancellable: true });
      if (!studied) return this.#automatic.stop();
      this.#automatic.reconsider();
      await tellStudied(studied);
    } catch (error) {
      await tellFailure(signed(sayStudyFailure(error, host)), error, this.#parts.log);
    }
  }

  async preferenceFor(text: string, languageId: string): Promise<string> {
    const { engine, cache, log } = this.#parts;
    try {
      const summary =
        (await cache.summary(await engine.taskAt(text, languageId))) ?? (await cache.summary(ANY_TASK.id));
      return summary?.documents.every(this.#isShared()) ? await engine.steered(summary.lines) : "";
    } catch (error) {
      // What was measured steers as well: a completion does not fail for want of a summary.
      log.error(`What a model found could not be read. ${describeError(error)}`);
      return "";
    }
  }

  /** Ends what is under way and deletes what was found. */
  async forget(): Promise<void> {
    this.#running?.cancel.abort();
    await this.#running?.done;
    await this.#parts.cache.clear();
    await this.#parts.embeddings.clear();
  }

  dispose(): void {
    clearTimeout(this.#forgetting);
    this.#automatic.dispose();
    this.#running?.cancel.abort();
    this.#listening.dispose();
  }

  /** Undefined where it was cancelled. Rejects with what {@link study} rejects with. */
  async #run(
    chosen: ChosenModel,
    plan: StudyPlan,
    options: vscode.ProgressOptions,
    unasked?: { readonly mayAsk: () => boolean; readonly signal: AbortSignal },
  ): Promise<Studied | undefined> {
    const cancel = new AbortController();
    unasked?.signal.addEventListener("abort", () => cancel.abort());
    const work = async (
      model: LanguageModel,
      progress: vscode.Progress<{ message: string; increment: number }>,
    ) => {
      const { cache } = this.#parts;
      const onProgress = reportTo(progress);
      const { signal } = cancel;
      const { documents } = await studyNeeds(plan, model, cache);
      const compare = await this.#comparing.prepared(documents, chosen, signal, unasked?.mayAsk);
      const request = { model, plan, cache, compare, signal, onProgress };
      const studied = await (unasked ? studyUnasked(request, unasked.mayAsk) : study(request));
      return signal.aborted ? undefined : studied;
    };
    const running = vscode.window.withProgress(options, async (progress, token) => {
      token.onCancellationRequested(() => cancel.abort());
      return work(await this.#parts.models.connect(chosen, unasked ? "unasked" : "asked"), progress);
    });
    const done = Promise.resolve(running).then(
      () => undefined,
      () => undefined,
    );
    this.#running = { cancel, done };
    try {
      return await running;
    } finally {
      this.#running = undefined;
      // What left the history meanwhile may have been kept after it was forgotten.
      await this.#forgetGone();
    }
  }

  #historyChanged(): void {
    if (this.#parts.history.progress) return;
    clearTimeout(this.#forgetting);
    this.#forgetting = setTimeout(() => void this.#forgetGone(), FORGET_AFTER_MS);
    this.#automatic.changed();
  }

  #permission(): Permission {
    const { states, models, history } = this.#parts;
    const chosen = usableModel();
    return permissionToStudy({
      isWanted: studiesAutomatically(),
      provider: chosen?.provider,
      hasConsent: states.state.consents.some(({ origin }) => origin === chosen?.origin),
      isWithinLimit: models.requests.isWithin(dailyRequestLimit()),
      rests: models.health.rests,
      isReading: history.progress !== undefined,
    });
  }

  /** Studies what is new; undefined where nothing is, where another study is under way, and where the signal ended it. */
  async #studyUnasked(signal: AbortSignal): Promise<Studied | undefined> {
    const { cache, unlessElsewhere } = this.#parts;
    let studied: Studied | undefined;
    await unlessElsewhere(async () => {
      const chosen = usableModel();
      if (!chosen || this.#running) return;
      const plan = await this.#comparing.planFor(chosen);
      const needs = await studyNeeds(plan, { name: chosen.name }, cache);
      if (needs.documents.length + needs.tasks.length === 0 || this.#running) return;
      const title = vscode.l10n.t("Idiolect: studying your writing with {0}", chosen.name);
      const mayAsk = () => this.#permission() === "now";
      const location = vscode.ProgressLocation.Window;
      studied = await this.#run(chosen, plan, { location, title }, { mayAsk, signal });
    });
    return studied;
  }

  async #tellRunning(): Promise<void> {
    const stop = vscode.l10n.t("Stop");
    const message = vscode.l10n.t("Idiolect: your writing is being studied already");
    if ((await vscode.window.showInformationMessage(message, stop)) === stop) this.stop();
  }

  async #forgetGone(): Promise<void> {
    const { cache, embeddings, engine, log } = this.#parts;
    try {
      const { skipped } = await engine.history();
      const left = new Set(skipped.map(({ path }) => path));
      const isShared = this.#isShared();
      const isKnown = (id: string) => isShared(id) && !left.has(id);
      await cache.keepOnly(isKnown);
      await embeddings.keepOnly(isKnown);
    } catch (error) {
      log.error(`What a model found could not be forgotten. ${describeError(error)}`);
    }
  }

  /** Whether a document is in the history, read or not yet read, and not private. */
  #isShared(): (id: string) => boolean {
    const { states } = this.#parts;
    const isPrivate = lyingIn(privateLocations(states));
    return (id) => states.state.documents[id] !== undefined && !isPrivate(id);
  }
}

/** Undefined where none is chosen, or one that cannot be used. */
function usableModel(): ChosenModel | undefined {
  try {
    return chosenModel();
  } catch (error) {
    if (error instanceof SettingsError) return undefined;
    throw error;
  }
}

function reportTo(
  progress: vscode.Progress<{ message: string; increment: number }>,
): (now: StudyProgress) => void {
  let last = 0;
  return ({ done, total }) => {
    progress.report({
      message: vscode.l10n.t("{0} of {1}", done, total),
      increment: (100 * (done - last)) / Math.max(1, total),
    });
    last = done;
  };
}

async function tellNoModel(): Promise<void> {
  const choose = vscode.l10n.t("Choose Model…");
  const message = vscode.l10n.t("No model is chosen: everything stays on this machine.");
  if ((await vscode.window.showInformationMessage(message, choose)) !== choose) return;
  await vscode.commands.executeCommand("idiolect.chooseModel");
}

async function tell(message: string): Promise<void> {
  await vscode.window.showInformationMessage(signed(message));
}

function say(message: string): void {
  vscode.window.setStatusBarMessage(message, MESSAGE_MS);
}

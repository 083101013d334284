import * as vscode from "vscode";
import type { Engine } from "../engine.ts";
import { type Studied, type StudyProgress, study } from "../generation/study.ts";
import type { StudyCache } from "../generation/studyCache.ts";
import { ANY_TASK, type StudyPlan, studyNeeds } from "../generation/studyNeeds.ts";
import { firstPrompt } from "../generation/studyParts.ts";
import { lyingIn } from "../history/lyingIn.ts";
import type { LanguageModel } from "../llm/languageModel.ts";
import type { StateFile } from "../storage/stateFile.ts";
import { type ChosenModel, chosenModel } from "./chosenModel.ts";
import type { Models } from "./connection.ts";
import { describeError, signed, tellFailure } from "./failure.ts";
import type { HistoryReader } from "./historyReader.ts";
import { studiesAutomatically } from "./modelSettings.ts";
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
  readonly documents: ReadonlyDocuments;
  readonly log: vscode.LogOutputChannel;
}

/** After the last change of the history, this long is waited until what left it is forgotten, and until what is new is studied. Milliseconds. */
const FORGET_AFTER_MS = 1_000;
const STUDY_AFTER_MS = 300_000;
const MESSAGE_MS = 5_000;

/** “Study My Writing with the Model”: differences that a model finds in the author's documents, ahead of time, and what completions are steered by. */
export class Studier implements vscode.Disposable, Summaries {
  readonly #parts: StudierParts;
  readonly #listening: vscode.Disposable;
  #forgetting: NodeJS.Timeout | undefined;
  #waiting: NodeJS.Timeout | undefined;
  #running: { readonly cancel: AbortController; readonly done: Promise<unknown> } | undefined;
  /** A study without a person looking has failed: the next one is asked for. */
  #hasFailed = false;

  constructor(parts: StudierParts) {
    this.#parts = parts;
    this.#listening = vscode.Disposable.from(
      parts.history.onChange(() => this.#historyChanged()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("idiolect.llm")) this.#hasFailed = false;
        if (event.affectsConfiguration("idiolect.llm.study")) this.#historyChanged();
      }),
    );
  }

  /** Studies what is new, once the person agreed to what is sent. Failures are told. */
  async study(): Promise<void> {
    const { history, states, documents, engine, cache } = this.#parts;
    if (this.#running) return say(vscode.l10n.t("Idiolect: your writing is being studied already"));
    let host = vscode.l10n.t("The endpoint");
    try {
      const chosen = chosenModel();
      if (!chosen) return await tellNoModel();
      host = chosen.host;
      if (history.progress) {
        return say(vscode.l10n.t("Idiolect: your writing is still being read; try again in a moment"));
      }
      const plan = await engine.studyPlan();
      if (plan.tasks.length === 0) return await tell(vscode.l10n.t("Add some of your writing first."));
      const needs = await studyNeeds(plan, { name: chosen.name }, cache);
      if (needs.documents.length + needs.tasks.length === 0) {
        return await tell(vscode.l10n.t("Nothing is new since {0} studied your writing.", chosen.name));
      }
      const compare = (id: string) => engine.compare(id);
      const prompt = await firstPrompt(needs, { plan, model: { name: chosen.name }, cache, compare });
      const question = { needs, chosen, prompt };
      if ((await askToStudy(question, states, documents)) !== "given") return;
      const title = vscode.l10n.t("Studying your writing with {0}", chosen.name);
      const location = vscode.ProgressLocation.Notification;
      const studied = await this.#run(chosen, plan, { location, title, cancellable: true });
      this.#hasFailed = false;
      if (studied) await tellStudied(studied);
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
  }

  dispose(): void {
    clearTimeout(this.#forgetting);
    clearTimeout(this.#waiting);
    this.#running?.cancel.abort();
    this.#listening.dispose();
  }

  /** Undefined where it was cancelled. Rejects with what {@link study} rejects with. */
  async #run(
    chosen: ChosenModel,
    plan: StudyPlan,
    options: vscode.ProgressOptions,
  ): Promise<Studied | undefined> {
    const cancel = new AbortController();
    const work = async (
      model: LanguageModel,
      progress: vscode.Progress<{ message: string; increment: number }>,
    ) => {
      const { engine, cache } = this.#parts;
      const onProgress = reportTo(progress);
      const { signal } = cancel;
      const compare = (id: string) => engine.compare(id);
      const studied = await study({ model, plan, cache, compare, signal, onProgress });
      return signal.aborted ? undefined : studied;
    };
    const running = vscode.window.withProgress(options, async (progress, token) => {
      token.onCancellationRequested(() => cancel.abort());
      return work(await this.#parts.models.connect(chosen), progress);
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
    clearTimeout(this.#waiting);
    this.#forgetting = setTimeout(() => void this.#forgetGone(), FORGET_AFTER_MS);
    if (studiesAutomatically()) {
      this.#waiting = setTimeout(() => void this.#studyUnasked(), STUDY_AFTER_MS);
    }
  }

  /** Studies what is new where the person wants that, and has agreed that text is sent there. Failures go to the log. */
  async #studyUnasked(): Promise<void> {
    const { engine, cache, states, history, log } = this.#parts;
    if (this.#running || this.#hasFailed || history.progress || !studiesAutomatically()) return;
    try {
      const chosen = chosenModel();
      const hasConsent = states.state.consents.some(({ origin }) => origin === chosen?.origin);
      // The editor’s own models are asked by commands only.
      if (chosen?.provider !== "endpoint" || !hasConsent) return;
      const plan = await engine.studyPlan();
      const needs = await studyNeeds(plan, { name: chosen.name }, cache);
      if (needs.documents.length + needs.tasks.length === 0) return;
      const title = vscode.l10n.t("Idiolect: studying your writing with {0}", chosen.name);
      const studied = await this.#run(chosen, plan, { location: vscode.ProgressLocation.Window, title });
      this.#hasFailed = (studied?.failed.length ?? 0) > 0;
    } catch (error) {
      this.#hasFailed = true;
      log.error(`Your writing could not be studied. ${describeError(error)}`);
    }
  }

  async #forgetGone(): Promise<void> {
    const { cache, engine, log } = this.#parts;
    try {
      const { skipped } = await engine.history();
      const left = new Set(skipped.map(({ path }) => path));
      const isShared = this.#isShared();
      await cache.keepOnly((id) => isShared(id) && !left.has(id));
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

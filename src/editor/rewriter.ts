import * as vscode from "vscode";
import type { Engine } from "../engine.ts";
import { contrastOf } from "../generation/contrast.ts";
import {
  faultsOf,
  isBetter,
  isWanting,
  type JudgedRewrite,
  judgeRewrite,
} from "../generation/judgeRewrite.ts";
import { placeOf } from "../generation/placeOf.ts";
import { MOST } from "../generation/prompt.ts";
import { promptFor, type Rewritten, rewrite } from "../generation/rewrite.ts";
import type { RewriteInputs } from "../generation/rewritePrompt.ts";
import type { StateFile } from "../storage/stateFile.ts";
import { extractProse } from "../text/extractProse.ts";
import { signalOf } from "./cancellation.ts";
import { type ChosenModel, chosenModel } from "./chosenModel.ts";
import type { Models } from "./connection.ts";
import { askConsent } from "./consent.ts";
import { signed, tellFailure } from "./failure.ts";
import { sayModelFailure } from "./modelFailure.ts";
import type { NotMineKeeper } from "./notMineKeeper.ts";
import { LONGEST_TOLD_BY, type Summaries, titleOf } from "./promptInputs.ts";
import type { ReadonlyDocuments } from "./readonlyDocuments.ts";
import { RewriteDiff } from "./rewriteDiff.ts";
import { sayKept, sayManner } from "./sayKept.ts";
import { type Passage, selectedPassage, unified } from "./selectedPassage.ts";
import { mayNotBeSent } from "./sources.ts";

export interface RewriterParts {
  readonly engine: Pick<Engine, "fit" | "reportFor" | "retrieve">;
  readonly models: Models;
  readonly states: StateFile;
  readonly documents: ReadonlyDocuments;
  readonly summaries: Summaries;
  readonly notMine: Pick<NotMineKeeper, "disown">;
  readonly log: vscode.LogOutputChannel;
}

/** A rewrite that waits for its author's word. */
interface Proposal {
  readonly diff: RewriteDiff;
  readonly judged: JudgedRewrite;
  readonly inputs: RewriteInputs;
  readonly chosen: ChosenModel;
  /** How many calls it took so far. */
  readonly calls: number;
}

const MESSAGE_MS = 5_000;
/** A rewrite that lost something, or sounds no more like its author, is asked for once more at most, and only when its author wants to. */
const MOST_CALLS = 2;

/** “Rewrite in My Voice”: a model's rewrite of the selection, as a diff to accept or discard. */
export class Rewriter implements vscode.Disposable {
  readonly #parts: RewriterParts;
  readonly #watching: vscode.Disposable;
  #proposal: Proposal | undefined;
  #diffs = 0;

  constructor(parts: RewriterParts) {
    this.#parts = parts;
    this.#watching = vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      if (this.#proposal?.diff.isAmong(closed)) this.#settle();
    });
  }

  /** Rewrites the selection of the active editor. */
  async rewrite(): Promise<void> {
    const passage = selectedPassage();
    if (typeof passage === "string") return inform(passage);
    if (mayNotBeSent(passage.uri.toString(), this.#parts.states)) {
      return inform(
        vscode.l10n.t(
          "This document is private: nothing of it is sent to a model, so it cannot be rewritten.",
        ),
      );
    }
    const chosen = chosenModel();
    if (!chosen) return offerSetup();
    const inputs = await this.#inputsFor(passage);
    const { states, documents } = this.#parts;
    const consent = await askConsent(promptFor(inputs), chosen, states, documents);
    if (consent !== "given") return;
    const rewritten = await this.#ask(chosen, inputs);
    if (!rewritten) return;
    if (rewritten.text === passage.text) {
      return say(vscode.l10n.t("Idiolect: the model would leave the selection as it is"));
    }
    const judged = await this.#judge(passage, rewritten);
    await this.discard();
    await this.#propose(passage, { judged, inputs, chosen, calls: 1 });
  }

  /** Asks once more, naming what the rewrite lost and what was off about its sound; the better one stays. */
  async tryAgain(): Promise<void> {
    const proposal = this.#proposal;
    if (!proposal || !mayTryAgain(proposal)) return;
    const { diff, chosen, judged } = proposal;
    const inputs = { ...proposal.inputs, ...faultsOf(judged) };
    const rewritten = await this.#ask(chosen, inputs);
    if (!rewritten || this.#proposal !== proposal) return;
    const second = await this.#judge(diff.passage, rewritten);
    const isAsBefore = rewritten.text === diff.passage.text;
    const stays = !isAsBefore && isBetter(second, judged) ? second : judged;
    if (stays === judged)
      say(vscode.l10n.t("Idiolect: the second rewrite is no better, so the first one stays"));
    await this.discard();
    await this.#propose(diff.passage, { judged: stays, inputs, chosen, calls: proposal.calls + 1 });
  }

  /** Puts the rewrite into its document as one edit, if the text that it is for still stands there. */
  async accept(): Promise<void> {
    const { diff } = this.#proposal ?? {};
    if (!diff) return say(vscode.l10n.t("Idiolect: there is no rewrite to accept"));
    const { passage, rewritten } = diff;
    const document = await vscode.workspace.openTextDocument(passage.uri);
    const range = rangeOf(passage, document);
    if (!range) return offerCopy(rewritten.text);
    this.#settle();
    await diff.close();
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(range.start, range.start);
    const own = new Set(sentencesOf(document));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(passage.uri, range, rewritten.text);
    if (!(await vscode.workspace.applyEdit(edit))) return offerCopy(rewritten.text);
    await this.#parts.notMine.disown(sentencesOf(document).filter((sentence) => !own.has(sentence)));
  }

  /** Closes the diff; the document stays as it is. */
  async discard(): Promise<void> {
    const { diff } = this.#proposal ?? {};
    this.#settle();
    await diff?.close();
  }

  async listFacts(): Promise<void> {
    await this.#proposal?.diff.listFacts();
  }

  dispose(): void {
    this.#watching.dispose();
  }

  async #inputsFor({ uri, before, text, after, languageId }: Passage): Promise<RewriteInputs> {
    const { engine, summaries } = this.#parts;
    const around = (before + text + after).slice(0, LONGEST_TOLD_BY);
    const [report, passages, summary] = await Promise.all([
      engine.reportFor(around, languageId),
      engine.retrieve(text, MOST.passages, uri.toString()),
      summaries.preferenceFor(around, languageId),
    ]);
    return {
      preference: summary === "" ? report.preference : summary,
      passages: passages.map((passage) => passage.text),
      contrast: contrastOf(report),
      title: titleOf(uri),
      before,
      text,
      after,
      languageId,
      lost: [],
    };
  }

  /** Undefined where it was cancelled, or failed, which is told. */
  async #ask(chosen: ChosenModel, inputs: RewriteInputs): Promise<Rewritten | undefined> {
    const { name, host } = chosen;
    const title = vscode.l10n.t("Rewriting with {0} at {1}", name, host);
    const location = vscode.ProgressLocation.Notification;
    try {
      return await vscode.window.withProgress(
        { location, title, cancellable: true },
        async (progress, token) => {
          const model = await this.#parts.models.connect(chosen);
          const onProgress = (characters: number) =>
            progress.report({
              message: vscode.l10n.t("{0} characters", characters),
            });
          return rewrite({ model, inputs, signal: signalOf(token), onProgress });
        },
      );
    } catch (error) {
      void tellFailure(signed(sayModelFailure(error, host)), error, this.#parts.log);
      return undefined;
    }
  }

  /** How a rewrite sounds beside the text it is for: measured on this machine. */
  async #judge(passage: Passage, rewritten: Rewritten): Promise<JudgedRewrite> {
    const { engine, states } = this.#parts;
    const { before, text, after, languageId } = passage;
    const report = await engine.reportFor((before + text + after).slice(0, LONGEST_TOLD_BY), languageId);
    const { steering = {} } = states.state;
    const fit = (prose: string) => engine.fit(prose);
    return judgeRewrite(text, rewritten, { report, steering, languageId, fit });
  }

  async #propose(passage: Passage, asked: Omit<Proposal, "diff">): Promise<void> {
    const { rewritten } = asked.judged;
    const diff = await RewriteDiff.show(passage, rewritten, ++this.#diffs, this.#parts.documents);
    const proposal = { ...asked, diff };
    this.#proposal = proposal;
    tellContexts(proposal);
    void this.#tell(proposal);
  }

  async #tell(proposal: Proposal): Promise<void> {
    const accept = vscode.l10n.t("Accept");
    const discard = vscode.l10n.t("Discard");
    const list = vscode.l10n.t("Show List");
    const again = vscode.l10n.t("Try Again");
    const { rewritten, manner } = proposal.judged;
    const changes = sayKept(rewritten.kept);
    const kept = changes || vscode.l10n.t("Names, numbers, links and markup are as they were.");
    const message = vscode.l10n.t("{0} {1} Accept the rewrite?", kept, sayManner(manner));
    const actions = [
      accept,
      discard,
      ...(changes === "" ? [] : [list]),
      ...(mayTryAgain(proposal) ? [again] : []),
    ];
    const isFine = changes === "" && manner !== "noNearer";
    const answer = isFine
      ? await vscode.window.showInformationMessage(message, ...actions)
      : await vscode.window.showWarningMessage(message, ...actions);
    if (answer === undefined) return;
    if (this.#proposal !== proposal) {
      say(vscode.l10n.t("Idiolect: that rewrite is not open any more"));
      return;
    }
    if (answer === accept) await this.accept();
    if (answer === discard) await this.discard();
    if (answer === list) await this.listFacts();
    if (answer === again) await this.tryAgain();
  }

  #settle(): void {
    this.#proposal = undefined;
    tellContexts(undefined);
  }
}

function mayTryAgain({ calls, judged }: Proposal): boolean {
  return calls < MOST_CALLS && isWanting(judged);
}

/** For the buttons and keys of the diff. */
function tellContexts(proposal: Proposal | undefined): void {
  const set = (name: string, value: boolean) =>
    void vscode.commands.executeCommand("setContext", `idiolect.${name}`, value);
  set("rewriteProposed", proposal !== undefined);
  set("rewriteChangesFacts", proposal !== undefined && sayKept(proposal.diff.rewritten.kept) !== "");
  set("rewriteMayBeRetried", proposal !== undefined && mayTryAgain(proposal));
}

/** Where the passage stands in its document now; undefined where it was changed. */
function rangeOf({ before, text }: Passage, document: vscode.TextDocument): vscode.Range | undefined {
  const whole = document.getText();
  const start = placeOf(text, before.length, unified(whole));
  if (start === undefined) return undefined;
  // Lines are the same however they end.
  const positionAt = (offset: number) => {
    const head = unified(whole).slice(0, offset);
    const line = head.split("\n").length - 1;
    return new vscode.Position(line, offset - (head.lastIndexOf("\n") + 1));
  };
  return new vscode.Range(positionAt(start), positionAt(start + text.length));
}

const sentencesOf = (document: vscode.TextDocument) =>
  extractProse(document.getText(), document.languageId).sentences.map(({ text }) => text);

async function offerSetup(): Promise<void> {
  const setUp = vscode.l10n.t("Set Up a Model");
  const message = vscode.l10n.t(
    "Rewriting needs a language model, and none is set. What runs on this machine completes, and does not rewrite.",
  );
  if ((await vscode.window.showInformationMessage(message, setUp)) !== setUp) return;
  await vscode.commands.executeCommand("idiolect.chooseModel");
}

async function offerCopy(text: string): Promise<void> {
  const copy = vscode.l10n.t("Copy Rewrite");
  const message = vscode.l10n.t(
    "The text has changed since it was rewritten, so nothing was put in its place. Select it and rewrite it again, or copy the rewrite.",
  );
  if ((await vscode.window.showWarningMessage(message, copy)) === copy) {
    await vscode.env.clipboard.writeText(text);
  }
}

async function inform(message: string): Promise<void> {
  await vscode.window.showInformationMessage(message);
}

function say(message: string): void {
  vscode.window.setStatusBarMessage(message, MESSAGE_MS);
}

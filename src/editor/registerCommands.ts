import * as vscode from "vscode";
import type { LastCompletion } from "../completion/lastCompletion.ts";
import type { Engine } from "../engine.ts";
import type { Request } from "../panel/protocol.ts";
import type { NotMineFile } from "../storage/notMineFile.ts";
import type { StateFile } from "../storage/stateFile.ts";
import { acceptSentence } from "./acceptSentence.ts";
import type { Activity } from "./activity.ts";
import { askForRepository, withRepository } from "./addRepository.ts";
import type { ApiKeys } from "./apiKeys.ts";
import { chooseModel } from "./chooseModel.ts";
import { addWriters, chooseWriters } from "./chooseWriters.ts";
import { compareRepository } from "./compareRepository.ts";
import type { Models } from "./connection.ts";
import { exportProfile } from "./exportProfile.ts";
import { exportStyleGuide } from "./exportStyleGuide.ts";
import { signed, tellFailure } from "./failure.ts";
import { confirmForgetting } from "./forget.ts";
import type { GhostText } from "./ghostText.ts";
import {
  chosenNodes,
  excludeDocuments,
  markDocuments,
  markPrivate,
  openDocument,
  removeSources,
} from "./historyCommands.ts";
import type { HistoryKeeper } from "./historyKeeper.ts";
import type { HistoryReader } from "./historyReader.ts";
import { importProfile } from "./importProfile.ts";
import type { ModelNote } from "./modelNote.ts";
import type { NotMineKeeper } from "./notMineKeeper.ts";
import type { PanelModel } from "./panelModel.ts";
import type { PanelSections } from "./panelSections.ts";
import type { Personalizer } from "./personalizer.ts";
import type { ReadonlyDocuments } from "./readonlyDocuments.ts";
import { readWriter } from "./readWriter.ts";
import type { Rewriter } from "./rewriter.ts";
import { sayError } from "./sayError.ts";
import { setApiKey } from "./setApiKey.ts";
import { showEvidence } from "./showEvidence.ts";
import { skippedReport } from "./skippedReport.ts";
import { askForSources, askWhatToRemove, chosenSources, nameOf } from "./sources.ts";
import { chooseSnooze, showStatusMenu } from "./statusMenu.ts";
import { steerCompletions } from "./steerCompletions.ts";
import type { Studier } from "./studier.ts";
import { testConnection } from "./testConnection.ts";
import { turnHabit } from "./turnHabit.ts";
import type { TypingModel } from "./typingModel.ts";
import type { WritersReader } from "./writersReader.ts";

const MESSAGE_MS = 5_000;

/** The parts that commands act on. */
export interface CommandParts {
  readonly activity: Activity;
  readonly documents: ReadonlyDocuments;
  readonly engine: Engine;
  readonly ghostText: GhostText;
  readonly history: HistoryReader;
  readonly keeper: HistoryKeeper;
  readonly keys: ApiKeys;
  readonly last: LastCompletion;
  readonly log: vscode.LogOutputChannel;
  readonly modelNote: ModelNote;
  readonly models: Models;
  readonly notMine: NotMineKeeper;
  readonly notMineList: NotMineFile;
  readonly panel: PanelModel;
  readonly personalizer: Personalizer;
  readonly rewriter: Rewriter;
  readonly sections: PanelSections;
  readonly states: StateFile;
  /** The extension's own folder. */
  readonly storage: vscode.Uri;
  readonly studier: Studier;
  readonly typing: TypingModel;
  readonly writers: WritersReader;
}

export interface Commands extends vscode.Disposable {
  /** Does what the panel's page asks for. Rejects with what went wrong. */
  answer(request: Request): Promise<void>;
}

/** Registers every command under its identifier in package.json. One that fails says so once, and offers the log. */
export function registerCommands(parts: CommandParts): Commands {
  const { activity, engine, keeper, keys, log, personalizer, rewriter } = parts;
  const run = async (work: () => unknown): Promise<void> => {
    try {
      await work();
    } catch (error) {
      await tellFailure(signed(sayError(error)), error, log);
    }
  };
  const handlers: Record<string, (...args: unknown[]) => unknown> = {
    addWriting: () => addWriting(parts),
    addRepository: () => addRepository(parts),
    markNotMine: () => mark(parts, "notMine"),
    markMine: () => mark(parts, "mine"),
    removeWriting: () => removeWriting(parts),
    openDocument: (...on) => openDocument(chosenNodes(...on)),
    removeSource: (...on) => removeSources(chosenNodes(...on), parts),
    excludeDocument: (...on) => excludeDocuments(chosenNodes(...on), "out", parts),
    includeDocument: (...on) => excludeDocuments(chosenNodes(...on), "in", parts),
    markPrivate: (...on) => markPrivate(chosenNodes(...on), "private", parts),
    markNotPrivate: (...on) => markPrivate(chosenNodes(...on), "open", parts),
    markDocumentNotMine: (...on) => markDocuments(chosenNodes(...on), "notMine", parts),
    markDocumentMine: (...on) => markDocuments(chosenNodes(...on), "mine", parts),
    addWriters: () => addWriters(),
    acceptSentence: () => acceptSentence(parts.ghostText),
    steer: () => steerCompletions(parts),
    compareRepository: () => compareRepository(parts),
    chooseWriters: () => chooseWriters(engine),
    refresh: () => keeper.refresh(),
    showSkipped: () => showSkipped(parts),
    personalize: () => personalizer.personalize(),
    moreAlternatives: () => personalizer.personalize(),
    tryAgain: () => personalizer.tryAgain(),
    cancelPersonalizing: () => personalizer.cancel(),
    showPrompt: () => personalizer.showPrompt(),
    explain: () => explain(parts),
    study: () => parts.studier.study(),
    rewrite: () => rewriter.rewrite(),
    acceptRewrite: () => rewriter.accept(),
    discardRewrite: () => rewriter.discard(),
    retryRewrite: () => rewriter.tryAgain(),
    listRewriteFacts: () => rewriter.listFacts(),
    chooseModel: () => chooseModel(parts),
    setApiKey: () => setApiKey(keys),
    testConnection: () => testConnection(parts),
    showMenu: () => showStatusMenu(parts),
    pause: () => activity.pause(),
    resume: () => activity.resume(),
    snooze: () => chooseSnooze(activity),
    showLog: () => log.show(),
    exportProfile: () => exportProfile(parts),
    exportStyleGuide: () => exportStyleGuide(parts),
    importProfile: () => importProfile(parts),
    forget: () => forget(parts),
  };
  const registrations = Object.entries(handlers).map(([name, handle]) =>
    vscode.commands.registerCommand(`idiolect.${name}`, (...args: unknown[]) => run(() => handle(...args))),
  );
  return {
    answer: async (request) => {
      await answerPanel(request, parts);
    },
    dispose: () => vscode.Disposable.from(...registrations).dispose(),
  };
}

function answerPanel(request: Request, parts: CommandParts): unknown {
  switch (request.type) {
    case "addWriting":
      return addWriting(parts);
    case "refresh":
      return parts.keeper.refresh();
    case "cancel":
      return parts.history.cancel();
    case "pause":
      return parts.history.pause();
    case "showSkipped":
      return showSkipped(parts);
    case "showLog":
      return parts.log.show();
    case "showKind":
      return parts.panel.showKind(request.register);
    case "copyPreference":
      return vscode.env.clipboard.writeText(listOf(parts.panel.preference));
    case "chooseModel":
      return chooseModel(parts);
    case "dismissModelNote":
      return parts.modelNote.dismiss();
    case "exportStyleGuide":
      return exportStyleGuide(parts);
    case "steer":
      return turnHabit(request.feature, request.wish ?? undefined, parts);
    case "ask":
      return parts.sections.ask(request.section);
    case "measure":
      return parts.sections.measure();
    case "cancelMeasuring":
      return parts.engine.cancelMeasuring();
    case "readWriter":
      return readWriter(request.writer, parts);
    case "open":
      return showEvidence(request.document, request.start, request.end);
  }
}

/** Lines as a list in Markdown. */
const listOf = (lines: string) => lines.replaceAll(/^/gm, "- ");

async function addWriting({ states, keeper }: CommandParts): Promise<void> {
  const chosen = await askForSources();
  if (!chosen) return;
  await states.update((state) => {
    state.sources = [...new Set([...state.sources, ...chosen])];
  });
  await vscode.commands.executeCommand("idiolect.panel.focus");
  keeper.refresh();
}

async function addRepository({ states, keeper }: CommandParts): Promise<void> {
  const added = await askForRepository();
  if (added === undefined) return;
  await states.update((state) => {
    state.sources = withRepository(state.sources, added);
  });
  await vscode.commands.executeCommand("idiolect.panel.focus");
  keeper.refresh();
}

async function mark({ notMine, keeper }: CommandParts, as: "mine" | "notMine"): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const marked = editor ? await notMine.mark(editor, as) : 0;
  if (marked === 0) {
    await vscode.window.showInformationMessage(vscode.l10n.t("Select the sentences to mark in an editor."));
    return;
  }
  keeper.judgedAnew();
  vscode.window.setStatusBarMessage(
    as === "mine"
      ? vscode.l10n.t("Idiolect: marked as yours (sentences: {0})", marked)
      : vscode.l10n.t("Idiolect: marked as not yours (sentences: {0})", marked),
    MESSAGE_MS,
  );
}

async function removeWriting({ states, keeper }: CommandParts): Promise<void> {
  const chosen = await askWhatToRemove(states);
  if (!chosen || chosen.length === 0) return;
  await states.update((state) => {
    state.sources = state.sources.filter((source) => !chosen.includes(source));
  });
  keeper.refresh();
}

async function showSkipped({ history, engine, documents }: CommandParts): Promise<void> {
  const report = skippedReport(await history.skipped(), await engine.omissions(), nameOf);
  await documents.show(vscode.l10n.t("What was left out.md"), report);
}

async function explain({ last, sections }: CommandParts): Promise<void> {
  if (last.last.shown) return sections.reveal("why");
  await vscode.window.showInformationMessage(
    vscode.l10n.t("No completion has been shown in this window yet: there is none to explain."),
  );
}

async function forget(parts: CommandParts): Promise<void> {
  const { history, keeper, keys, activity, states, notMineList, storage } = parts;
  if (!(await confirmForgetting())) return;
  await parts.studier.forget();
  parts.typing.forget();
  parts.models.requests.clear();
  await history.forget();
  parts.last.clear();
  await keeper.compareAnew();
  await keys.removeAll();
  await activity.resume();
  await vscode.workspace.fs.delete(storage, { recursive: true });
  await notMineList.refresh();
  // What the setting names is the person's own choice, which they were told stays.
  if (chosenSources(states).length > 0) keeper.refresh();
}

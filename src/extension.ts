import { join } from "node:path";
import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { LastCompletion } from "./completion/lastCompletion.ts";
import { Activity } from "./editor/activity.ts";
import { ApiKeys } from "./editor/apiKeys.ts";
import { Models } from "./editor/connection.ts";
import { describeError, signed, tellFailure } from "./editor/failure.ts";
import { GhostText } from "./editor/ghostText.ts";
import { HistoryKeeper } from "./editor/historyKeeper.ts";
import { HistoryReader } from "./editor/historyReader.ts";
import { HistoryView } from "./editor/historyView.ts";
import { ModelNote } from "./editor/modelNote.ts";
import { NotMineKeeper } from "./editor/notMineKeeper.ts";
import { OtherWindows } from "./editor/otherWindows.ts";
import { PanelModel } from "./editor/panelModel.ts";
import { PanelSections } from "./editor/panelSections.ts";
import { PanelView } from "./editor/panelView.ts";
import { Personalizer } from "./editor/personalizer.ts";
import { ReadonlyDocuments } from "./editor/readonlyDocuments.ts";
import { registerReadTexts } from "./editor/readTexts.ts";
import { registerCommands } from "./editor/registerCommands.ts";
import { registerCommitTexts } from "./editor/repositoryReader.ts";
import { registerRewriteAction } from "./editor/rewriteAction.ts";
import { Rewriter } from "./editor/rewriter.ts";
import { sayError } from "./editor/sayError.ts";
import { LANGUAGE_FILTERS } from "./editor/settings.ts";
import { createStatusItem } from "./editor/statusItem.ts";
import { Studier } from "./editor/studier.ts";
import { tellDamaged } from "./editor/tellDamaged.ts";
import { TypingModel } from "./editor/typingModel.ts";
import { tellWalkthrough } from "./editor/walkthroughSteps.ts";
import { workspaceFiles } from "./editor/workspaceFiles.ts";
import { WritersReader } from "./editor/writersReader.ts";
import { EmbeddingCache } from "./generation/embeddingCache.ts";
import { StudyCache } from "./generation/studyCache.ts";
import { hexDigest, saltedDigest } from "./node/digest.ts";
import { EngineWorker } from "./node/engineWorker.ts";
import { oneWindowAtATime, unlessElsewhere } from "./node/fileLock.ts";
import { folderBlobs } from "./node/folderBlobs.ts";
import { nodeTextFile } from "./node/textFile.ts";
import { NotMineFile } from "./storage/notMineFile.ts";
import { StateFile } from "./storage/stateFile.ts";

/** Builds the extension's parts, connects them to each other and to the editor. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  // The words of rooms that know no editor are translated as the editor's are.
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle });
  const log = vscode.window.createOutputChannel("Idiolect", { log: true });
  context.subscriptions.push(log);

  const storage = context.globalStorageUri.fsPath;
  const states = await openState(context.globalStorageUri, log);
  const engine = new EngineWorker(
    context.asAbsolutePath(join("dist", "worker.cjs")),
    {
      corpusFolder: context.asAbsolutePath("corpus"),
      packedWriters: context.asAbsolutePath(join("dist", "writers.json")),
      modelsFolder: join(storage, "models"),
    },
    ({ kind, cause }) => {
      log.error(`The engine ${kind}. ${describeError(cause)}`);
      if (kind !== "restarted") return;
      steer();
      keeper.refill();
    },
  );
  const steer = () => {
    engine
      .steer(states.state.steering ?? {})
      .catch((error: unknown) => log.error(`Completions are not steered. ${describeError(error)}`));
  };
  const texts = folderBlobs(join(storage, "documents"));
  const notMine = await NotMineFile.open(nodeTextFile(join(storage, "notMine.json")), (keptAs) => {
    const message = vscode.l10n.t(
      "Idiolect: the list of sentences that are not yours was damaged. It was kept as {0}; sentences marked before count as yours until you mark them again.",
      keptAs,
    );
    void tellDamaged(message, context.globalStorageUri, keptAs, log);
  });
  const cache = folderBlobs(join(storage, "models"));
  const alone = oneWindowAtATime(join(storage, "reading.lock"));
  const history = new HistoryReader({
    engine,
    states,
    texts,
    notMine,
    files: workspaceFiles(),
    cache,
    alone,
    log,
  });
  const modelNote = new ModelNote(context.globalState);
  const panel = new PanelModel(engine, history, cache, states, modelNote);
  const last = new LastCompletion();
  const sections = new PanelSections({ engine, panel, last, states, cache, log });
  const writers = new WritersReader({ engine, files: workspaceFiles(), states, cache, log });
  const keeper = new HistoryKeeper(history, writers, panel, engine, log);
  const activity = new Activity(context.globalState);
  const documents = new ReadonlyDocuments();
  const keys = new ApiKeys(context.secrets, context.globalState);
  const study = new StudyCache(folderBlobs(join(storage, "models", "study")), hexDigest);
  const embeddings = new EmbeddingCache(folderBlobs(join(storage, "models", "embeddings")), hexDigest);
  const models = new Models(keys, context.globalState);
  const studier = new Studier({
    engine,
    history,
    models,
    states,
    cache: study,
    embeddings,
    documents,
    unlessElsewhere: unlessElsewhere(join(storage, "studying.lock")),
    log,
  });
  const typing = new TypingModel({ engine, last, models, states, summaries: studier, log });
  const ghostText = new GhostText(engine, typing, activity, last, log);
  const inserted = new NotMineKeeper({
    engine,
    list: notMine,
    digestWith: saltedDigest,
    suggestedIn: (uri) => ghostText.shownIn(uri),
    log,
  });
  const rewriter = new Rewriter({
    engine,
    models,
    states,
    documents,
    summaries: studier,
    notMine: inserted,
    log,
  });
  const personalizer = new Personalizer({
    engine,
    ghostText,
    last,
    models,
    states,
    documents,
    summaries: studier,
    log,
  });
  const commands = registerCommands({
    activity,
    documents,
    engine,
    ghostText,
    history,
    keeper,
    keys,
    last,
    log,
    modelNote,
    models,
    notMine: inserted,
    notMineList: notMine,
    panel,
    personalizer,
    rewriter,
    sections,
    states,
    storage: context.globalStorageUri,
    studier,
    typing,
    writers,
  });
  const view = new PanelView(context.extensionUri, panel, sections, commands.answer, log);

  /** The text of a document as it was last read. */
  const keptText = async (id: string) => {
    const known = states.state.documents[id];
    return known && texts.get(known.hash);
  };
  context.subscriptions.push(
    new vscode.Disposable(() => void engine.dispose()),
    history,
    panel,
    sections,
    new HistoryView({ engine, history, states, log }, panel.onChange),
    keeper,
    activity,
    documents,
    modelNote,
    models,
    typing,
    ghostText,
    inserted,
    new OtherWindows({ engine, keeper, panel, states, notMine, storage: context.globalStorageUri, log }),
    registerCommitTexts(keptText),
    registerReadTexts(keptText),
    personalizer,
    rewriter,
    registerRewriteAction(),
    commands,
    createStatusItem(activity, history, models),
    vscode.languages.registerInlineCompletionItemProvider(LANGUAGE_FILTERS, ghostText),
    view,
    tellWalkthrough({ panel, view, last, models }),
    vscode.window.registerWebviewViewProvider("idiolect.panel", view),
  );
  steer();
  await panel.restore();
  keeper.refresh();
}

/** Without its state nothing works, and the person is told why: a newer version wrote it, or it cannot be read. */
async function openState(folder: vscode.Uri, log: vscode.LogOutputChannel): Promise<StateFile> {
  try {
    return await StateFile.open(nodeTextFile(join(folder.fsPath, "state.json")), (keptAs) => {
      const message = vscode.l10n.t(
        "Idiolect: the file that remembers your choices was damaged. It was kept as {0}. Add your writing again; your own files are as they were.",
        keptAs,
      );
      void tellDamaged(message, folder, keptAs, log);
    });
  } catch (error) {
    void tellFailure(signed(sayError(error)), error, log);
    throw error;
  }
}

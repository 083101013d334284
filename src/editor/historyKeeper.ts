import * as vscode from "vscode";
import type { Engine } from "../engine.ts";
import { BlobNotKeptError } from "../storage/blobStore.ts";
import { StateNotSavedError } from "../storage/stateFile.ts";
import { chosenModel } from "./chosenModel.ts";
import { describeError, signed, tellFailure } from "./failure.ts";
import type { HistoryReader } from "./historyReader.ts";
import type { PanelModel } from "./panelModel.ts";
import type { WritersReader } from "./writersReader.ts";

/** After the last save, this long is waited until the report is made anew. Milliseconds. */
const SETTLE_MS = 300;

/** Decides when the history and other writers are read and the report made: at the start, on request, when settings change, on a save. */
export class HistoryKeeper implements vscode.Disposable {
  readonly #history: HistoryReader;
  readonly #writers: WritersReader;
  readonly #panel: PanelModel;
  readonly #engine: Pick<Engine, "prepare" | "retrieve">;
  readonly #log: vscode.LogOutputChannel;
  readonly #listening: vscode.Disposable;
  #settling: NodeJS.Timeout | undefined;

  constructor(
    history: HistoryReader,
    writers: WritersReader,
    panel: PanelModel,
    engine: Pick<Engine, "prepare" | "retrieve">,
    log: vscode.LogOutputChannel,
  ) {
    this.#history = history;
    this.#writers = writers;
    this.#panel = panel;
    this.#engine = engine;
    this.#log = log;
    this.#listening = vscode.Disposable.from(
      vscode.workspace.onDidSaveTextDocument((document) => void this.#saved(document)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("idiolect.history")) this.refresh();
        if (event.affectsConfiguration("idiolect.corpus")) void this.compareAnew();
      }),
    );
  }

  /** Reads what has changed, and makes the report anew, with progress in the view. Failures are told. */
  refresh(): void {
    void this.#read(async () => {
      await this.#history.refresh();
      await this.#writers.refresh({ again: true });
    });
  }

  /** Takes in what another window has read. */
  async follow(): Promise<void> {
    if (!(await this.#history.follow())) return;
    await this.#prepare();
    this.judgedAnew();
  }

  /** As {@link refresh}, for an engine that has lost everything. */
  refill(): void {
    void this.#read(async () => {
      await this.#history.refill();
      await this.#writers.refill();
    });
  }

  /** Whose sentences are has changed: the report is made anew when nothing has changed for a while. */
  judgedAnew(): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => void this.#settle(), SETTLE_MS);
  }

  /** The writers to compare with are others now: the report is made anew. Failures are told. */
  async compareAnew(): Promise<void> {
    try {
      await vscode.window.withProgress({ location: { viewId: "idiolect.panel" } }, async () => {
        await this.#writers.refresh({ again: false });
        await this.#panel.update();
      });
    } catch (error) {
      const message = vscode.l10n.t("The writers to compare with could not be read.");
      await tellFailure(signed(message), error, this.#log);
    }
  }

  dispose(): void {
    clearTimeout(this.#settling);
    this.#listening.dispose();
  }

  async #read(read: () => Promise<void>): Promise<void> {
    try {
      await vscode.window.withProgress({ location: { viewId: "idiolect.panel" } }, async () => {
        await read();
        await this.#panel.update();
        await this.#prepare();
      });
    } catch (error) {
      const message = sayFailure(error);
      this.#panel.fail(message);
      await tellFailure(signed(message), error, this.#log);
    }
  }

  async #saved(document: vscode.TextDocument): Promise<void> {
    try {
      if (!(await this.#history.reread(document))) return;
      await this.#prepare();
      this.judgedAnew();
    } catch (error) {
      this.#log.error(`A saved document could not be read. ${describeError(error)}`);
    }
  }

  /** Learns ahead what the next suggestion would have to wait for, and, where a model is set, the next prompt. */
  async #prepare(): Promise<void> {
    await this.#engine.prepare();
    if (isModelSet()) await this.#engine.retrieve("", 0);
  }

  async #settle(): Promise<void> {
    try {
      await this.#panel.update();
    } catch (error) {
      this.#log.error(`The report could not be made. ${describeError(error)}`);
    }
  }
}

function sayFailure(error: unknown): string {
  return error instanceof BlobNotKeptError || error instanceof StateNotSavedError
    ? vscode.l10n.t(
        "What was read of your writing cannot be kept: {0}. Is the disk full, or the folder read-only?",
        error.message,
      )
    : vscode.l10n.t("Your writing could not be read.");
}

function isModelSet(): boolean {
  try {
    return chosenModel() !== undefined;
  } catch {
    // One that cannot be asked is told of when it is to be.
    return false;
  }
}

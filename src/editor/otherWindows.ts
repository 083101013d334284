import * as vscode from "vscode";
import type { Engine } from "../engine.ts";
import type { NotMineFile } from "../storage/notMineFile.ts";
import type { State } from "../storage/state.ts";
import type { StateFile } from "../storage/stateFile.ts";
import { describeError } from "./failure.ts";
import type { HistoryKeeper } from "./historyKeeper.ts";
import type { PanelModel } from "./panelModel.ts";

/** A window writes several times in a row: so long after the last it is read. Milliseconds. */
const SETTLE_MS = 500;

export interface OtherWindowsParts {
  readonly engine: Pick<Engine, "setNotMine" | "steer">;
  readonly keeper: HistoryKeeper;
  readonly panel: PanelModel;
  readonly states: StateFile;
  readonly notMine: NotMineFile;
  /** The extension's own folder. */
  readonly storage: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
}

/**
 * Takes in what the author chooses in other windows of the editor, forgetting everything among it, and what they read there: this window
 * would otherwise go on with what it knew when it opened.
 */
export class OtherWindows implements vscode.Disposable {
  readonly #parts: OtherWindowsParts;
  readonly #watching: vscode.Disposable;
  #settling: NodeJS.Timeout | undefined;

  constructor(parts: OtherWindowsParts) {
    this.#parts = parts;
    const pattern = new vscode.RelativePattern(parts.storage, "{state,notMine}.json");
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const soon = () => {
      clearTimeout(this.#settling);
      this.#settling = setTimeout(() => void this.#read(), SETTLE_MS);
    };
    this.#watching = vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(soon),
      watcher.onDidChange(soon),
      watcher.onDidDelete(soon),
    );
  }

  dispose(): void {
    clearTimeout(this.#settling);
    this.#watching.dispose();
  }

  async #read(): Promise<void> {
    const { engine, keeper, panel, states, notMine, log } = this.#parts;
    const before = states.state;
    const hashes = notMine.list.hashes;
    try {
      await states.refresh();
      await notMine.refresh();
      const now = states.state;
      if (!isSame(now.steering, before.steering)) {
        await engine.steer(now.steering ?? {});
        await panel.update();
      }
      if (!isSame(choicesOf(now), choicesOf(before))) {
        keeper.refresh();
        return;
      }
      if (!isSame(notMine.list.hashes, hashes)) {
        await engine.setNotMine(notMine.list);
        keeper.judgedAnew();
      }
      await keeper.follow();
    } catch (error) {
      log.error(`What another window changed could not be read. ${describeError(error)}`);
    }
  }
}

/** What the history and the comparison depend on. */
const choicesOf = ({ sources, excluded, private: kept, repositories }: Readonly<State>) => [
  sources,
  excluded,
  kept,
  repositories,
];

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

import * as vscode from "vscode";
import type { DocumentFigures, Engine } from "../engine.ts";
import { lyingIn } from "../history/lyingIn.ts";
import { SourceTree } from "../history/sourceTree.ts";
import type { StateFile } from "../storage/stateFile.ts";
import { describeError } from "./failure.ts";
import { amountOf, type HistoryNode, itemOf, tooltipOf, type ViewSource } from "./historyItems.ts";
import type { HistoryReader } from "./historyReader.ts";
import { commitsOf } from "./repositoryReader.ts";
import { chosenSources, privateLocations } from "./sources.ts";

/** While much changes, the view is drawn anew this often at most. Milliseconds. */
const REDRAW_MS = 400;

/** What is drawn, as of one moment. */
interface Drawn {
  readonly tree: SourceTree<ViewSource, DocumentFigures>;
  readonly isPrivate: (id: string) => boolean;
}

export interface HistoryViewParts {
  readonly engine: Pick<Engine, "documents">;
  readonly history: HistoryReader;
  readonly states: StateFile;
  readonly log: vscode.LogOutputChannel;
}

/** The view of the history: sources, their documents, and what was left out and why. */
export class HistoryView implements vscode.TreeDataProvider<HistoryNode>, vscode.Disposable {
  readonly #parts: HistoryViewParts;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: vscode.TreeView<HistoryNode>;
  readonly #listening: vscode.Disposable;
  #drawn: Promise<Drawn> | undefined;
  #redrawing: NodeJS.Timeout | undefined;

  /** @param onChange fires also when the history is as it was, and often */
  constructor(parts: HistoryViewParts, onChange: vscode.Event<void>) {
    this.#parts = parts;
    this.#view = vscode.window.createTreeView("idiolect.history", {
      treeDataProvider: this,
      canSelectMany: true,
      showCollapseAll: true,
    });
    this.#listening = onChange(() => this.#redrawSoon());
  }

  async getChildren(node?: HistoryNode): Promise<HistoryNode[]> {
    this.#drawn ??= this.#draw();
    return [...(await this.#drawn).tree.childrenOf(node)];
  }

  async getTreeItem(node: HistoryNode): Promise<vscode.TreeItem> {
    this.#drawn ??= this.#draw();
    const { isPrivate } = await this.#drawn;
    return itemOf(node, {
      isPrivate,
      marked: this.#parts.states.state.private,
      excluded: this.#parts.states.state.excluded,
    });
  }

  resolveTreeItem(item: vscode.TreeItem, node: HistoryNode): vscode.TreeItem {
    const tooltip = tooltipOf(node);
    if (tooltip) item.tooltip = tooltip;
    return item;
  }

  dispose(): void {
    clearTimeout(this.#redrawing);
    this.#listening.dispose();
    this.#view.dispose();
    this.#changed.dispose();
  }

  #redrawSoon(): void {
    if (this.#parts.history.progress || this.#redrawing) return;
    this.#redrawing = setTimeout(() => {
      this.#redrawing = undefined;
      this.#drawn = undefined;
      this.#changed.fire(undefined);
    }, REDRAW_MS);
  }

  async #draw(): Promise<Drawn> {
    const { engine, history, states, log } = this.#parts;
    try {
      const documents = await engine.documents();
      const tree = new SourceTree(sourcesOf(states), documents, await history.skipped());
      this.#sayAmount(documents);
      return { tree, isPrivate: lyingIn(privateLocations(states)) };
    } catch (error) {
      log.error(`The history could not be shown. ${describeError(error)}`);
      this.#drawn = undefined;
      throw error;
    }
  }

  /** In the view's title, where it is seen whatever is scrolled or collapsed. */
  #sayAmount(documents: readonly DocumentFigures[]): void {
    const words = documents.reduce((sum, each) => sum + each.words, 0);
    this.#view.description = documents.length === 0 ? "" : amountOf({ documents: documents.length, words });
  }
}

function sourcesOf(states: StateFile): ViewSource[] {
  return chosenSources(states).map((source) => {
    const { location, identities } = source;
    return {
      id: (identities ? "git:" : "") + location,
      location,
      roots: identities ? [location, commitsOf(source)] : [location],
      isOwnLines: identities !== undefined,
    };
  });
}

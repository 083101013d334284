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
  /** All that the tree is made of: where it is the same, so is the tree. */
  readonly madeOf: string;
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
    return [...(await this.#now()).tree.childrenOf(node)];
  }

  async getTreeItem(node: HistoryNode): Promise<vscode.TreeItem> {
    const { isPrivate } = await this.#now();
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

  /** What is drawn; asked for again where it could not be made. */
  #now(): Promise<Drawn> {
    this.#drawn ??= this.#draw().catch((error: unknown) => {
      this.#drawn = undefined;
      throw error;
    });
    return this.#drawn;
  }

  /** What is drawn stays until what takes its place is there: in between, menus would have nothing to act on. */
  #redrawSoon(): void {
    if (this.#parts.history.progress || this.#redrawing || !this.#drawn) return;
    this.#redrawing = setTimeout(() => void this.#redraw(), REDRAW_MS);
  }

  async #redraw(): Promise<void> {
    this.#redrawing = undefined;
    try {
      const before = await this.#drawn;
      const now = await this.#draw();
      if (before?.madeOf === now.madeOf) return;
      this.#drawn = Promise.resolve(now);
      this.#changed.fire(undefined);
    } catch (error) {
      this.#parts.log.error(`The history could not be shown. ${describeError(error)}`);
    }
  }

  async #draw(): Promise<Drawn> {
    const { engine, history, states } = this.#parts;
    const documents = await engine.documents();
    const skipped = await history.skipped();
    const sources = sourcesOf(states);
    const kept = privateLocations(states);
    this.#sayAmount(documents);
    return {
      madeOf: JSON.stringify([sources, documents, skipped, kept, states.state.excluded]),
      tree: new SourceTree(sources, documents, skipped),
      isPrivate: lyingIn(kept),
    };
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

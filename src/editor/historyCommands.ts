import { homedir } from "node:os";
import * as vscode from "vscode";
import { parseSource } from "../history/ownSource.ts";
import type { StateFile } from "../storage/stateFile.ts";
import { type HistoryNode, idOfDocument, locationOf } from "./historyItems.ts";
import type { HistoryKeeper } from "./historyKeeper.ts";
import type { HistoryReader } from "./historyReader.ts";
import type { NotMineKeeper } from "./notMineKeeper.ts";
import { readableUri } from "./readTexts.ts";
import { removeIncludedSource } from "./settings.ts";

/** What the history view's commands act on. */
export interface HistoryCommandParts {
  readonly history: HistoryReader;
  readonly keeper: HistoryKeeper;
  readonly notMine: NotMineKeeper;
  readonly states: StateFile;
}

/** What a menu of the view was opened on: all that is selected, where the node is part of that. None from elsewhere. */
export function chosenNodes(node?: unknown, selected?: unknown): HistoryNode[] {
  // The view alone calls these commands, with the nodes that it was given.
  const nodes = (Array.isArray(selected) && selected.includes(node) ? selected : [node]) as HistoryNode[];
  return nodes.filter((each) => each !== undefined && each !== null);
}

/** Opens a document as the editor opens such files; of Word documents and e-mail in the history, what was read of them. */
export async function openDocument([node]: readonly HistoryNode[]): Promise<void> {
  const id = node && idOfDocument(node);
  if (id === undefined) return;
  // What was left out may have been left unread.
  const uri = node?.kind === "document" ? readableUri(id) : vscode.Uri.parse(id, true);
  await vscode.commands.executeCommand("vscode.open", uri);
}

/** Takes sources out of the history, wherever they were named. */
export async function removeSources(
  nodes: readonly HistoryNode[],
  { states, keeper }: HistoryCommandParts,
): Promise<void> {
  const removed = nodes.filter(({ kind }) => kind === "source").map(({ source }) => source);
  await states.update((state) => {
    state.sources = state.sources.filter((text) => {
      const { location, identities } = parseSource(text);
      return !removed.some(
        (source) => source.location === location && source.isOwnLines === (identities !== undefined),
      );
    });
  });
  for (const { location, isOwnLines } of removed)
    if (!isOwnLines) await removeIncludedSource(location, homedir());
  keeper.refresh();
}

/** Takes documents out of the history, or lets them in again; nothing else of their source changes. */
export async function excludeDocuments(
  nodes: readonly HistoryNode[],
  as: "out" | "in",
  { states, keeper }: HistoryCommandParts,
): Promise<void> {
  const ids = nodes.flatMap((node) => idOfDocument(node) ?? []);
  await states.update((state) => {
    const others = state.excluded.filter((id) => !ids.includes(id));
    state.excluded = as === "out" ? [...others, ...ids] : others;
  });
  keeper.refresh();
}

/** Has sources, folders and documents measured and neither suggested nor sent, or lifts that. */
export async function markPrivate(
  nodes: readonly HistoryNode[],
  as: "private" | "open",
  { states, history, keeper }: HistoryCommandParts,
): Promise<void> {
  const locations = nodes.map(locationOf);
  await states.update((state) => {
    const others = state.private.filter((location) => !locations.includes(location));
    state.private = as === "private" ? [...others, ...locations] : others;
  });
  await history.keepPrivate();
  keeper.judgedAnew();
}

/** Marks all sentences of documents as not the author's, or as theirs again, wherever those sentences stand. */
export async function markDocuments(
  nodes: readonly HistoryNode[],
  as: "mine" | "notMine",
  { history, notMine, keeper }: HistoryCommandParts,
): Promise<void> {
  const ids = nodes.flatMap((node) => idOfDocument(node) ?? []);
  const sentences = (await Promise.all(ids.map((id) => history.sentencesOf(id)))).flat();
  await notMine.markSentences(sentences, as);
  keeper.judgedAnew();
}

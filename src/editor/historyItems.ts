import * as vscode from "vscode";
import type { DocumentFigures } from "../engine.ts";
import type { Amount, ShownSource, TreeNode } from "../history/sourceTree.ts";
import { kindOfWriting } from "../panel/kindOfWriting.ts";
import type { OmissionReason } from "../text/prose.ts";
import { sayPart, sayReason } from "./skippedReport.ts";
import { nameOf } from "./sources.ts";

/** A source in the view. */
export interface ViewSource extends ShownSource {
  readonly location: string;
}

export type HistoryNode = TreeNode<ViewSource, DocumentFigures>;

/** What the author said of documents, by id. */
export interface Marks {
  /** Of a document or folder, by itself or by what it lies in. */
  readonly isPrivate: (id: string) => boolean;
  /** What was marked private itself. */
  readonly marked: readonly string[];
  /** Documents taken out one by one. */
  readonly excluded: readonly string[];
}

/** "8 documents, 2,540 words". */
export function amountOf({ documents, words }: Amount): string {
  return documents === 1
    ? vscode.l10n.t("1 document, {0} words", words.toLocaleString())
    : vscode.l10n.t("{0} documents, {1} words", documents.toLocaleString(), words.toLocaleString());
}

/** A node as the tree draws it. Its id stays the same while it is the same thing, so that what is open stays open. */
export function itemOf(node: HistoryNode, marks: Marks): vscode.TreeItem {
  const { None, Collapsed } = vscode.TreeItemCollapsibleState;
  const isLeaf = node.kind === "document" || node.kind === "skipped";
  const item = new vscode.TreeItem(labelOf(node), isLeaf ? None : Collapsed);
  const mark = markOf(node, marks);
  const details = [...(mark === "open" ? [] : [vscode.l10n.t("private")]), ...detailsOf(node)];
  item.id = idOf(node);
  item.description = details.join(" · ");
  item.iconPath = new vscode.ThemeIcon(mark === "open" ? iconOf(node) : "lock");
  item.contextValue = `${node.kind}.${mark}${contextOf(node, marks)}`;
  item.accessibilityInformation = { label: [labelOf(node), ...details].join(", ") };
  if (node.kind === "document" || (node.kind === "skipped" && node.skipped.reason !== "excluded"))
    item.command = { command: "idiolect.openDocument", title: vscode.l10n.t("Open"), arguments: [node] };
  return item;
}

/** More about a node than fits in its line; undefined where there is nothing more. */
export function tooltipOf(node: HistoryNode): vscode.MarkdownString | undefined {
  if (node.kind === "leftOut" || node.kind === "folder") return undefined;
  const lines = [nameOf(idOfDocument(node) ?? node.source.location)];
  if (node.kind === "document") {
    const parts = Object.entries(node.document.leftOut) as [OmissionReason, number][];
    if (parts.length > 0)
      lines.push(
        vscode.l10n.t(
          "Left out: {0}",
          parts.map(([part, number]) => `${sayPart(part)} ${number}`).join(", "),
        ),
      );
  }
  if (node.kind === "skipped") lines.push(reasonOf(node));
  return new vscode.MarkdownString().appendText(lines.join("\n"));
}

/** The document or file that a node stands for. */
export function idOfDocument(node: HistoryNode): string | undefined {
  if (node.kind === "document") return node.document.id;
  return node.kind === "skipped" ? node.skipped.path : undefined;
}

/** What a mark on a node is put on. */
export function locationOf(node: HistoryNode): string {
  return node.kind === "folder" ? node.id : (idOfDocument(node) ?? node.source.location);
}

/** `marked`: private itself; `within`: in something private. */
function markOf(node: HistoryNode, { isPrivate, marked }: Marks): "open" | "marked" | "within" {
  const location = locationOf(node);
  if (node.kind === "leftOut" || node.kind === "skipped" || !isPrivate(location)) return "open";
  return marked.includes(location) ? "marked" : "within";
}

/** What the menus of a node depend on, beside its mark. */
function contextOf(node: HistoryNode, { excluded }: Marks): string {
  if (node.kind !== "skipped") return "";
  const { reason, path } = node.skipped;
  if (reason === "notMine") return ".notMine";
  return excluded.includes(path) ? ".takenOut" : "";
}

function idOf(node: HistoryNode): string {
  const source = node.source.id;
  switch (node.kind) {
    case "source":
      return source;
    case "folder":
      return `${source}\nfolder ${node.id}`;
    case "document":
      return `${source}\n${node.document.id}`;
    case "leftOut":
      return `${source}\nleft-out`;
    case "skipped":
      return `${source}\nleft-out ${node.skipped.path}`;
  }
}

function labelOf(node: HistoryNode): string {
  switch (node.kind) {
    case "source":
      return nameOf(node.source.location);
    case "leftOut":
      return vscode.l10n.t("Left Out");
    default:
      return node.name;
  }
}

function detailsOf(node: HistoryNode): string[] {
  switch (node.kind) {
    case "source":
      return [amountOf(node.amount), ...(node.source.isOwnLines ? [vscode.l10n.t("only your lines")] : [])];
    case "folder":
      return [amountOf(node.amount)];
    case "document":
      return describeDocument(node.document);
    case "leftOut":
      return [
        node.files === 1 ? vscode.l10n.t("1 file") : vscode.l10n.t("{0} files", node.files.toLocaleString()),
      ];
    case "skipped":
      return [reasonOf(node)];
  }
}

function describeDocument({ words, register, modified }: DocumentFigures): string[] {
  const date = modified && new Date(modified).toLocaleDateString(undefined, { dateStyle: "medium" });
  return [
    vscode.l10n.t("{0} words", words.toLocaleString()),
    kindOfWriting(register),
    ...(date ? [date] : []),
  ];
}

function reasonOf({ skipped }: Extract<HistoryNode, { kind: "skipped" }>): string {
  const { reason, detail } = skipped;
  if (detail === undefined) return sayReason(reason);
  return `${sayReason(reason)} (${reason === "duplicate" ? nameOf(detail) : detail})`;
}

function iconOf({ kind }: HistoryNode): string {
  const icons: Record<HistoryNode["kind"], string> = {
    source: "library",
    folder: "folder",
    document: "file",
    leftOut: "circle-slash",
    skipped: "circle-slash",
  };
  return icons[kind];
}

import * as vscode from "vscode";
import type { CastMember } from "../corpus/comparedWriters.ts";
import type { Engine } from "../engine.ts";
import { kindOfWriting } from "../panel/kindOfWriting.ts";
import { addWriterSources, leaveOutWriters, leftOutWriters } from "./settings.ts";

/** Lets the person choose a folder with a subfolder for each writer, or packs; they are read once the setting has them. */
export async function addWriters(): Promise<void> {
  const kind = await vscode.window.showQuickPick(
    [
      {
        label: vscode.l10n.t("$(folder) A folder…"),
        detail: vscode.l10n.t("With a subfolder for each writer, named after them"),
        isFolder: true,
      },
      {
        label: vscode.l10n.t("$(package) A pack…"),
        detail: vscode.l10n.t("A file made by “idiolect corpus build”"),
        isFolder: false,
      },
    ],
    { title: vscode.l10n.t("Add writers to compare with") },
  );
  if (!kind) return;
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t("Choose whom to compare with"),
    openLabel: vscode.l10n.t("Add Writers"),
    canSelectMany: true,
    canSelectFiles: !kind.isFolder,
    canSelectFolders: kind.isFolder,
    ...(kind.isFolder ? {} : { filters: { [vscode.l10n.t("Packs of writers")]: ["json"] } }),
  });
  if (chosen) await addWriterSources(chosen);
}

interface Item extends vscode.QuickPickItem {
  readonly id?: string;
}

/** Lets the person switch writers on and off. */
export async function chooseWriters(engine: Pick<Engine, "cast">): Promise<void> {
  const { writers } = await engine.cast();
  const leftOut = new Set(leftOutWriters());
  const item = ({ id, name, added }: CastMember): Item => ({
    id,
    label: name,
    picked: !leftOut.has(id),
    ...(added ? { description: describe(id, added) } : {}),
  });
  const section = (label: string): Item => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const added = writers.filter((writer) => writer.added);
  const items = [
    ...(added.length > 0 ? [section(vscode.l10n.t("Added")), ...added.map(item)] : []),
    section(vscode.l10n.t("Installed with Idiolect")),
    ...writers.filter((writer) => !writer.added).map(item),
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Choose writers to compare with"),
    placeHolder: vscode.l10n.t("Writers that are not ticked are left out of every comparison"),
    canPickMany: true,
    matchOnDescription: true,
  });
  if (!chosen) return;
  const kept = new Set(chosen.map(({ id }) => id));
  const away = [...leftOut].filter((id) => !writers.some((writer) => writer.id === id));
  await leaveOutWriters([...away, ...writers.map(({ id }) => id).filter((id) => !kept.has(id))]);
}

/** "team, posts, 12,480 words". */
function describe(id: string, { register, words }: NonNullable<CastMember["added"]>): string {
  const source = id.slice(0, id.indexOf("/"));
  return vscode.l10n.t("{0}, {1}, {2} words", source, kindOfWriting(register), words.toLocaleString());
}

import * as vscode from "vscode";
import { type Fact, type FactKind, factKinds } from "../generation/fact.ts";
import type { Manner } from "../generation/judgeRewrite.ts";
import type { Kept } from "../generation/kept.ts";

/** What a rewrite lost and has new, in a sentence each; empty where it kept everything. */
export function sayKept({ lost, added, counts }: Kept): string {
  const sentences: string[] = [];
  if (lost.length > 0) {
    const parts = byKind(lost).map(([kind, number]) =>
      vscode.l10n.t("{0} of {1}", number, counted(kind, counts[kind])),
    );
    sentences.push(vscode.l10n.t("Lost: {0}.", parts.join(", ")));
  }
  if (added.length > 0) {
    const parts = byKind(added).map(([kind, number]) => counted(kind, number));
    sentences.push(vscode.l10n.t("New: {0}.", parts.join(", ")));
  }
  return sentences.join(" ");
}

/** Whether a rewrite sounds more like its author than the text did, in a sentence. */
export function sayManner(manner: Manner): string {
  const sentences: Record<Manner, string> = {
    nearer: vscode.l10n.t("It sounds more like you than the text did."),
    noNearer: vscode.l10n.t("It sounds no more like you than the text did."),
    tooShort: vscode.l10n.t("It is too short to tell whether it sounds more like you."),
    unknown: vscode.l10n.t("Too little of your writing is known to tell whether it sounds more like you."),
  };
  return sentences[manner];
}

/** A fact as it stands, in one line. */
export function sayFact({ kind, text }: Fact): string {
  const line = text.replace(/\s+/g, " ").trim();
  return kind === "listItem" ? counted(kind, 1) : line;
}

export function sayKind(kind: FactKind): string {
  return NAMES[kind]().one;
}

function byKind(facts: readonly Fact[]): [FactKind, number][] {
  return factKinds.flatMap((kind): [FactKind, number][] => {
    const number = facts.filter((fact) => fact.kind === kind).length;
    return number > 0 ? [[kind, number]] : [];
  });
}

function counted(kind: FactKind, number: number): string {
  const { one, several } = NAMES[kind]();
  return `${number} ${number === 1 ? one : several}`;
}

/** Asked for when they are shown: translations are there by then. */
const NAMES: Readonly<Record<FactKind, () => { readonly one: string; readonly several: string }>> = {
  name: () => ({ one: vscode.l10n.t("name"), several: vscode.l10n.t("names") }),
  number: () => ({ one: vscode.l10n.t("number or date"), several: vscode.l10n.t("numbers and dates") }),
  link: () => ({ one: vscode.l10n.t("link"), several: vscode.l10n.t("links") }),
  address: () => ({ one: vscode.l10n.t("e-mail address"), several: vscode.l10n.t("e-mail addresses") }),
  code: () => ({ one: vscode.l10n.t("piece of code"), several: vscode.l10n.t("pieces of code") }),
  image: () => ({ one: vscode.l10n.t("image"), several: vscode.l10n.t("images") }),
  reference: () => ({ one: vscode.l10n.t("reference"), several: vscode.l10n.t("references") }),
  heading: () => ({ one: vscode.l10n.t("heading"), several: vscode.l10n.t("headings") }),
  listItem: () => ({ one: vscode.l10n.t("list item"), several: vscode.l10n.t("list items") }),
  table: () => ({ one: vscode.l10n.t("table"), several: vscode.l10n.t("tables") }),
  tag: () => ({ one: vscode.l10n.t("tag"), several: vscode.l10n.t("tags") }),
};

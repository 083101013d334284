import * as vscode from "vscode";
import type { DocumentOmissions, Skipped, SkipReason } from "../history/document.ts";
import type { OmissionReason } from "../text/prose.ts";

/** A readable account of what is not in the history: whole files first, then parts of documents that are in it. */
export function skippedReport(
  skipped: readonly Skipped[],
  omissions: readonly DocumentOmissions[],
  nameOf: (id: string) => string,
): string {
  const lines = [`# ${vscode.l10n.t("What was left out of your history")}`, ""];
  if (skipped.length === 0) lines.push(vscode.l10n.t("No file was skipped."), "");
  for (const reason of new Set(skipped.map((each) => each.reason))) {
    lines.push(`## ${sayReason(reason)}`, "");
    const files = skipped.filter((each) => each.reason === reason);
    for (const { path, detail } of files) lines.push(`- ${nameOf(path)}${sayDetail(reason, detail, nameOf)}`);
    lines.push("");
  }
  const partly = omissions.filter((each) => each.omissions.length > 0);
  if (partly.length > 0) {
    lines.push(`## ${vscode.l10n.t("Parts of documents that are not your prose")}`, "");
    for (const each of partly) lines.push(`- ${nameOf(each.path)}: ${sayParts(each)}`);
    lines.push("");
  }
  return lines.join("\n");
}

function sayDetail(reason: SkipReason, detail: string | undefined, nameOf: (id: string) => string): string {
  if (detail === undefined) return "";
  return reason === "duplicate" ? vscode.l10n.t(" (of {0})", nameOf(detail)) : ` (${detail})`;
}

/** A reason as a heading over the files that it holds for. */
export function sayReason(reason: SkipReason): string {
  const names: Record<SkipReason, string> = {
    unsupportedFormat: vscode.l10n.t("In a format that is not read yet"),
    unreadable: vscode.l10n.t("Could not be read"),
    tooLarge: vscode.l10n.t("Too large to be somebody’s writing"),
    binary: vscode.l10n.t("Not text"),
    generated: vscode.l10n.t("Written by a program, as the first lines say"),
    noIdentity: vscode.l10n.t(
      "E-mail: name your addresses in the setting idiolect.history.identities, so that only what you sent is read",
    ),
    noProse: vscode.l10n.t("Without a sentence of prose"),
    tooShort: vscode.l10n.t("Too short to say something about you"),
    notEnglish: vscode.l10n.t("Not in English"),
    duplicate: vscode.l10n.t("Copies of another document"),
    excluded: vscode.l10n.t("Excluded"),
    notMine: vscode.l10n.t("Written by others, or marked as not yours"),
  };
  return names[reason];
}

function sayParts({ omissions }: DocumentOmissions): string {
  return [...new Set(omissions.map(({ reason }) => reason))]
    .map((reason) => `${sayPart(reason)} ${omissions.filter((each) => each.reason === reason).length}`)
    .join(", ");
}

/** What a part of a document is that is not its author's prose. */
export function sayPart(reason: OmissionReason): string {
  const names: Record<OmissionReason, string> = {
    frontMatter: vscode.l10n.t("front matter"),
    code: vscode.l10n.t("code"),
    table: vscode.l10n.t("tables"),
    quotation: vscode.l10n.t("quotations"),
    html: vscode.l10n.t("HTML"),
    heading: vscode.l10n.t("headings"),
    linkTarget: vscode.l10n.t("link targets"),
    footnote: vscode.l10n.t("footnotes"),
    signature: vscode.l10n.t("signatures"),
    licence: vscode.l10n.t("licences"),
    notASentence: vscode.l10n.t("no sentences"),
    repeated: vscode.l10n.t("repeated in other documents"),
    notMine: vscode.l10n.t("not yours"),
  };
  return names[reason];
}

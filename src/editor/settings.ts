import * as vscode from "vscode";
import * as z from "zod";
import { languageOfOpen, namesOf } from "../history/languageOf.ts";
import type { Policy } from "../voice/suggestion.ts";

/** The languages whose documents can be completed; the setting says which are (all but HTML as installed). */
export const LANGUAGES = [
  "markdown",
  "mdx",
  "djot",
  "plaintext",
  "org",
  "latex",
  "restructuredtext",
  "asciidoc",
  "html",
  "git-commit",
] as const;

const policy = z.enum(["calm", "balanced", "eager"]);
const strings = z.array(z.string());

/**
 * A setting's value where it has the right shape; else its default. Only what the person set counts for settings of
 * machine scope: VS Code ignores a workspace's values for them.
 */
export function readSetting<Value>(
  name: string,
  shape: z.ZodType<Value>,
  fallback: Value,
  scope?: vscode.Uri,
): Value {
  const value = shape.safeParse(vscode.workspace.getConfiguration("idiolect", scope).get(name));
  return value.success ? value.data : fallback;
}

export function completionPolicy(): Policy {
  return readSetting("completion.policy", policy, "calm");
}

export async function setCompletionPolicy(chosen: Policy): Promise<void> {
  await vscode.workspace
    .getConfiguration("idiolect")
    .update("completion.policy", chosen, vscode.ConfigurationTarget.Global);
}

/** What completes sentences while they are typed: this machine, a language model where this machine has nothing to say, or nothing. */
export function automaticCompletion(): "onDevice" | "model" | "off" {
  return readSetting("completion.automatic", z.enum(["onDevice", "model", "off"]), "onDevice");
}

/** What documents are called whose language is one of {@link LANGUAGES}. */
export const LANGUAGE_FILTERS: readonly vscode.DocumentFilter[] = namesOf(LANGUAGES).map((language) => ({
  language,
}));

/** The language of a document: one of {@link LANGUAGES}, or as the editor calls it. */
export function languageOfDocument({ languageId, uri }: vscode.TextDocument): string {
  return languageOfOpen(languageId, uri.path, LANGUAGES);
}

/** Whether this document may be completed at all; what Idiolect shows itself is only for reading. */
export function isCompleted(document: vscode.TextDocument): boolean {
  if (document.uri.scheme === "idiolect") return false;
  const languages = readSetting("completion.languages", strings, [...LANGUAGES], document.uri);
  if (!languages.includes(languageOfDocument(document))) return false;
  const excluded = readSetting("completion.excludeGlobs", strings, [], document.uri);
  return !excluded.some((pattern) => vscode.languages.match({ pattern }, document) > 0);
}

/** Folders and files of the author's writing, as URIs. */
export function includedSources(homeFolder: string): vscode.Uri[] {
  return readSetting("history.include", strings, []).map((entry) => sourceUri(entry, homeFolder));
}

/** Takes a folder or file out of the setting, however it is written there. */
export async function removeIncludedSource(location: string, homeFolder: string): Promise<void> {
  const entries = readSetting("history.include", strings, []);
  await vscode.workspace.getConfiguration("idiolect").update(
    "history.include",
    entries.filter((entry) => sourceUri(entry, homeFolder).toString() !== location),
    vscode.ConfigurationTarget.Global,
  );
}

function sourceUri(entry: string, homeFolder: string): vscode.Uri {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(entry)) return vscode.Uri.parse(entry, true);
  return vscode.Uri.file(entry === "~" || /^~[\\/]/.test(entry) ? homeFolder + entry.slice(1) : entry);
}

/** Folders and packs of writers to compare with, as URIs. */
export function writerSources(homeFolder: string): vscode.Uri[] {
  const uris = readSetting("corpus.folders", strings, []).map((entry) => sourceUri(entry, homeFolder));
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}

/** Puts folders and packs into the setting. */
export async function addWriterSources(uris: readonly vscode.Uri[]): Promise<void> {
  const entries = uris.map((uri) => (uri.scheme === "file" ? uri.fsPath : uri.toString()));
  await vscode.workspace
    .getConfiguration("idiolect")
    .update(
      "corpus.folders",
      [...new Set([...readSetting("corpus.folders", strings, []), ...entries])],
      vscode.ConfigurationTarget.Global,
    );
}

/** Ids of writers who are not compared with. */
export function leftOutWriters(): readonly string[] {
  return readSetting("corpus.disabledWriters", strings, []);
}

export async function leaveOutWriters(ids: readonly string[]): Promise<void> {
  await vscode.workspace
    .getConfiguration("idiolect")
    .update("corpus.disabledWriters", ids, vscode.ConfigurationTarget.Global);
}

/** E-mails that the person commits with, beside those that git is configured with. */
export function ownIdentities(): readonly string[] {
  return readSetting("history.identities", strings, []);
}

/** Puts e-mails into the setting. */
export async function addIdentities(mails: readonly string[]): Promise<void> {
  await vscode.workspace
    .getConfiguration("idiolect")
    .update(
      "history.identities",
      [...new Set([...ownIdentities(), ...mails])],
      vscode.ConfigurationTarget.Global,
    );
}

/** Whether what the person wrote into commits belongs to the history of a repository. */
export function readsCommitMessages(): boolean {
  return readSetting("history.commitMessages", z.boolean(), false);
}

/** Glob patterns of files left out of the history. */
export function excludedFromHistory(): readonly string[] {
  return readSetting("history.exclude", strings, []);
}

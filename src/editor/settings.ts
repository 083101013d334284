import * as vscode from "vscode";
import * as z from "zod";
import { type Endpoint, EndpointError, parseEndpoint } from "../llm/endpoint.ts";
import type { Api } from "../llm/openai.ts";
import type { Policy } from "../voice/suggestion.ts";

/** Where a language model answers, as the person set it. */
export interface EndpointSettings {
  readonly endpoint: Endpoint;
  readonly model: string;
  readonly headers: Readonly<Record<string, string>>;
  /** How the model is asked. */
  readonly api: Api;
}

/** A setting that cannot be used, with what is wrong about it in words. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

/** The languages whose documents can be completed; the setting says which are (all but HTML as installed). */
export const LANGUAGES = [
  "markdown",
  "plaintext",
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
function read<Value>(name: string, shape: z.ZodType<Value>, fallback: Value, scope?: vscode.Uri): Value {
  const value = shape.safeParse(vscode.workspace.getConfiguration("idiolect", scope).get(name));
  return value.success ? value.data : fallback;
}

export function completionPolicy(): Policy {
  return read("completion.policy", policy, "calm");
}

export async function setCompletionPolicy(chosen: Policy): Promise<void> {
  await vscode.workspace
    .getConfiguration("idiolect")
    .update("completion.policy", chosen, vscode.ConfigurationTarget.Global);
}

/** Whether ghost text comes without being asked for. */
export function completesAutomatically(): boolean {
  return read("completion.automatic", z.enum(["onDevice", "off"]), "onDevice") === "onDevice";
}

/** Whether this document may be completed at all; what Idiolect shows itself is only for reading. */
export function isCompleted(document: vscode.TextDocument): boolean {
  if (document.uri.scheme === "idiolect") return false;
  const languages = read("completion.languages", strings, [...LANGUAGES], document.uri);
  if (!languages.includes(document.languageId)) return false;
  const excluded = read("completion.excludeGlobs", strings, [], document.uri);
  return !excluded.some((pattern) => vscode.languages.match({ pattern }, document) > 0);
}

/** Folders and files of the author's writing, as URIs. */
export function includedSources(homeFolder: string): vscode.Uri[] {
  return read("history.include", strings, []).map((entry) => sourceUri(entry, homeFolder));
}

/** Takes a folder or file out of the setting, however it is written there. */
export async function removeIncludedSource(location: string, homeFolder: string): Promise<void> {
  const entries = read("history.include", strings, []);
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
  const uris = read("corpus.folders", strings, []).map((entry) => sourceUri(entry, homeFolder));
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}

/** Puts folders and packs into the setting. */
export async function addWriterSources(uris: readonly vscode.Uri[]): Promise<void> {
  const entries = uris.map((uri) => (uri.scheme === "file" ? uri.fsPath : uri.toString()));
  await vscode.workspace
    .getConfiguration("idiolect")
    .update(
      "corpus.folders",
      [...new Set([...read("corpus.folders", strings, []), ...entries])],
      vscode.ConfigurationTarget.Global,
    );
}

/** Ids of writers who are not compared with. */
export function leftOutWriters(): readonly string[] {
  return read("corpus.disabledWriters", strings, []);
}

export async function leaveOutWriters(ids: readonly string[]): Promise<void> {
  await vscode.workspace
    .getConfiguration("idiolect")
    .update("corpus.disabledWriters", ids, vscode.ConfigurationTarget.Global);
}

/** E-mails that the person commits with, beside those that git is configured with. */
export function ownIdentities(): readonly string[] {
  return read("history.identities", strings, []);
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
  return read("history.commitMessages", z.boolean(), false);
}

/** Glob patterns of files left out of the history. */
export function excludedFromHistory(): readonly string[] {
  return read("history.exclude", strings, []);
}

/**
 * The endpoint, or undefined where none is set: then everything stays on this machine.
 * Throws {@link SettingsError} where an address is set that cannot be asked.
 */
export function endpointSettings(): EndpointSettings | undefined {
  const address = read("llm.endpoint", z.string(), "").trim();
  if (address === "") return undefined;
  const endpoint = parsed(address);
  const model = read("llm.model", z.string(), "").trim() || (endpoint.deployment ?? "");
  if (model === "") {
    throw new SettingsError(vscode.l10n.t("An endpoint is set, but no model (idiolect.llm.model)."));
  }
  return {
    endpoint,
    model,
    headers: read("llm.headers", z.record(z.string(), z.string()), {}),
    api: read("llm.api", z.enum(["chat", "completions"]), "chat"),
  };
}

/** Whether the person wants new and changed documents studied with the model without asking for it each time. */
export function studiesAutomatically(): boolean {
  return read("llm.study", z.enum(["onCommand", "automatic"]), "onCommand") === "automatic";
}

function parsed(address: string): Endpoint {
  try {
    return parseEndpoint(address);
  } catch (cause) {
    if (!(cause instanceof EndpointError)) throw cause;
    const faults = {
      notAnAddress: vscode.l10n.t("The endpoint (idiolect.llm.endpoint) is not an address."),
      notHttp: vscode.l10n.t(
        "The endpoint’s address (idiolect.llm.endpoint) must begin with http:// or https://.",
      ),
      credentials: vscode.l10n.t(
        "The endpoint’s address (idiolect.llm.endpoint) must not hold a user name or password. Set the key by “Idiolect: Set API Key…”.",
      ),
      query: vscode.l10n.t(
        "The endpoint’s address (idiolect.llm.endpoint) must not have anything from “?” or “#” on, but Azure’s api-version.",
      ),
    };
    throw new SettingsError(faults[cause.fault], { cause });
  }
}

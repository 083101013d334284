import * as vscode from "vscode";
import * as z from "zod";
import { type Endpoint, EndpointError, type EndpointFault, parseEndpoint } from "../llm/endpoint.ts";
import type { Api } from "../llm/openai.ts";
import { readSetting } from "./settings.ts";

/** An endpoint as the person set it, whether or not a model is chosen there. */
export interface EndpointAddress {
  readonly endpoint: Endpoint;
  readonly headers: Readonly<Record<string, string>>;
}

/** Where a language model answers, as the person set it. */
export interface EndpointSettings extends EndpointAddress {
  readonly model: string;
  /** How the model is asked. */
  readonly api: Api;
  /** The model there that writers are chosen by; undefined where they are chosen by style. */
  readonly embeddingModel: string | undefined;
}

/** Whose models are asked: an endpoint's, the editor's own, or none. */
export type Provider = "endpoint" | "editor" | "onDevice";

/** A setting that cannot be used, with what is wrong about it in words. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

const USUAL_DAILY_LIMIT = 200;

export function chosenProvider(): Provider {
  return readSetting("llm.provider", z.enum(["endpoint", "editor", "onDevice"]), "endpoint");
}

/** The address of the endpoint as it is written in the settings; empty where none is. */
export function endpointText(): string {
  return readSetting("llm.endpoint", z.string(), "").trim();
}

/** The address of the endpoint, or undefined where none is set. Throws {@link SettingsError} where one is set that cannot be asked. */
export function endpointAddress(): EndpointAddress | undefined {
  const address = endpointText();
  if (address === "") return undefined;
  return {
    endpoint: parsed(address),
    headers: readSetting("llm.headers", z.record(z.string(), z.string()), {}),
  };
}

/**
 * The endpoint and its model, or undefined where no endpoint is set.
 * Throws {@link SettingsError} where an address is set that cannot be asked, or no model.
 */
export function endpointSettings(): EndpointSettings | undefined {
  const address = endpointAddress();
  if (!address) return undefined;
  const model = readSetting("llm.model", z.string(), "").trim() || (address.endpoint.deployment ?? "");
  if (model === "") {
    throw new SettingsError(
      vscode.l10n.t(
        "An endpoint is set, but no model (idiolect.llm.model). Choose one by “Idiolect: Choose Model…”.",
      ),
    );
  }
  return {
    ...address,
    model,
    api: readSetting("llm.api", z.enum(["chat", "completions"]), "chat"),
    embeddingModel: readSetting("llm.embeddingModel", z.string(), "").trim() || undefined,
  };
}

/** The editor's model as `vendor/id`, or undefined where none is chosen. */
export function editorModelSetting(): string | undefined {
  return readSetting("llm.editorModel", z.string(), "").trim() || undefined;
}

/** Requests a day that are sent without being asked for; 0: as many as there are. */
export function dailyRequestLimit(): number {
  return readSetting("llm.dailyRequestLimit", z.int().nonnegative(), USUAL_DAILY_LIMIT);
}

/** Whether the person wants new and changed documents studied with the model without asking for it each time. */
export function studiesAutomatically(): boolean {
  return readSetting("llm.study", z.enum(["onCommand", "automatic"]), "onCommand") === "automatic";
}

/** Sets a model of an endpoint's. Headers that were set for another origin go, since they are not this one's to see, and so does the embedding model, which is not there. */
export async function chooseEndpointModel(address: string, model: string): Promise<void> {
  if (!sameOrigin(address)) {
    await write("headers", undefined);
    await write("embeddingModel", undefined);
  }
  await write("endpoint", address);
  await write("model", model);
  await write("provider", "endpoint");
}

/** Sets a model of the editor's, as `vendor/id`. */
export async function chooseEditorModel(model: string): Promise<void> {
  await write("editorModel", model);
  await write("provider", "editor");
}

export async function chooseOnDevice(): Promise<void> {
  await write("provider", "onDevice");
}

/** What is wrong about an address that no endpoint can have, in words. */
export function sayEndpointFault(fault: EndpointFault): string {
  const faults = {
    notAnAddress: vscode.l10n.t("This is not an address."),
    notHttp: vscode.l10n.t("The address must begin with http:// or https://."),
    credentials: vscode.l10n.t(
      "The address must not hold a user name or password. Set the key by “Idiolect: Set API Key…”.",
    ),
    query: vscode.l10n.t("The address must not have anything from “?” or “#” on, but Azure’s api-version."),
  };
  return faults[fault];
}

function sameOrigin(address: string): boolean {
  try {
    return endpointAddress()?.endpoint.origin === parseEndpoint(address).origin;
  } catch (error) {
    if (error instanceof SettingsError) return false;
    throw error;
  }
}

/** Nothing is written over itself, so that the person's settings stay as short as they are. */
async function write(name: string, value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration("idiolect.llm");
  if (settings.get(name) === value) return;
  await settings.update(name, value, vscode.ConfigurationTarget.Global);
}

function parsed(address: string): Endpoint {
  try {
    return parseEndpoint(address);
  } catch (cause) {
    if (!(cause instanceof EndpointError)) throw cause;
    const fault = sayEndpointFault(cause.fault);
    throw new SettingsError(vscode.l10n.t("idiolect.llm.endpoint cannot be used. {0}", fault), { cause });
  }
}

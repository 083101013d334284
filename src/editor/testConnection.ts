import * as vscode from "vscode";
import type { FoundModels } from "../llm/findModels.ts";
import { mayBeElsewhere } from "../llm/findModels.ts";
import { type LanguageModel, LanguageModelError } from "../llm/languageModel.ts";
import type { StateFile } from "../storage/stateFile.ts";
import { isCancelled, signalOf } from "./cancellation.ts";
import { type ChosenModel, chosenModel, type EndpointModel, embeddingModelOf } from "./chosenModel.ts";
import type { Models } from "./connection.ts";
import { describeError } from "./failure.ts";
import { sayModelFailure } from "./modelFailure.ts";
import { chooseEndpointModel } from "./modelSettings.ts";
import { EMBEDDED, sayEmbeddings } from "./testEmbeddings.ts";

export interface TestConnectionParts {
  readonly models: Models;
  readonly states: StateFile;
  readonly log: vscode.LogOutputChannel;
}

/** What is asked to see whether a model answers: nothing of the author's. */
const QUESTION = { system: "Answer with one word.", user: "Write the word ready." };
const FEW_TOKENS = 16;

/** Why a model does not answer, and where another address is that may be meant. */
class NoAnswer extends Error {
  readonly found: FoundModels | undefined;

  constructor(cause: unknown, found: FoundModels | undefined) {
    super("", { cause });
    this.found = found;
  }
}

/**
 * Asks for the list of models, and, once the person agrees, for one word: tells whether address, key and model are right, and sends no text of the
 * author's. A server may have no list, and answer all the same.
 */
export async function testConnection(parts: TestConnectionParts): Promise<void> {
  let chosen: ChosenModel | undefined;
  try {
    const model = chosenModel();
    chosen = model;
    if (!model) {
      return await offerChoice(vscode.l10n.t("No model is chosen: everything stays on this machine."));
    }
    const list = (signal: AbortSignal) => sayList(model, parts, signal);
    // One progress where there is nothing to ask the person: the editor hides what comes after three notifications in a second.
    const isAgreed = await hasConsent(model, parts.states);
    const listed = isAgreed ? undefined : await asking(model, list);
    if (!isAgreed && !(await agrees(model))) {
      return await inform([vscode.l10n.t("No question was sent to {0}.", model.host), listed ?? ""]);
    }
    const said = await asking(model, async (signal) => {
      const ofList = listed ?? (await list(signal));
      const answers = await sayAnswer(model, parts, signal);
      return [answers, ofList, await sayEmbeddings(model, parts.models, signal)];
    });
    await inform(said);
  } catch (error) {
    if (!isCancelled(error)) await tell(error, chosen, parts);
  }
}

/** What the list of models says; empty where there is nothing to say of one. */
async function sayList(
  chosen: ChosenModel,
  { models, log }: TestConnectionParts,
  signal: AbortSignal,
): Promise<string> {
  if (chosen.provider === "editor" || chosen.settings.endpoint.deployment) return "";
  try {
    const names = await models.list(chosen.settings, signal);
    // Azure lists models, and is asked for deployments, which have names of their own.
    return names.includes(chosen.name) || chosen.settings.endpoint.isAzure
      ? vscode.l10n.t("Models listed there: {0}.", names.length)
      : vscode.l10n.t("Models listed there: {0}, and this one is not among them.", names.length);
  } catch (error) {
    signal.throwIfAborted();
    // A key may be good for a model, and not for the list.
    const isOfList = mayBeElsewhere(error) || (error instanceof LanguageModelError && error.status === 403);
    if (!isOfList) throw error;
    log.warn(`Models could not be listed. ${describeError(error)}`);
    return vscode.l10n.t("There is no list of models.");
  }
}

/** Whether the person has agreed to more than a question already; the editor asks for its own models. */
async function hasConsent({ provider, origin }: ChosenModel, states: StateFile): Promise<boolean> {
  await states.refresh();
  return provider === "editor" || states.state.consents.some((consent) => consent.origin === origin);
}

/** Whether a question may be sent, which costs a request. */
async function agrees(chosen: ChosenModel): Promise<boolean> {
  const { name, recipient } = chosen;
  const embeddingModel = embeddingModelOf(chosen);
  const ask = vscode.l10n.t("Ask");
  const message = vscode.l10n.t("Ask {0} at {1} for one word?", name, recipient);
  const detail = [
    vscode.l10n.t(
      "Sent is “{0} {1}”, in one request, and nothing of your writing.",
      QUESTION.system,
      QUESTION.user,
    ),
    ...(embeddingModel === undefined
      ? []
      : [vscode.l10n.t("The embedding model {0} is sent “{1}”, in another.", embeddingModel, EMBEDDED)]),
  ].join(" ");
  return (await vscode.window.showInformationMessage(message, { modal: true, detail }, ask)) === ask;
}

/** That it answers, and how fast. Rejects with {@link NoAnswer} where it does not. */
async function sayAnswer(
  chosen: ChosenModel,
  { models }: TestConnectionParts,
  signal: AbortSignal,
): Promise<string> {
  const { name, host } = chosen;
  try {
    const milliseconds = await timeToAnswer(await models.connect(chosen), signal);
    signal.throwIfAborted();
    const call = chosen.isBase ? vscode.l10n.t("by completions") : vscode.l10n.t("by chat");
    return chosen.provider === "editor"
      ? vscode.l10n.t("{0} of {1} answers through the editor, after {2} ms.", name, host, milliseconds)
      : vscode.l10n.t("{0} at {1} answers {2}, after {3} ms.", name, host, call, milliseconds);
  } catch (error) {
    if (chosen.provider === "editor" || !mayBeElsewhere(error)) throw error;
    throw new NoAnswer(error, await models.findElsewhere(chosen.settings, signal));
  }
}

/** Milliseconds to the first piece of an answer. */
async function timeToAnswer(model: LanguageModel, signal: AbortSignal): Promise<number> {
  const start = performance.now();
  const options = { signal, maxTokens: FEW_TOKENS, temperature: 0, topP: 1 };
  for await (const piece of model.generate(QUESTION, options)) if (piece !== "") break;
  return Math.round(performance.now() - start);
}

/** Says why it does not answer and what was asked, and where models are listed, if that may be meant. */
async function tell(
  error: unknown,
  chosen: ChosenModel | undefined,
  parts: TestConnectionParts,
): Promise<void> {
  const { found, cause } = error instanceof NoAnswer ? error : { found: undefined, cause: error };
  parts.log.error(describeError(cause));
  const said = sayModelFailure(cause, chosen?.host ?? vscode.l10n.t("The endpoint"));
  const isOfAddress = chosen?.provider === "endpoint" && isAboutAddress(cause);
  const asked = isOfAddress ? vscode.l10n.t("Asked was {0}.", callOf(chosen)) : "";
  const other = found ? vscode.l10n.t("Models are listed at {0}.", found.address) : "";
  const use = vscode.l10n.t("Use That Address");
  const showLog = vscode.l10n.t("Show Log");
  const message = [said, asked, other].filter(Boolean).join(" ");
  const answer = await vscode.window.showWarningMessage(message, ...(found ? [use] : []), showLog);
  if (answer === showLog) parts.log.show();
  if (answer === use && chosen && found) {
    await useAddress(found, chosen);
    await testConnection(parts);
  }
}

/** The model stays where it is listed there. */
async function useAddress({ address, models }: FoundModels, { name }: ChosenModel): Promise<void> {
  await chooseEndpointModel(address, name);
  if (!models.includes(name)) await vscode.commands.executeCommand("idiolect.chooseModel");
}

function isAboutAddress(error: unknown): boolean {
  return (
    mayBeElsewhere(error) ||
    (error instanceof LanguageModelError && /^(?:modelNotFound|redirected)$/.test(error.failure))
  );
}

/** What is asked of an endpoint's model: there is no secret in its address. */
function callOf({ settings: { endpoint, api } }: EndpointModel): string {
  const { baseUrl, apiVersion } = endpoint;
  const call = `${baseUrl}/${api === "chat" ? "chat/completions" : "completions"}`;
  return apiVersion === undefined ? call : `${call}?api-version=${apiVersion}`;
}

async function asking<Result>(
  { host }: ChosenModel,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const title = vscode.l10n.t("Asking {0}…", host);
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, (_, token) =>
    work(signalOf(token)),
  );
}

async function inform(sentences: readonly string[]): Promise<void> {
  await vscode.window.showInformationMessage(sentences.filter(Boolean).join(" "));
}

async function offerChoice(message: string): Promise<void> {
  const choose = vscode.l10n.t("Choose Model…");
  if ((await vscode.window.showInformationMessage(message, choose)) !== choose) return;
  await vscode.commands.executeCommand("idiolect.chooseModel");
}

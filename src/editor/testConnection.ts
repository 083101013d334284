import * as vscode from "vscode";
import type { LanguageModel } from "../llm/languageModel.ts";
import { isCancelled, signalOf } from "./cancellation.ts";
import { type ChosenModel, chosenModel } from "./chosenModel.ts";
import type { Models } from "./connection.ts";
import { describeError, tellFailure } from "./failure.ts";
import { sayModelFailure } from "./modelFailure.ts";

/** What is asked to see whether a model answers: nothing of the author's. */
const QUESTION = { system: "Answer with one word.", user: "Write the word ready." };
const FEW_TOKENS = 16;

/** Asks for the list of models and for one word: tells whether address, key and model are right, and sends no text of the author's. */
export async function testConnection(models: Models, log: vscode.LogOutputChannel): Promise<void> {
  let host = vscode.l10n.t("The endpoint");
  try {
    const chosen = chosenModel();
    if (!chosen)
      return await offerChoice(vscode.l10n.t("No model is chosen: everything stays on this machine."));
    host = chosen.host;
    const title = vscode.l10n.t("Asking {0}…", host);
    const message = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (_, token) => tried(chosen, models, signalOf(token), log),
    );
    if (message !== undefined) await vscode.window.showInformationMessage(message);
  } catch (error) {
    if (!isCancelled(error)) await tellFailure(sayModelFailure(error, host), error, log);
  }
}

/** What works, in words; undefined where it was cancelled. Rejects with why the model does not answer. */
async function tried(
  chosen: ChosenModel,
  models: Models,
  signal: AbortSignal,
  log: vscode.LogOutputChannel,
): Promise<string | undefined> {
  const listed = await sayList(chosen, models, signal, log);
  const milliseconds = await timeToAnswer(await models.connect(chosen), signal);
  if (signal.aborted) return undefined;
  const { name, host } = chosen;
  const call = chosen.isBase ? vscode.l10n.t("by completions") : vscode.l10n.t("by chat");
  const answers =
    chosen.provider === "editor"
      ? vscode.l10n.t("{0} of {1} answers through the editor, after {2} ms.", name, host, milliseconds)
      : vscode.l10n.t("{0} at {1} answers {2}, after {3} ms.", name, host, call, milliseconds);
  return [answers, listed].filter(Boolean).join(" ");
}

/** What the list of models says; empty for the editor's, which are not listed by a server. */
async function sayList(
  chosen: ChosenModel,
  models: Models,
  signal: AbortSignal,
  log: vscode.LogOutputChannel,
): Promise<string> {
  if (chosen.provider === "editor") return "";
  try {
    const names = await models.list(chosen.settings, signal);
    return names.includes(chosen.name)
      ? vscode.l10n.t("Models listed there: {0}.", names.length)
      : vscode.l10n.t("Models listed there: {0}, and this one is not among them.", names.length);
  } catch (error) {
    signal.throwIfAborted();
    log.warn(`Models could not be listed. ${describeError(error)}`);
    return vscode.l10n.t("There is no list of models.");
  }
}

/** Milliseconds to the first piece of an answer. */
async function timeToAnswer(model: LanguageModel, signal: AbortSignal): Promise<number> {
  const start = performance.now();
  const options = { signal, maxTokens: FEW_TOKENS, temperature: 0, topP: 1 };
  for await (const piece of model.generate(QUESTION, options)) if (piece !== "") break;
  return Math.round(performance.now() - start);
}

async function offerChoice(message: string): Promise<void> {
  const choose = vscode.l10n.t("Choose Model…");
  if ((await vscode.window.showInformationMessage(message, choose)) !== choose) return;
  await vscode.commands.executeCommand("idiolect.chooseModel");
}

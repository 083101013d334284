import * as vscode from "vscode";
import { LanguageModelError, type LanguageModelFailure } from "../llm/languageModel.ts";
import { SecretStorageError } from "./apiKeys.ts";
import { SettingsError } from "./modelSettings.ts";

/** What went wrong with an endpoint, in a sentence that says what to do about it. */
export function sayModelFailure(error: unknown, host: string): string {
  if (error instanceof SettingsError || error instanceof SecretStorageError) return error.message;
  if (error instanceof LanguageModelError) return sentence(error, host);
  return vscode.l10n.t("{0} could not be asked.", host);
}

function sentence({ failure, retryAfter }: LanguageModelError, host: string): string {
  if (failure === "rateLimited" && retryAfter !== undefined) {
    return vscode.l10n.t("{0} is refusing requests for a while. Try again in {1} seconds.", host, retryAfter);
  }
  const sentences: Record<LanguageModelFailure, string> = {
    unreachable: vscode.l10n.t("{0} cannot be reached. Is the server running, and the address right?", host),
    proxy: vscode.l10n.t(
      "The proxy did not let the request to {0} through. Set it, with its name and password, in the editor’s settings (http.proxy).",
      host,
    ),
    unauthorized: vscode.l10n.t("{0} did not accept the key. Set it by “Idiolect: Set API Key…”.", host),
    forbidden: vscode.l10n.t(
      "{0} does not allow this key to use the model. Choose another model (idiolect.llm.model), or set another key.",
      host,
    ),
    modelNotFound: vscode.l10n.t(
      "{0} has no such model, or nothing at this address. Check idiolect.llm.model and idiolect.llm.endpoint.",
      host,
    ),
    tooLong: vscode.l10n.t(
      "The text is too long for the model at {0}, also when shortened. Choose a model with a larger context.",
      host,
    ),
    rateLimited: vscode.l10n.t(
      "{0} is refusing requests for a while: too many, or nothing left to pay with.",
      host,
    ),
    serverError: vscode.l10n.t(
      "{0} answered with an error. Try again later, or look at the server’s log.",
      host,
    ),
    timeout: vscode.l10n.t("{0} did not answer in time. It may be busy, or still loading the model.", host),
    cutOff: vscode.l10n.t("The answer of {0} broke off. Try again.", host),
    badReply: vscode.l10n.t("{0} answers, but not as an OpenAI-compatible server. Is the path right?", host),
    noText: vscode.l10n.t(
      "The model at {0} answered without a text that can be used. Try again, or choose another model.",
      host,
    ),
    baseModel: vscode.l10n.t(
      "The model at {0} is asked as one that only continues text (idiolect.llm.api). Set it to “chat” for this.",
      host,
    ),
    redirected: vscode.l10n.t(
      "{0} sends requests elsewhere, and they were not followed. Set the address it sends to.",
      host,
    ),
    insecure: vscode.l10n.t(
      "The certificate of {0} cannot be trusted. Have this machine trust it, or check the address.",
      host,
    ),
    notAllowed: vscode.l10n.t(
      "The editor does not let Idiolect use the models of {0}. Ask again and allow it, or choose another by “Idiolect: Choose Model…”.",
      host,
    ),
    blocked: vscode.l10n.t(
      "{0} refuses the request: too many, or nothing left to pay with. Try again later, or choose another model by “Idiolect: Choose Model…”.",
      host,
    ),
    editorModelGone: vscode.l10n.t(
      "The editor has this model of {0} no more. Is its extension there, and are you signed in? Choose another by “Idiolect: Choose Model…”.",
      host,
    ),
  };
  return sentences[failure];
}

import * as vscode from "vscode";
import { LanguageModelError, type LanguageModelFailure } from "../llm/languageModel.ts";
import { SecretStorageError } from "./apiKeys.ts";
import { SettingsError } from "./modelSettings.ts";

/** Seconds. */
const MINUTE = 60;
const HOUR = 3_600;

/** What went wrong with an endpoint, in a sentence that says what to do about it. */
export function sayModelFailure(error: unknown, host: string): string {
  if (error instanceof SettingsError || error instanceof SecretStorageError) return error.message;
  if (error instanceof LanguageModelError) return sentence(error, host);
  return vscode.l10n.t("{0} could not be asked. What happened is in the log: “Idiolect: Show Log”.", host);
}

function sentence({ failure, status, retryAfter }: LanguageModelError, host: string): string {
  const sentences: Record<LanguageModelFailure, string> = {
    unreachable: vscode.l10n.t(
      "{0} cannot be reached. Check that the server is running and the address is right: http or https, host and port (idiolect.llm.endpoint).",
      host,
    ),
    proxy: vscode.l10n.t(
      "The proxy did not let the request to {0} through. Set it, with its name and password, in the editor’s settings (http.proxy).",
      host,
    ),
    unauthorized: vscode.l10n.t(
      "{0} did not accept the key, or wants one. Set it by “Idiolect: Set API Key…”.",
      host,
    ),
    forbidden: vscode.l10n.t(
      "{0} does not allow this key to use the model. Choose another by “Idiolect: Choose Model…”, or set another key.",
      host,
    ),
    modelNotFound: vscode.l10n.t(
      "{0} has no such model. Choose one by “Idiolect: Choose Model…” (idiolect.llm.model).",
      host,
    ),
    noSuchAddress: vscode.l10n.t(
      "{0} answers, but has nothing at this address. Correct it by “Idiolect: Choose Model…” (idiolect.llm.endpoint): most end in /v1, Azure’s in /openai/v1.",
      host,
    ),
    noList: vscode.l10n.t(
      "{0} has no list of models. Type the model’s name; “Idiolect: Test Connection” says whether it answers.",
      host,
    ),
    tooLong: vscode.l10n.t(
      "The text is too long for the model at {0}. Choose one with a larger context, or select less to rewrite.",
      host,
    ),
    rateLimited: vscode.l10n.t(
      "{0} is refusing requests for a while: there were too many. {1}",
      host,
      whenAgain(retryAfter),
    ),
    unpaid: vscode.l10n.t(
      "{0} refuses the request: nothing is left to pay with. See to the account there, or choose another model by “Idiolect: Choose Model…”.",
      host,
    ),
    serverError: serverError(status, retryAfter, host),
    timeout: vscode.l10n.t(
      "{0} did not answer in time. It may be busy, or still loading the model: try again in a moment.",
      host,
    ),
    cutOff: vscode.l10n.t("The answer of {0} broke off. Try again.", host),
    endless: vscode.l10n.t(
      "The model at {0} came to no end, and was stopped. Try again, or choose another model.",
      host,
    ),
    badReply: vscode.l10n.t(
      "{0} answers, but not as an OpenAI-compatible server. Check the path of the address (idiolect.llm.endpoint): most end in /v1.",
      host,
    ),
    noText: vscode.l10n.t(
      "The model at {0} answered without a text that can be used. Try again, or choose another model.",
      host,
    ),
    baseModel: vscode.l10n.t(
      "The model at {0} is asked as one that only continues text (idiolect.llm.api). Set it to “chat” for this.",
      host,
    ),
    redirected: vscode.l10n.t(
      "{0} sends requests elsewhere, and they were not followed. Set the address that it sends them to (idiolect.llm.endpoint).",
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

/** A server's error is named by its status, which its log has, too; the editor's models and an answer under way have none. */
function serverError(status: number | undefined, retryAfter: number | undefined, host: string): string {
  if (status === undefined) {
    return vscode.l10n.t(
      "{0} answered with an error. Try again, or choose another model by “Idiolect: Choose Model…”.",
      host,
    );
  }
  if (status < 500) {
    return vscode.l10n.t(
      "{0} answered with an error (HTTP {1}): it does not take such a request. Choose another model by “Idiolect: Choose Model…”, or look at the server’s log.",
      host,
      status,
    );
  }
  return vscode.l10n.t(
    "{0} answered with an error (HTTP {1}). {2} The server’s log may say more.",
    host,
    status,
    whenAgain(retryAfter),
  );
}

/** What to do about a server that may answer again, after so many seconds where it said so. */
function whenAgain(seconds: number | undefined): string {
  if (seconds === undefined) return vscode.l10n.t("Try again later.");
  if (seconds <= 1) return vscode.l10n.t("Try again.");
  if (seconds < 2 * MINUTE) return vscode.l10n.t("Try again in {0} seconds.", seconds);
  if (seconds < 2 * HOUR) return vscode.l10n.t("Try again in {0} minutes.", Math.ceil(seconds / MINUTE));
  return vscode.l10n.t("Try again in {0} hours.", Math.ceil(seconds / HOUR));
}

import * as vscode from "vscode";
import { LanguageModelError, type LanguageModelFailure } from "../llm/languageModel.ts";
import { SecretStorageError } from "./apiKeys.ts";
import { SettingsError } from "./settings.ts";

/** What went wrong with an endpoint, in a sentence that says what to do about it. */
export function sayModelFailure(error: unknown, host: string): string {
  if (error instanceof SettingsError || error instanceof SecretStorageError) return error.message;
  if (error instanceof LanguageModelError) return sentence(error.failure, host);
  return vscode.l10n.t("{0} could not be asked.", host);
}

function sentence(failure: LanguageModelFailure, host: string): string {
  const sentences: Record<LanguageModelFailure, string> = {
    unreachable: vscode.l10n.t("{0} cannot be reached. Is the server running, and the address right?", host),
    unauthorized: vscode.l10n.t("{0} did not accept the key. Set it by “Idiolect: Set API Key…”.", host),
    forbidden: vscode.l10n.t("{0} does not allow this key to use the model.", host),
    modelNotFound: vscode.l10n.t("{0} has no such model, or nothing at this address.", host),
    tooLong: vscode.l10n.t("The text is too long for the model at {0}.", host),
    rateLimited: vscode.l10n.t(
      "{0} is refusing requests for a while: too many, or nothing left to pay with.",
      host,
    ),
    serverError: vscode.l10n.t("{0} answered with an error.", host),
    timeout: vscode.l10n.t("{0} did not answer in time.", host),
    cutOff: vscode.l10n.t("The answer of {0} broke off.", host),
    badReply: vscode.l10n.t("{0} answers, but not as an OpenAI-compatible server. Is the path right?", host),
    redirected: vscode.l10n.t(
      "{0} sends requests elsewhere, and they were not followed. Set the address it sends to.",
      host,
    ),
    insecure: vscode.l10n.t("The connection to {0} cannot be trusted.", host),
  };
  return sentences[failure];
}

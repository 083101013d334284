import * as vscode from "vscode";
import type { Studied } from "../generation/study.ts";
import { LanguageModelError } from "../llm/languageModel.ts";
import { sayModelFailure } from "./modelFailure.ts";

/** Says what was studied, and how much could not be. */
export async function tellStudied({ documents, tasks, failed }: Studied): Promise<void> {
  const done = vscode.l10n.t(
    "Idiolect: studied (documents: {0}, kinds of text: {1}). Completions with the model are steered by it now.",
    documents,
    tasks,
  );
  if (failed.length === 0) return void (await vscode.window.showInformationMessage(done));
  const more = vscode.l10n.t(
    "Answers that could not be used: {0}. Run the command again to ask again.",
    failed.length,
  );
  await vscode.window.showWarningMessage(`${done} ${more}`);
}

/** What ended a study, in a sentence that says what to do about it. */
export function sayStudyFailure(error: unknown, host: string): string {
  if (error instanceof LanguageModelError && error.failure === "badReply") {
    return vscode.l10n.t(
      "The model’s answers are not of the form that is needed. Another model may do better.",
    );
  }
  const sentence = sayModelFailure(error, host);
  if (!(error instanceof LanguageModelError)) return sentence;
  return vscode.l10n.t("{0} What was found so far is kept.", sentence);
}

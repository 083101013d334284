import * as vscode from "vscode";
import { LanguageModelError } from "../llm/languageModel.ts";
import { type ChosenModel, embeddingModelOf } from "./chosenModel.ts";
import { sayNoEmbeddings } from "./comparing.ts";
import type { Models } from "./connection.ts";

/** What is embedded to see whether an embedding model answers: nothing of the author's. */
export const EMBEDDED = "ready";

/** Whether the embedding model beside a chosen one answers, in words; empty where none is set. Rejects with the signal's reason where it aborts. */
export async function sayEmbeddings(
  chosen: ChosenModel,
  models: Pick<Models, "connectEmbeddings">,
  signal: AbortSignal,
): Promise<string> {
  const name = embeddingModelOf(chosen);
  if (name === undefined || chosen.provider === "editor") return "";
  try {
    const model = await models.connectEmbeddings(chosen.settings, name);
    const start = performance.now();
    await model.embed([EMBEDDED], signal);
    const milliseconds = Math.round(performance.now() - start);
    return vscode.l10n.t("The embedding model {0} answers, after {1} ms.", name, milliseconds);
  } catch (error) {
    if (!(error instanceof LanguageModelError)) throw error;
    return sayNoEmbeddings(error, name, chosen.host);
  }
}

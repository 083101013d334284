import * as vscode from "vscode";
import { maskText } from "../generation/masked.ts";
import type { StudyNeeds } from "../generation/studyNeeds.ts";
import type { Prompt } from "../llm/languageModel.ts";
import type { StateFile } from "../storage/stateFile.ts";
import { type ChosenModel, embeddingModelOf } from "./chosenModel.ts";
import type { Consent } from "./consent.ts";
import { showPrompt } from "./consent.ts";
import type { ReadonlyDocuments } from "./readonlyDocuments.ts";

export interface StudyQuestion {
  readonly needs: StudyNeeds;
  readonly chosen: ChosenModel;
  /** What the embedding model would be sent before, the texts of each request. */
  readonly batches: readonly (readonly string[])[];
  /** The first that the model would be sent; undefined where that cannot be told ahead. */
  readonly prompt: Prompt | undefined;
}

/** Whether whole documents may be sent now, so many and in so many requests; a yes is a consent for the origin, too. */
export async function askToStudy(
  { needs, chosen, batches, prompt }: StudyQuestion,
  states: StateFile,
  documents: ReadonlyDocuments,
): Promise<Consent> {
  const { origin, name } = chosen;
  const study = vscode.l10n.t("Study");
  const show = vscode.l10n.t("Show First Prompt");
  const message = vscode.l10n.t(
    "Study your writing with {0} at {1}?",
    name,
    chosen.provider === "editor" ? chosen.host : origin,
  );
  const detail = [
    vscode.l10n.t(
      "Documents that are sent there: {0}. Requests: at most {1}. Each document goes beside passages of Idiolect’s own writers; the model says how you differ from them, and completions are steered by what holds.",
      needs.documents.length,
      needs.documents.length + needs.tasks.length + batches.length,
    ),
    ...(batches.length > 0
      ? [
          vscode.l10n.t(
            "Their beginnings also go to the embedding model {0} there, with what all those writers wrote on the same: by what it makes of them, the writers beside each document are chosen.",
            embeddingModelOf(chosen) ?? "",
          ),
        ]
      : []),
    vscode.l10n.t(
      "Private documents are not sent, nor what you added of other writers; keys, addresses and numbers are masked. What is found is kept on this machine.",
    ),
    ...(chosen.isInsecure
      ? [vscode.l10n.t("The connection is not encrypted: others on the way can read what is sent.")]
      : []),
  ].join("\n\n");
  const answer = await vscode.window.showWarningMessage(
    message,
    { modal: true, detail },
    study,
    ...(prompt ? [show] : []),
  );
  if (prompt && answer === show) {
    await showPrompt(prompt, chosen, documents, embeddedBefore(batches, embeddingModelOf(chosen)));
    return "reading";
  }
  if (answer !== study) return "declined";
  await states.update(({ consents }) => {
    if (!consents.some((consent) => consent.origin === origin)) consents.push({ origin, when: Date.now() });
  });
  return "given";
}

/** The first that an embedding model would be sent; nothing where it would be sent nothing. */
function embeddedBefore([first]: StudyQuestion["batches"], model: string | undefined): string[] {
  if (!first) return [];
  return [
    `--- ${vscode.l10n.t("input of {0}", model ?? "")} ---`,
    JSON.stringify(first.map(maskText), undefined, 1),
    vscode.l10n.t("Then, with the passages that are chosen by it, which may be others:"),
  ];
}

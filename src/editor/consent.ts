import * as vscode from "vscode";
import { maskPrompt } from "../generation/masked.ts";
import type { Prompt } from "../llm/languageModel.ts";
import type { StateFile } from "../storage/stateFile.ts";
import type { ChosenModel } from "./chosenModel.ts";
import type { ReadonlyDocuments } from "./readonlyDocuments.ts";
import { automaticCompletion } from "./settings.ts";

/** What the person said: send, don't, or that they read the prompt first. */
export type Consent = "given" | "declined" | "reading";

/**
 * Whether text may be sent to this model’s origin: asks the first time, in a dialog that names it, and remembers a yes, also
 * one given in another window.
 * A no is for this once.
 */
export async function askConsent(
  prompt: Prompt,
  chosen: Pick<ChosenModel, "origin" | "recipient" | "provider" | "isInsecure">,
  states: StateFile,
  documents: ReadonlyDocuments,
): Promise<Consent> {
  const { origin, recipient } = chosen;
  await states.refresh();
  if (states.state.consents.some((consent) => consent.origin === origin)) return "given";
  const send = vscode.l10n.t("Send");
  const show = vscode.l10n.t("Show Prompt");
  const message = vscode.l10n.t("Send text to {0}?", recipient);
  const detail = [
    vscode.l10n.t(
      "The text around the cursor, what makes your writing yours, and passages from your history are sent there now and whenever you personalize a completion or have text rewritten. Keys, passwords, addresses, phone and card numbers are masked. Otherwise the model on this machine answers.",
    ),
    ...(chosen.provider === "endpoint" && automaticCompletion() === "model"
      ? [
          vscode.l10n.t(
            "Text around the cursor is also sent there while you type (idiolect.completion.automatic).",
          ),
        ]
      : []),
    ...(chosen.isInsecure
      ? [vscode.l10n.t("The connection is not encrypted: others on the way can read what is sent.")]
      : []),
  ].join("\n\n");
  const answer = await vscode.window.showWarningMessage(message, { modal: true, detail }, send, show);
  if (answer === show) {
    await showPrompt(prompt, chosen, documents);
    return "reading";
  }
  if (answer !== send) return "declined";
  await states.update(({ consents }) => {
    if (!consents.some((consent) => consent.origin === origin)) consents.push({ origin, when: Date.now() });
  });
  return "given";
}

/** Shows exactly what would be sent, masked as it would be; `first`: what else is, before it. */
export async function showPrompt(
  prompt: Prompt,
  { recipient, provider }: Pick<ChosenModel, "recipient" | "provider">,
  documents: ReadonlyDocuments,
  first: readonly string[] = [],
): Promise<void> {
  const title = vscode.l10n.t("What would be sent to {0}", recipient);
  const text = [title, ...first, ...sectionsOf(maskPrompt(prompt).prompt, provider)].join("\n\n");
  // As Markdown, for the editor wraps its lines.
  await documents.show(vscode.l10n.t("What would be sent.md"), `${text}\n`);
}

/** The parts of a request, under the names that they are sent by. */
function sectionsOf({ system, user, plain }: Prompt, provider: ChosenModel["provider"]): string[] {
  // The editor's models know no system message.
  if (!plain)
    return [provider === "editor" ? "--- user ---" : "--- system ---", system, "--- user ---", user];
  const suffix = plain.after.trim() === "" ? [] : ["--- suffix ---", plain.after];
  return ["--- prompt ---", system + user, ...suffix];
}

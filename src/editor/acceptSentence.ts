import * as vscode from "vscode";
import { sentenceLeft } from "../completion/sentenceLeft.ts";
import type { GhostText } from "./ghostText.ts";
import { placeAt } from "./place.ts";

/**
 * Accepts the suggestion on show up to the end of its sentence. VS Code does not tell which of several is on show: its words are accepted one by
 * one, until they make the first sentence of one of those that there are. The command palette hides them, so that they are shown again where nothing is accepted.
 */
export async function acceptSentence(ghostText: Pick<GhostText, "showingAt" | "offer">): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const start = placeAt(editor.document, editor.selection.active);
  const { before } = start.request;
  const texts = ghostText.showingAt(start);
  let accepted = "";
  let isShownAgain = false;
  while (sentenceLeft(texts, accepted)) {
    await vscode.commands.executeCommand("editor.action.inlineSuggest.acceptNextWord");
    const now = placeAt(editor.document, editor.selection.active).request.before;
    if (now === before && !isShownAgain) {
      isShownAgain = true;
      await ghostText.offer(start, texts);
    } else {
      if (!now.startsWith(before) || now.length <= before.length + accepted.length) return;
      accepted = now.slice(before.length);
    }
  }
}

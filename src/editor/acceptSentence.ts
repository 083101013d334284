import * as vscode from "vscode";
import { sentenceLeft } from "../completion/sentenceLeft.ts";
import type { GhostText } from "./ghostText.ts";
import { placeAt } from "./place.ts";

/**
 * Accepts the suggestion on show up to the end of its sentence. VS Code does not tell which of several is on show: its words are accepted one by
 * one, until they make the first sentence of one of those that there are.
 */
export async function acceptSentence(ghostText: Pick<GhostText, "showingAt">): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const start = placeAt(editor.document, editor.selection.active);
  const texts = ghostText.showingAt(start);
  let accepted = "";
  while (sentenceLeft(texts, accepted)) {
    await vscode.commands.executeCommand("editor.action.inlineSuggest.acceptNextWord");
    const { request } = placeAt(editor.document, editor.selection.active);
    const { before } = start.request;
    if (!request.before.startsWith(before) || request.before.length <= before.length + accepted.length)
      return;
    accepted = request.before.slice(before.length);
  }
}

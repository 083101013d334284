import * as vscode from "vscode";
import { readableUri } from "./readTexts.ts";

/** Opens a document of the history with a stretch of its text selected and in view. */
export async function showEvidence(id: string, start: number, end: number): Promise<void> {
  const document = await vscode.workspace.openTextDocument(readableUri(id));
  const selection = new vscode.Range(document.positionAt(start), document.positionAt(end));
  const editor = await vscode.window.showTextDocument(document, { selection, preview: true });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

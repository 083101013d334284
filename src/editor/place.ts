import * as vscode from "vscode";
import type { VoiceRequest } from "../voice/suggestion.ts";
import { languageOfDocument } from "./settings.ts";

/** A place in a document where a suggestion may stand. */
export interface Place {
  readonly uri: string;
  readonly request: VoiceRequest;
  /** What stands in the suggest widget, and so begins what is inserted; empty where the widget is closed. */
  readonly selected: string;
  /** What an accepted suggestion replaces: nothing, or what the widget's entry replaces. */
  readonly range: vscode.Range;
}

/** The place at a cursor, as if the entry selected in the suggest widget were in the document already. */
export function placeAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  selectedInfo?: vscode.SelectedCompletionInfo,
): Place {
  const text = document.getText();
  const range = selectedInfo?.range ?? new vscode.Range(position, position);
  const selected = selectedInfo?.text ?? "";
  const uri = document.uri.toString();
  return {
    uri,
    request: {
      before: text.slice(0, document.offsetAt(range.start)) + selected,
      after: text.slice(document.offsetAt(range.end)),
      languageId: languageOfDocument(document),
      document: uri,
    },
    selected,
    range,
  };
}

/** The selections in the active editor, if it shows this document. */
export function selectionsIn(document: vscode.TextDocument): readonly vscode.Selection[] {
  const editor = vscode.window.activeTextEditor;
  return editor?.document === document ? editor.selections : [];
}

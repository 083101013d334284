import * as vscode from "vscode";
import { languageOf } from "../history/languageOf.ts";
import { isConverted } from "../history/textOfFile.ts";

const SCHEME = "idiolect-read";

/** Where a document of the history can be looked at: itself, or what was read of it where it is no text (Word, e-mail). */
export function readableUri(id: string): vscode.Uri {
  const uri = vscode.Uri.parse(id, true);
  const languageId = languageOf(uri.path) ?? "";
  if (!isConverted(languageId)) return uri;
  const ending = languageId === "docx" ? ".html" : ".txt";
  return vscode.Uri.from({ scheme: SCHEME, path: uri.path + ending, query: id });
}

/** Shows what was read of such documents. `textOf`: what was kept of a document. */
export function registerReadTexts(textOf: (id: string) => Promise<string | undefined>): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: (uri) => textOf(uri.query),
  });
}

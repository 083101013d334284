import * as vscode from "vscode";
import { LANGUAGE_FILTERS } from "./settings.ts";

/** Offers “Rewrite in My Voice” among an editor's code actions, where text is selected. */
export function registerRewriteAction(): vscode.Disposable {
  const kind = vscode.CodeActionKind.RefactorRewrite;
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (document, range) => {
      if (document.uri.scheme === "idiolect" || document.getText(range).trim() === "") return [];
      const title = vscode.l10n.t("Rewrite in My Voice");
      const action = new vscode.CodeAction(title, kind);
      action.command = { command: "idiolect.rewrite", title };
      return [action];
    },
  };
  return vscode.languages.registerCodeActionsProvider(LANGUAGE_FILTERS, provider, {
    providedCodeActionKinds: [kind],
  });
}

import * as vscode from "vscode";

/** Asks whether all that Idiolect knows should go; tells whether the person wants that. */
export async function confirmForgetting(): Promise<boolean> {
  const forget = vscode.l10n.t("Forget Everything");
  const message = vscode.l10n.t("Forget everything Idiolect has learned?");
  const detail = vscode.l10n.t(
    "Your choices, the copies of your documents, what was learned from them, consents and the endpoint’s key are deleted from this machine. Your own files stay as they are. Folders in the setting idiolect.history.include are read again.",
  );
  return (await vscode.window.showWarningMessage(message, { modal: true, detail }, forget)) === forget;
}

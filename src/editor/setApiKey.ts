import * as vscode from "vscode";
import type { ApiKeys } from "./apiKeys.ts";
import { endpointAddress } from "./modelSettings.ts";

/**
 * Asks for the key of an origin, the endpoint's where none is given, and keeps it under that origin; an empty answer removes it.
 * Throws {@link SecretStorageError} and {@link SettingsError}.
 */
export async function setApiKey(keys: ApiKeys, origin = endpointAddress()?.endpoint.origin): Promise<void> {
  if (origin === undefined) {
    const choose = vscode.l10n.t("Choose Model…");
    const message = vscode.l10n.t("A key belongs to an endpoint, and none is set (idiolect.llm.endpoint).");
    if ((await vscode.window.showInformationMessage(message, choose)) === choose) {
      await vscode.commands.executeCommand("idiolect.chooseModel");
    }
    return;
  }
  const key = await vscode.window.showInputBox({
    title: vscode.l10n.t("API Key for {0}", origin),
    prompt: vscode.l10n.t(
      "Kept in the editor’s secret storage and sent to {0} only. Empty removes it.",
      origin,
    ),
    password: true,
    ignoreFocusOut: true,
  });
  if (key === undefined) return;
  if (key.trim() === "") {
    await keys.remove(origin);
    vscode.window.setStatusBarMessage(vscode.l10n.t("Idiolect: no key for {0} any more", origin), 5_000);
  } else if ((await keys.set(origin, key.trim())) === "secretStorage") {
    vscode.window.setStatusBarMessage(vscode.l10n.t("Idiolect: key for {0} kept", origin), 5_000);
  } else {
    const message = vscode.l10n.t(
      "The editor’s secret storage is not available on this machine. The key for {0} is kept in memory, and nowhere else, until the editor is closed.",
      origin,
    );
    await vscode.window.showWarningMessage(message);
  }
}

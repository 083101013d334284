import { posix } from "node:path";
import * as vscode from "vscode";

/**
 * Tells once that a file was damaged, and under which name in its folder it was kept; offers the folder where this machine
 * shows folders, else the file.
 * @param message what was damaged and what happens now
 */
export async function tellDamaged(
  message: string,
  folder: vscode.Uri,
  keptAs: string,
  log: vscode.LogOutputChannel,
): Promise<void> {
  const kept = vscode.Uri.joinPath(folder, posix.basename(keptAs));
  log.error(`${message} ${kept.fsPath}`);
  const isHere = vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
  const open = isHere ? vscode.l10n.t("Open Folder") : vscode.l10n.t("Open File");
  if ((await vscode.window.showWarningMessage(message, open)) !== open) return;
  await vscode.commands.executeCommand(isHere ? "revealFileInOS" : "vscode.open", kept);
}

import * as vscode from "vscode";
import { describeError } from "./describeError.ts";

export { describeError };

/** A message that says whose it is. */
export function signed(message: string): string {
  return vscode.l10n.t({
    message: "Idiolect: {0}",
    args: [message],
    comment: "The program's name, and what it says",
  });
}

/** One short notification that offers the log; the error goes there. */
export async function tellFailure(
  message: string,
  error: unknown,
  log: vscode.LogOutputChannel,
): Promise<void> {
  log.error(describeError(error));
  const showLog = vscode.l10n.t("Show Log");
  if ((await vscode.window.showWarningMessage(message, showLog)) === showLog) log.show();
}

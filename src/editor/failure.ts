import * as vscode from "vscode";
import { describeError } from "./describeError.ts";

export { describeError };

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

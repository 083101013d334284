import * as vscode from "vscode";

/** An error and what caused it, in one line for the log. Never the author's text: errors of ours do not carry it. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? "" : ` ← ${describeError(error.cause)}`;
  // A parser's message repeats what it could not read, which may be the author's.
  const message = error.name === "SyntaxError" ? "" : `: ${error.message}`;
  return `${error.name}${message}${cause}`;
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

import * as vscode from "vscode";

/** Says in the status bar that a suggestion does not sound much like its author; a click there asks once more. */
export class UnlikeSign implements vscode.Disposable {
  // On the side of short messages: on the other one there may be no room for a sentence.
  readonly #item = vscode.window.createStatusBarItem("idiolect.unlike", vscode.StatusBarAlignment.Left, 0);
  readonly #watching = vscode.window.onDidChangeTextEditorSelection(() => this.hide());

  constructor() {
    this.#item.name = vscode.l10n.t("Idiolect: how a suggestion sounds");
  }

  /** Shows it until the cursor moves: then the suggestion is taken, or left. */
  show(mayTryAgain: boolean): void {
    this.#item.text = mayTryAgain
      ? vscode.l10n.t("$(info) Does not sound much like you: Try Again")
      : vscode.l10n.t("$(info) Does not sound much like you");
    this.#item.tooltip = mayTryAgain
      ? vscode.l10n.t("Ask the model once more, and name what was off")
      : undefined;
    this.#item.command = mayTryAgain ? "idiolect.tryAgain" : undefined;
    this.#item.show();
    this.#offer(mayTryAgain);
  }

  hide(): void {
    this.#item.hide();
    this.#offer(false);
  }

  dispose(): void {
    this.#item.dispose();
    this.#watching.dispose();
  }

  #offer(mayTryAgain: boolean): void {
    void vscode.commands.executeCommand("setContext", "idiolect.mayTryAgain", mayTryAgain);
  }
}

import * as vscode from "vscode";

/** How far a model's answer is, in the status bar; a click there gives it up. */
export class ModelProgress implements vscode.Disposable {
  readonly #model: string;
  readonly #item = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Right, 101);

  constructor(model: string, host: string) {
    this.#model = model;
    this.#item.name = vscode.l10n.t("Idiolect: language model");
    this.#item.command = "idiolect.cancelPersonalizing";
    this.#item.tooltip = vscode.l10n.t("{0} at {1} is writing. Click to cancel.", model, host);
    this.show(0);
    this.#item.show();
  }

  /** Tells how many characters have come so far. */
  show(characters: number): void {
    const amount = characters === 0 ? "…" : vscode.l10n.t("{0} characters", characters);
    this.#item.text = `$(loading~spin) ${this.#model}: ${amount}`;
  }

  dispose(): void {
    this.#item.dispose();
  }
}

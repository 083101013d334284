import * as vscode from "vscode";
import { chosenModel } from "./chosenModel.ts";
import { SettingsError } from "./modelSettings.ts";

const DISMISSED = "idiolect.modelNoteDismissed";

/** Whether the panel says what a language model would add: while none is chosen, until the person puts it away. */
export class ModelNote implements vscode.Disposable {
  readonly #memento: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onChange = this.#changed.event;
  readonly #listening: vscode.Disposable;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
    this.#listening = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("idiolect.llm")) this.#changed.fire();
    });
  }

  get isWanted(): boolean {
    return !this.#memento.get<boolean>(DISMISSED, false) && !isModelChosen();
  }

  async dismiss(): Promise<void> {
    await this.#memento.update(DISMISSED, true);
    this.#changed.fire();
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changed.dispose();
  }
}

function isModelChosen(): boolean {
  try {
    return chosenModel() !== undefined;
  } catch (error) {
    // One is chosen; what is wrong with it is told where it is asked.
    if (error instanceof SettingsError) return true;
    throw error;
  }
}

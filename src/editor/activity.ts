import * as vscode from "vscode";

/** Whether completions come by themselves at the moment. */
export type ActivityState =
  | { readonly kind: "on" }
  | { readonly kind: "paused" }
  | { readonly kind: "snoozed"; readonly until: Date };

const PAUSED = "idiolect.paused";

/** Pausing and snoozing of ghost text. A pause lasts over restarts of the editor; a snooze ends by itself. */
export class Activity implements vscode.Disposable {
  readonly #memento: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<ActivityState>();
  readonly onChange = this.#changed.event;
  #snoozedUntil: Date | undefined;
  #wake: NodeJS.Timeout | undefined;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
    this.#tell();
  }

  get state(): ActivityState {
    if (this.#memento.get<boolean>(PAUSED, false)) return { kind: "paused" };
    return this.#snoozedUntil ? { kind: "snoozed", until: this.#snoozedUntil } : { kind: "on" };
  }

  async pause(): Promise<void> {
    this.#endSnooze();
    await this.#memento.update(PAUSED, true);
    this.#tell();
  }

  /** Ends a pause or a snooze. */
  async resume(): Promise<void> {
    this.#endSnooze();
    await this.#memento.update(PAUSED, undefined);
    this.#tell();
  }

  snooze(minutes: number): void {
    this.#endSnooze();
    const milliseconds = minutes * 60_000;
    this.#snoozedUntil = new Date(Date.now() + milliseconds);
    this.#wake = setTimeout(() => {
      this.#endSnooze();
      this.#tell();
    }, milliseconds);
    this.#tell();
  }

  dispose(): void {
    this.#endSnooze();
    this.#changed.dispose();
  }

  #endSnooze(): void {
    clearTimeout(this.#wake);
    this.#snoozedUntil = undefined;
  }

  /** The context key lets the palette offer what applies: Pause, or Resume. */
  #tell(): void {
    const { state } = this;
    vscode.commands.executeCommand("setContext", "idiolect.paused", state.kind !== "on");
    this.#changed.fire(state);
  }
}

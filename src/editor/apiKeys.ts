import * as vscode from "vscode";

/** The editor's secret storage did not do what was asked: on some machines there is no keyring. */
export class SecretStorageError extends Error {
  override readonly name = "SecretStorageError";
}

/** API keys in the editor's secret storage, one for each origin: a changed endpoint never receives the old key. */
export class ApiKeys {
  readonly #secrets: vscode.SecretStorage;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  /** The key for an origin, or undefined where none was set. Throws {@link SecretStorageError}. */
  get(origin: string): Promise<string | undefined> {
    return this.#ask(this.#secrets.get(nameOf(origin)));
  }

  async set(origin: string, key: string): Promise<void> {
    await this.#ask(this.#secrets.store(nameOf(origin), key));
  }

  async remove(origin: string): Promise<void> {
    await this.#ask(this.#secrets.delete(nameOf(origin)));
  }

  async #ask<Value>(answer: Thenable<Value>): Promise<Value> {
    try {
      return await answer;
    } catch (cause) {
      throw new SecretStorageError(
        vscode.l10n.t("The editor’s secret storage is not available, so that the key could not be used."),
        { cause },
      );
    }
  }
}

function nameOf(origin: string): string {
  return `idiolect.apiKey ${origin}`;
}

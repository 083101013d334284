import * as vscode from "vscode";

/** The editor's secret storage did not do what was asked: on some machines there is no keyring. */
export class SecretStorageError extends Error {
  override readonly name = "SecretStorageError";
}

/** Origins that have a key: secret storage cannot list what it holds, and forgetting must find all of it. */
const ORIGINS = "idiolect.keyOrigins";

/** API keys in the editor's secret storage, one for each origin: a changed endpoint never receives the old key. */
export class ApiKeys {
  readonly #secrets: vscode.SecretStorage;
  readonly #memento: vscode.Memento;

  constructor(secrets: vscode.SecretStorage, memento: vscode.Memento) {
    this.#secrets = secrets;
    this.#memento = memento;
  }

  /** The key for an origin, or undefined where none was set. Throws {@link SecretStorageError}. */
  get(origin: string): Promise<string | undefined> {
    return ask(this.#secrets.get(nameOf(origin)));
  }

  /** Throws {@link SecretStorageError}. */
  async set(origin: string, key: string): Promise<void> {
    await this.#memento.update(ORIGINS, [...new Set([...this.#origins, origin])]);
    await ask(this.#secrets.store(nameOf(origin), key));
  }

  /** Throws {@link SecretStorageError}. */
  async remove(origin: string): Promise<void> {
    await ask(this.#secrets.delete(nameOf(origin)));
    const others = this.#origins.filter((each) => each !== origin);
    await this.#memento.update(ORIGINS, others.length > 0 ? others : undefined);
  }

  /** Throws {@link SecretStorageError}. */
  async removeAll(): Promise<void> {
    for (const origin of this.#origins) await this.remove(origin);
  }

  get #origins(): readonly string[] {
    return this.#memento.get<readonly string[]>(ORIGINS, []);
  }
}

async function ask<Value>(answer: Thenable<Value>): Promise<Value> {
  try {
    return await answer;
  } catch (cause) {
    throw new SecretStorageError(
      vscode.l10n.t("The editor’s secret storage is not available, so that the key could not be used."),
      { cause },
    );
  }
}

function nameOf(origin: string): string {
  return `idiolect.apiKey ${origin}`;
}

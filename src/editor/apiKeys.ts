import { t } from "@vscode/l10n";
import type { Memento, SecretStorage } from "vscode";

/** The editor's secret storage did not do what was asked: on some machines there is no keyring. */
export class SecretStorageError extends Error {
  override readonly name = "SecretStorageError";
}

/** Where a key is now: in the editor's secret storage; or, where that is not available, in memory, until the editor is closed. */
export type KeptIn = "secretStorage" | "memory";

/** Origins that have a key: secret storage cannot list what it holds, and forgetting must find all of it. */
const ORIGINS = "idiolect.keyOrigins";

/** API keys in the editor's secret storage, one for each origin: a changed endpoint never receives the old key. */
export class ApiKeys {
  readonly #secrets: Pick<SecretStorage, "get" | "store" | "delete">;
  readonly #memento: Pick<Memento, "get" | "update">;
  /** Keys that secret storage would not take. */
  readonly #held = new Map<string, string>();

  constructor(
    secrets: Pick<SecretStorage, "get" | "store" | "delete">,
    memento: Pick<Memento, "get" | "update">,
  ) {
    this.#secrets = secrets;
    this.#memento = memento;
  }

  /** The key for an origin, or undefined where none was set. Throws {@link SecretStorageError}. */
  async get(origin: string): Promise<string | undefined> {
    const held = this.#held.get(origin);
    if (held !== undefined) return held;
    try {
      return await this.#secrets.get(nameOf(origin));
    } catch (cause) {
      // A server that was never given a key goes on without one.
      if (!this.#origins.includes(origin)) return undefined;
      const message = t(
        "The editor’s secret storage is not available, so that the key for {0} cannot be read. Set it again by “Idiolect: Set API Key…”.",
        origin,
      );
      throw new SecretStorageError(message, { cause });
    }
  }

  /** Keeps a key, and says where. */
  async set(origin: string, key: string): Promise<KeptIn> {
    await this.#memento.update(ORIGINS, [...new Set([...this.#origins, origin])]);
    try {
      await this.#secrets.store(nameOf(origin), key);
      this.#held.delete(origin);
      return "secretStorage";
    } catch {
      this.#held.set(origin, key);
      return "memory";
    }
  }

  /** Throws {@link SecretStorageError} where a key may be left in secret storage. */
  async remove(origin: string): Promise<void> {
    const wasHeld = this.#held.delete(origin);
    try {
      await this.#secrets.delete(nameOf(origin));
    } catch (cause) {
      const message = t(
        "The editor’s secret storage is not available, so that the key for {0} could not be removed.",
        origin,
      );
      if (!wasHeld) throw new SecretStorageError(message, { cause });
    }
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

function nameOf(origin: string): string {
  return `idiolect.apiKey ${origin}`;
}

import type { Skipped, SourceText } from "../history/document.ts";
import type { BlobStore } from "../storage/blobStore.ts";
import type { State } from "../storage/state.ts";
import type { StateFile } from "../storage/stateFile.ts";

/** What the state says of a document. */
export type KnownDocument = State["documents"][string];

/** What one round of reading found, until it is saved. */
export class HistoryUpdate {
  readonly #states: StateFile;
  readonly #texts: BlobStore;
  readonly #read: State["documents"] = {};
  readonly #unchanged = new Set<string>();
  readonly #skipped: Skipped[] = [];
  readonly #gone: string[] = [];

  constructor(states: StateFile, texts: BlobStore) {
    this.#states = states;
    this.#texts = texts;
  }

  unchanged(id: string): void {
    this.#unchanged.add(id);
  }

  skipped(skipped: Skipped): void {
    this.#skipped.push(skipped);
  }

  /** A document that was read; its text is kept. `size` in bytes. Resolves to what the state will say of it. */
  async read(source: SourceText, size: number): Promise<KnownDocument> {
    const known = await knownOf(source, size);
    await this.#texts.put(known.hash, source.text);
    this.#read[source.id] = known;
    return known;
  }

  /** Whether what was read is what is known already. */
  async isKnown(source: SourceText, size: number): Promise<boolean> {
    const before = this.#states.state.documents[source.id];
    if (before?.size !== size || before.modified !== source.modified) return false;
    const now = await knownOf(source, size);
    return versionOf(before) === versionOf(now);
  }

  gone(id: string): void {
    this.#gone.push(id);
  }

  /** Whether a document was found, changed or not. */
  hasSeen(id: string): boolean {
    return this.#unchanged.has(id) || Object.hasOwn(this.#read, id);
  }

  get isChange(): boolean {
    return this.#gone.length > 0 || Object.keys(this.#read).length > 0;
  }

  /** Saves what changed; `ofAll`: every source was read to its end, so that files skipped earlier are forgotten. */
  async save(ofAll: boolean): Promise<void> {
    await this.#states.update((state) => {
      for (const id of this.#gone) delete state.documents[id];
      Object.assign(state.documents, this.#read);
      const anew = new Set(this.#skipped.map(({ path }) => path));
      const earlier = ofAll ? [] : state.skipped.filter(({ path }) => !anew.has(path) && !this.hasSeen(path));
      state.skipped = [...earlier, ...this.#skipped];
    });
    if (!this.isChange) return;
    const kept = new Set(Object.values(this.#states.state.documents).map(({ hash }) => hash));
    for (const hash of await this.#texts.keys()) if (!kept.has(hash)) await this.#texts.delete(hash);
  }
}

/** The same for two accounts of a document that say the same of whose words it holds. */
export function versionOf({ hash, notMine }: KnownDocument): string {
  return notMine ? `${hash} ${notMine}` : hash;
}

async function knownOf(
  { languageId, text, modified = 0, notMine }: SourceText,
  size: number,
): Promise<KnownDocument> {
  const known = { modified, size, hash: await sha256(text), languageId };
  return notMine ? { ...known, notMine: notMine.map(({ start, end }) => [start, end]) } : known;
}

/** SHA-256 of a text in UTF-8, in hex. */
async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

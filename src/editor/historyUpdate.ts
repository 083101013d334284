import type { Skipped, SourceText } from "../history/document.ts";
import type { BlobStore } from "../storage/blobStore.ts";
import type { State } from "../storage/state.ts";
import { type StateFile, StateNotSavedError } from "../storage/stateFile.ts";

/** What the state says of a document. */
export type KnownDocument = State["documents"][string];

/** What was read is put into the state this often at most, and for a hundredth of the time. Milliseconds. */
const CHECKPOINT_MS = 1_000;
const CHECKPOINT_SHARE = 0.01;

/** What one round of reading found, until it is saved. */
export class HistoryUpdate {
  readonly #states: StateFile;
  readonly #texts: BlobStore;
  readonly #read: State["documents"] = {};
  readonly #unchanged = new Set<string>();
  readonly #skipped: Skipped[] = [];
  readonly #gone: string[] = [];
  /** Read since the state was last told. */
  #untold: State["documents"] = {};
  readonly #now: () => number;
  /** When the state is told next. */
  #due: number;

  /** @param now milliseconds that only grow */
  constructor(states: StateFile, texts: BlobStore, now = () => performance.now()) {
    this.#states = states;
    this.#texts = texts;
    this.#now = now;
    this.#due = now() + CHECKPOINT_MS;
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
    this.#untold[source.id] = known;
    if (this.#now() >= this.#due) await this.#tellState();
    return known;
  }

  /** Documents read, and documents that had not changed. */
  get figures(): { readonly read: number; readonly unchanged: number } {
    return { read: Object.keys(this.#read).length, unchanged: this.#unchanged.size };
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
    this.#untold = {};
    if (!this.isChange) return;
    const kept = new Set(Object.values(this.#states.state.documents).map(({ hash }) => hash));
    for (const hash of await this.#texts.keys()) if (!kept.has(hash)) await this.#texts.delete(hash);
  }

  /** Tells the state what was read so far, so that reading goes on from there if the editor ends now. What else there is to save waits for {@link save}. */
  async #tellState(): Promise<void> {
    const told = this.#untold;
    this.#untold = {};
    this.#due = Number.POSITIVE_INFINITY;
    const start = this.#now();
    try {
      await this.#states.update((state) => void Object.assign(state.documents, told));
    } catch (error) {
      // Then it is saved at the end, or fails for good there.
      if (!(error instanceof StateNotSavedError)) throw error;
    }
    const took = this.#now() - start;
    this.#due = start + Math.max(CHECKPOINT_MS, took / CHECKPOINT_SHARE);
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

import type { HistoryDocument } from "./document.ts";
import { fingerprintOf } from "./fingerprint.ts";

/** Something made of the documents of a history: counts, an index, a model. */
export interface Learner {
  take(document: HistoryDocument): void;
  /** Undoes {@link Learner.take}. */
  forget(document: Pick<HistoryDocument, "id">): void;
}

/** Keeps a learner to what a library shows. It learns when it is asked for, and pays for what has changed since. */
export class Follower {
  readonly #learner: Learner;
  readonly #known = new Map<string, HistoryDocument>();
  /** Of documents that the learner knows from an earlier session, their fingerprints by id. */
  readonly #remembered = new Map<string, string>();
  #last: readonly HistoryDocument[] = [];

  constructor(learner: Learner) {
    this.#learner = learner;
  }

  /** Whether the learner knows documents from an earlier session that nobody has looked for since. */
  get isRemembering(): boolean {
    return this.#remembered.size > 0;
  }

  /** Says what the learner knows from an earlier session: documents by id, with {@link fingerprintOf} each. What is shown then, unchanged, is not taken again. */
  remember(fingerprints: ReadonlyMap<string, string>): void {
    for (const [id, fingerprint] of fingerprints) this.#remembered.set(id, fingerprint);
  }

  /** Forgets of what is remembered what must not be there. */
  forgetRemembered(isUnwanted: (id: string) => boolean): void {
    for (const id of [...this.#remembered.keys()].filter(isUnwanted)) {
      this.#remembered.delete(id);
      this.#learner.forget({ id });
    }
  }

  /** As {@link follow}, but takes at most so many documents that are new; tells whether the learner knows them all. */
  followSome(shown: readonly HistoryDocument[], most: number): boolean {
    const fresh = shown.filter((document) => this.#known.get(document.id) !== document);
    const later = new Set(fresh.slice(most));
    this.follow(later.size > 0 ? shown.filter((document) => !later.has(document)) : shown);
    return later.size === 0;
  }

  /** Brings the learner up to the documents shown; tells whether that changed anything. */
  follow(shown: readonly HistoryDocument[]): boolean {
    if (shown === this.#last && !this.isRemembering) return false;
    this.#last = shown;
    const wanted = new Map(shown.map((document) => [document.id, document]));
    let isChanged = false;
    for (const [id, document] of this.#known) {
      if (wanted.get(id) === document) continue;
      this.#known.delete(id);
      this.#learner.forget(document);
      isChanged = true;
    }
    for (const [id, document] of wanted) {
      if (this.#known.has(id)) continue;
      this.#known.set(id, document);
      if (this.#recalls(document)) continue;
      this.#learner.take(document);
      isChanged = true;
    }
    if (this.isRemembering) {
      this.forgetRemembered(() => true);
      isChanged = true;
    }
    return isChanged;
  }

  /** Whether the learner knows just this document; an earlier version of it is forgotten. */
  #recalls({ id, prose }: HistoryDocument): boolean {
    const fingerprint = this.#remembered.get(id);
    if (fingerprint === undefined) return false;
    this.#remembered.delete(id);
    if (fingerprint === fingerprintOf(prose)) return true;
    this.#learner.forget({ id });
    return false;
  }
}

import type { HistoryDocument } from "./document.ts";

/** Something made of the documents of a history: counts, an index, a model. */
export interface Learner {
  take(document: HistoryDocument): void;
  /** Undoes {@link Learner.take}. */
  forget(document: HistoryDocument): void;
}

/** Keeps a learner to what a library shows. It learns when it is asked for, and pays for what has changed since. */
export class Follower {
  readonly #learner: Learner;
  readonly #known = new Map<string, HistoryDocument>();
  #last: readonly HistoryDocument[] = [];

  constructor(learner: Learner) {
    this.#learner = learner;
  }

  /** Brings the learner up to the documents shown; tells whether that changed anything. */
  follow(shown: readonly HistoryDocument[]): boolean {
    if (shown === this.#last) return false;
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
      this.#learner.take(document);
      isChanged = true;
    }
    return isChanged;
  }
}

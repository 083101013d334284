import type { OwnWords } from "./ownWords.ts";
import type { Candidate, Place } from "./place.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** So many candidates more are looked at, in case some are not to be shown. */
const SPARE = 4;

/** What all places of a document have in common. */
export interface OwnWordsParts {
  readonly vocabulary: Vocabulary;
  readonly words: OwnWords;
}

/** A place where only what may be suggested to the author comes next, spelled as they spell it. */
export class OwnWordsPlace implements Place {
  readonly #place: Place;
  readonly #parts: OwnWordsParts;

  constructor(place: Place, parts: OwnWordsParts) {
    this.#place = place;
    this.#parts = parts;
  }

  get sureness(): Place["sureness"] {
    return this.#place.sureness;
  }

  first(limit: number, typed: string, refused: ReadonlySet<number>): readonly Candidate[] {
    return this.#shown(this.#place.first(limit + SPARE, typed, refused), limit, typed, refused);
  }

  next(limit: number): readonly Candidate[] {
    return this.#shown(this.#place.next(limit + SPARE), limit, "");
  }

  probabilityOf(id: number): number {
    return this.#place.probabilityOf(id);
  }

  after(id: number): OwnWordsPlace {
    return new OwnWordsPlace(this.#place.after(id), this.#parts);
  }

  /** Candidates as they are shown; both spellings of a word are one, with the probability of both. */
  #shown(
    candidates: readonly Candidate[],
    limit: number,
    typed: string,
    refused?: ReadonlySet<number>,
  ): readonly Candidate[] {
    const { vocabulary, words } = this.#parts;
    const found = new Map<number, Candidate>();
    let changed = false;
    for (const candidate of candidates) {
      const shown = words.shownFor(candidate.id);
      // What is typed already is the author's, however it is spelled.
      const id = shown === undefined || vocabulary.textOf(shown).startsWith(typed) ? shown : candidate.id;
      if (id !== candidate.id) changed = true;
      if (id === undefined || refused?.has(id)) continue;
      const other = found.get(id);
      found.set(id, {
        id,
        probability: Math.min(1, candidate.probability + (other?.probability ?? 0)),
        likelihood: Math.min(1, candidate.likelihood + (other?.likelihood ?? 0)),
      });
    }
    const all = [...found.values()];
    return (changed ? all.sort((a, b) => b.probability - a.probability) : all).slice(0, limit);
  }
}

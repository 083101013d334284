import type { Candidate, Place } from "./place.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * How much a piece is favoured after another: the logarithm of what its probability is multiplied by, 0 where it is as it
 * was. The piece before is "" where nothing is known of it.
 */
export type Pull = (piece: string, previous: string) => number;

/** So many candidates are weighed anew: what is further down is not pulled up into view. */
const WEIGHED = 40;

/** What all places of a document have in common. */
export interface Steered {
  readonly vocabulary: Vocabulary;
  readonly pull: Pull;
}

/** A place where the author has a say: probabilities of another place, multiplied as a {@link Pull} says, and made to sum to 1 again. */
export class SteeredPlace implements Place {
  readonly #place: Place;
  readonly #steered: Steered;
  readonly #previous: number;
  readonly #factors = new Map<number, number>();
  #next: { readonly found: readonly Candidate[]; readonly total: number } | undefined;

  /** `previous`: the piece before the place. */
  constructor(place: Place, steered: Steered, previous: number) {
    this.#place = place;
    this.#steered = steered;
    this.#previous = previous;
  }

  get sureness(): Place["sureness"] {
    return this.#place.sureness;
  }

  first(limit: number, typed: string, refused: ReadonlySet<number>): readonly Candidate[] {
    return this.#weighed(this.#place.first(WEIGHED, typed, refused)).found.slice(0, limit);
  }

  next(limit: number): readonly Candidate[] {
    this.#next ??= this.#weighed(this.#place.next(WEIGHED));
    return this.#next.found.slice(0, limit);
  }

  probabilityOf(id: number): number {
    this.#next ??= this.#weighed(this.#place.next(WEIGHED));
    return Math.min(1, (this.#place.probabilityOf(id) * this.#factorOf(id)) / this.#next.total);
  }

  after(id: number): SteeredPlace {
    return new SteeredPlace(this.#place.after(id), this.#steered, id);
  }

  /** Candidates with their new probabilities, likeliest first, and what they were divided by: all others stay as they are. */
  #weighed(candidates: readonly Candidate[]): { found: Candidate[]; total: number } {
    let known = 0;
    let weight = 0;
    for (const { id, probability } of candidates) {
      known += probability;
      weight += probability * this.#factorOf(id);
    }
    const total = weight + Math.max(0, 1 - known);
    const found = candidates
      .map(({ id, probability, likelihood }) => {
        const share = this.#factorOf(id) / total;
        return {
          id,
          probability: Math.min(1, probability * share),
          likelihood: Math.min(1, likelihood * share),
        };
      })
      .sort((a, b) => b.probability - a.probability);
    return { found, total };
  }

  #factorOf(id: number): number {
    const known = this.#factors.get(id);
    if (known !== undefined) return known;
    const { pull, vocabulary } = this.#steered;
    const factor = Math.exp(pull(vocabulary.textOf(id), vocabulary.textOf(this.#previous)));
    this.#factors.set(id, factor);
    return factor;
  }
}

import { calibratedFirst, calibratedNext } from "./calibration.ts";
import type { Mixture } from "./mixture.ts";
import type { Candidate, Place } from "./place.ts";
import { allowedAfter, unknownMass, withoutRefused } from "./typed.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** More context than any source looks at. */
const LONGEST = 8;

/** A place where merged counts tell what comes next. */
export class CountsPlace implements Place {
  /**
   * Before calibration: at the same precision that saves more keys than a threshold on the calibrated probability. Measured with
   * bench/completion.ts: at calm, at least half of what is shown is taken.
   */
  readonly sureness = {
    eager: { first: 0, whole: 0.2 },
    balanced: { first: 0.3, whole: 0.2 },
    calm: { first: 0.5, whole: 0.2 },
  };
  readonly #mixture: Mixture;
  readonly #vocabulary: Vocabulary;
  readonly #context: readonly number[];
  readonly #further = new Map<number, CountsPlace>();
  #next: { limit: number; found: readonly Candidate[] } | undefined;

  /** `context`: context forms of the pieces before the place, newest last. */
  constructor(mixture: Mixture, vocabulary: Vocabulary, context: readonly number[]) {
    this.#mixture = mixture;
    this.#vocabulary = vocabulary;
    this.#context = context;
  }

  first(limit: number, typed: string, refused: ReadonlySet<number>): Candidate[] {
    const allowed = allowedAfter(typed, this.#vocabulary);
    const found = this.#mixture.next(this.#context, limit + refused.size, allowed, unknownMass(typed));
    return withoutRefused(found, refused)
      .slice(0, limit)
      .map(({ id, probability }) => {
        const whole = this.#vocabulary.textOf(id) === typed;
        return { id, probability, likelihood: calibratedFirst(probability, typed, whole) };
      });
  }

  next(limit: number): readonly Candidate[] {
    if (this.#next && this.#next.limit >= limit) return this.#next.found.slice(0, limit);
    const found = this.#mixture
      .next(this.#context, limit)
      .map(({ id, probability }) => ({ id, probability, likelihood: calibratedNext(probability) }));
    this.#next = { limit, found };
    return found;
  }

  probabilityOf(id: number): number {
    return this.#mixture.probabilityOf(this.#context, id);
  }

  after(id: number): CountsPlace {
    const form = this.#vocabulary.contextOf(id);
    const known = this.#further.get(form);
    if (known) return known;
    const context = [...this.#context, form].slice(-LONGEST);
    const place = new CountsPlace(this.#mixture, this.#vocabulary, context);
    this.#further.set(form, place);
    return place;
  }
}

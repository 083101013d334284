import { type Continuations, type Counts, LONGEST_CONTEXT, RANKED_FROM } from "./counts.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { PARAGRAPH } from "./vocabulary.ts";

/** One body of text in the mixture. */
export interface MixtureSource {
  readonly counts: Counts;
  /** What one occurrence here counts for. */
  readonly weight: number;
  /** Taken off every count for what has not been seen yet. */
  readonly discount: number;
}

/** A piece that may come next. */
export interface Weighed {
  readonly id: number;
  readonly probability: number;
}

/** Pieces that may come next, and how probable each is; good until the mixture is asked again. */
export interface Weights {
  readonly ids: readonly number[];
  /** As many as there are `ids`; what is behind them is without meaning. */
  readonly probabilities: Float64Array;
  /** By source, then by order, as {@link Counts.following} gives them. */
  readonly found: readonly (readonly (Continuations | undefined)[])[];
}

/** Which pieces may come: all of some, or of the likely ones those that pass. */
export type Allowed = readonly number[] | ((id: number) => boolean);

/** Probability of a piece that was never seen, before any evidence. */
const UNSEEN = 1e-7;

/**
 * What comes next, by absolute-discount interpolation (Ney, Essen and Kneser 1994) over merged counts: at each order,
 * from single pieces to five-grams, the sources' counts are added up by weight, and what the discounts free goes to the order below.
 */
export class Mixture {
  readonly #vocabulary: Vocabulary;
  readonly #sources: readonly MixtureSource[];
  readonly #found: (Continuations | undefined)[][];
  #candidates: number[] = [];
  #probabilities = new Float64Array(4096);
  /** Candidate number plus one, by piece; 0 for pieces that are not candidates. */
  #slots = new Int32Array(4096);

  constructor(vocabulary: Vocabulary, sources: readonly MixtureSource[]) {
    this.#vocabulary = vocabulary;
    this.#sources = sources;
    this.#found = sources.map(() => []);
  }

  /**
   * The likeliest pieces after a context (context forms, newest last), likeliest first, at most `limit`. With `allowed`,
   * only those pieces are considered that some source has, and probabilities are shares of their sum plus `others`: the mass of what is not known.
   */
  next(context: readonly number[], limit: number, allowed?: Allowed, others = 0): Weighed[] {
    this.#weigh(context, allowed);
    let sum = 1;
    if (allowed) {
      sum = others;
      for (let slot = 0; slot < this.#candidates.length; slot++) sum += this.#probabilities[slot] as number;
    }
    const best = this.#best(limit, sum);
    this.#clear();
    return best;
  }

  /** All pieces that may come after a context, as {@link next} considers them, in no order, and those of `also` whatever is allowed. */
  weights(context: readonly number[], allowed: Allowed | undefined, also: readonly number[]): Weights {
    this.#weigh(context, allowed, also);
    const weights = { ids: this.#candidates, probabilities: this.#probabilities, found: this.#found };
    this.#clear();
    return weights;
  }

  /** Probability that just this piece comes next; above 0. */
  probabilityOf(context: readonly number[], id: number): number {
    this.#weigh(context, [id]);
    const probability = this.#candidates.length > 0 ? (this.#probabilities[0] as number) : UNSEEN;
    this.#clear();
    return probability;
  }

  /** Fills candidates and their probabilities. */
  #weigh(context: readonly number[], allowed: Allowed | undefined, also: readonly number[] = []): void {
    this.#sources.forEach(({ counts }, s) => {
      counts.following(context, this.#found[s] as (Continuations | undefined)[]);
    });
    if (typeof allowed === "object") {
      for (const id of allowed) if (this.#isCounted(id)) this.#consider(id);
    } else this.#considerLikely(allowed);
    for (const id of also) this.#consider(id);
    this.#weighPieces();
    for (let order = 1; order <= LONGEST_CONTEXT; order++) this.#interpolate(order);
  }

  #isCounted(id: number): boolean {
    for (const { counts } of this.#sources) if (counts.countOf(id) > 0) return true;
    return false;
  }

  #clear(): void {
    for (const id of this.#candidates) this.#slots[id] = 0;
    this.#candidates = [];
  }

  #consider(id: number): void {
    if (id <= PARAGRAPH) return;
    if (id >= this.#slots.length) {
      const slots = new Int32Array(this.#vocabulary.size * 2);
      slots.set(this.#slots);
      this.#slots = slots;
    }
    if (this.#slots[id] === 0) this.#slots[id] = this.#candidates.push(id);
  }

  #considerLikely(allowed: (id: number) => boolean = () => true): void {
    for (let s = 0; s < this.#sources.length; s++) {
      for (let order = LONGEST_CONTEXT; order >= 1; order--) {
        const found = this.#found[s]?.[order];
        if (!found) continue;
        const size = Math.min(found.size, RANKED_FROM);
        for (let at = 0; at < size; at++) {
          const id = found.ids[at] as number;
          if (allowed(id)) this.#consider(id);
        }
      }
      for (const id of (this.#sources[s] as MixtureSource).counts.frequent()) {
        if (allowed(id)) this.#consider(id);
      }
    }
  }

  #weighPieces(): void {
    const candidates = this.#candidates;
    if (candidates.length > this.#probabilities.length)
      this.#probabilities = new Float64Array(candidates.length * 2);
    const probabilities = this.#probabilities;
    probabilities.fill(UNSEEN, 0, candidates.length);
    let total = 0;
    let freed = 0;
    for (const { counts, weight, discount } of this.#sources) {
      total += weight * counts.total;
      freed += weight * discount * counts.distinct;
    }
    if (total === 0) return;
    for (let slot = 0; slot < candidates.length; slot++) {
      let mass = freed * UNSEEN;
      for (const { counts, weight, discount } of this.#sources) {
        const count = counts.countOf(candidates[slot] as number);
        if (count > 0) mass += weight * (count - discount);
      }
      probabilities[slot] = mass / total;
    }
  }

  #interpolate(order: number): void {
    let total = 0;
    let freed = 0;
    for (let s = 0; s < this.#sources.length; s++) {
      const found = this.#found[s]?.[order];
      if (!found) continue;
      const { weight, discount } = this.#sources[s] as MixtureSource;
      total += weight * found.total;
      freed += weight * (found.total - found.kept + discount * found.size);
    }
    if (total === 0) return;
    const probabilities = this.#probabilities;
    const share = freed / total;
    for (let slot = 0; slot < this.#candidates.length; slot++) {
      probabilities[slot] = (probabilities[slot] as number) * share;
    }
    for (let s = 0; s < this.#sources.length; s++) {
      const found = this.#found[s]?.[order];
      if (!found) continue;
      const { weight, discount } = this.#sources[s] as MixtureSource;
      for (let at = 0; at < found.size; at++) {
        const slot = (this.#slots[found.ids[at] as number] ?? 0) - 1;
        if (slot < 0) continue;
        const mass = (weight * ((found.counts[at] as number) - discount)) / total;
        probabilities[slot] = (probabilities[slot] as number) + mass;
      }
    }
  }

  #best(limit: number, sum: number): Weighed[] {
    const best: Weighed[] = [];
    for (let slot = 0; slot < this.#candidates.length; slot++) {
      const probability = (this.#probabilities[slot] as number) / sum;
      const last = best[limit - 1];
      if (last && probability < last.probability) continue;
      const candidate = { id: this.#candidates[slot] as number, probability };
      let at = best.length;
      while (at > 0 && this.#precedes(candidate, best[at - 1] as Weighed)) at--;
      best.splice(at, 0, candidate);
      if (best.length > limit) best.pop();
    }
    return best;
  }

  /** Ties go by spelling, so that the order in which pieces became known does not matter. */
  #precedes(a: Weighed, b: Weighed): boolean {
    if (a.probability !== b.probability) return a.probability > b.probability;
    return this.#vocabulary.textOf(a.id) < this.#vocabulary.textOf(b.id);
  }
}

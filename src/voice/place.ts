import type { Policy } from "./suggestion.ts";

/** A piece that may come next. */
export interface Candidate {
  readonly id: number;
  /** What a suggestion is chosen by. */
  readonly probability: number;
  /** What is said of it: how often a piece is right of which this is said. */
  readonly likelihood: number;
}

/** How sure a policy must be, as probabilities. */
export interface Sureness {
  /** Of the first word of what is shown. */
  readonly first: number;
  /** Words are added while the whole is at least this likely. */
  readonly whole: number;
}

/** A point in a text, real or supposed, and what may come there. */
export interface Place {
  /** How sure it must be of what is shown. */
  readonly sureness: Readonly<Record<Policy, Sureness>>;
  /**
   * The likeliest pieces for the word of which `typed` is there (part of a word, the space before it, or both; "" for
   * neither), likeliest first, but for those that were `refused`.
   */
  first(limit: number, typed: string, refused: ReadonlySet<number>): readonly Candidate[];
  /** The likeliest pieces where nothing is typed yet, likeliest first. */
  next(limit: number): readonly Candidate[];
  /** Probability that just this piece comes next; above 0. */
  probabilityOf(id: number): number;
  /** The place behind one more piece. */
  after(id: number): Place;
}

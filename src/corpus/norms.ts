import { type Counts, sumCounts } from "../style/tally.ts";
import type { Norm } from "./corpus.ts";

/** The documents of one author, counted. */
export type Works = readonly Counts[];

/** Documents shorter than this say too little about how documents spread. Words. */
export const SHORTEST_DOCUMENT = 100;
/** The part of the spread between writers that is never taken for noise (an estimate of zero is itself noise). */
const LEAST_TRUE_SPREAD = 0.05;
/** The shares of writers that a norm's quantiles are given for. */
const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95];

/** Variance between writers' true values, of a standard deviation as measured and the variance that is noise. */
export function trueSpread(sd: number, noise: number): number {
  return Math.max(sd ** 2 - noise, LEAST_TRUE_SPREAD * sd ** 2);
}

/** Works are never changed: they are added up once for all that is asked of them. */
const summed = new WeakMap<Works, Counts>();

/** The counts of all documents together; a single one's are its own. */
export function totalOf(works: Works): Counts {
  if (works.length === 1) return works[0] as Counts;
  const total = summed.get(works) ?? sumCounts(works);
  summed.set(works, total);
  return total;
}

/** How much writing figures rest on. */
export interface Amount {
  readonly words: number;
  /** Sum of the squared shares that documents have in the words: 1 for one document, 1/n for n of a length. */
  readonly concentration: number;
}

const amounts = new WeakMap<Works, Amount>();

/** How much writing documents are: like {@link totalOf} reckoned once, since every feature asks for it. */
export function amountOf(works: Works): Amount {
  const known = amounts.get(works);
  if (known) return known;
  const words = works.reduce((sum, counts) => sum + counts.words, 0);
  const concentration = works.reduce((sum, counts) => sum + (counts.words / words) ** 2, 0);
  const amount = { words, concentration };
  amounts.set(works, amount);
  return amount;
}

/** Variance of the value of documents added up, around their author's: long documents count more, many count better. */
export function noiseOf(within: Norm["within"], works: Works): number {
  return noiseIn(within, amountOf(works));
}

/** As {@link noiseOf}, for an amount of writing. */
export function noiseIn(within: Norm["within"], { words, concentration }: Amount): number {
  return words > 0 ? within.document * concentration + within.word / words : Number.POSITIVE_INFINITY;
}

export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}

/** Pearson's r; 0 where either side does not vary. */
export function correlation(points: readonly (readonly [number, number])[]): number {
  const a = moments(points.map(([x]) => x));
  const b = moments(points.map(([, y]) => y));
  if (points.length < 3 || a.sd === 0 || b.sd === 0) return 0;
  const covariance =
    points.reduce((sum, [x, y]) => sum + (x - a.mean) * (y - b.mean), 0) / (points.length - 1);
  return covariance / (a.sd * b.sd);
}

export const mean = (values: readonly number[]) =>
  values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;

/** See {@link Norm.quantiles}; between two values, in proportion (Hyndman & Fan 1996, definition 7). */
export function quantilesOf(values: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  return QUANTILES.map((share) => {
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)] ?? 0;
    return below + (place % 1) * ((sorted[Math.ceil(place)] ?? 0) - below);
  });
}

/** Mean and standard deviation of a sample; 0 where there is too little of it. */
export function moments(values: readonly number[]): { mean: number; sd: number } {
  const average = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - average) ** 2, 0);
  return { mean: average, sd: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0 };
}

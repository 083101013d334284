import { allFeatures } from "../style/allFeatures.ts";
import type { Feature } from "../style/feature.ts";
import { onScale } from "../style/profile.ts";
import { type Counts, sumCounts } from "../style/tally.ts";
import type { Norm } from "./corpus.ts";

/** The documents of one author, counted. */
export type Works = readonly Counts[];

/** Documents shorter than this say too little about how documents spread. Words. */
export const SHORTEST_DOCUMENT = 100;
/** About how much writing a half holds when reliability is measured. Words. */
const HALF = 5000;
const SHORTEST_HALF = 1500;
const SPLITS = 10;
/** The part of the spread between writers that is never taken for noise (an estimate of zero is itself noise). */
const LEAST_TRUE_SPREAD = 0.05;
/** The shares of writers that a norm's quantiles are given for. */
const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95];

/**
 * The norms of writers of one kind, from all they wrote: how they spread over each feature, how one writer's documents spread, and how
 * far a feature stays with its writer. `random` (0 to 1) splits the documents into halves; the same numbers give the same norms.
 * Features that fewer than five writers have a value for are left out.
 */
export function drawNorms(
  authors: readonly Works[],
  random: () => number,
  stretches: readonly Works[] = authors,
): Record<string, Norm> {
  const totals = authors.map(sumCounts);
  const splits = halves(authors, random);
  const norms: Record<string, Norm> = {};
  for (const feature of allFeatures) {
    const values = totals.map((counts) => feature.value(counts));
    const present = values.filter((value) => value !== undefined);
    if (present.length < 5) continue;
    const scaled = moments(present.map((value) => onScale(feature, value)));
    const within = spreadWithin(feature, stretches, totals);
    const noise = mean(authors.map((works) => noiseOf(within, works)));
    norms[feature.id] = {
      ...moments(present),
      quantiles: quantilesOf(present),
      writers: present.length,
      scaled,
      between: trueSpread(scaled.sd, noise),
      within,
      reliability: Math.max(0, mean(splits.map((pairs) => halfToHalf(feature, pairs)))),
    };
  }
  return norms;
}

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

/**
 * Fits var = document + word / words to the squared departures of documents from their authors, by least squares
 * weighted by words, both parts at least zero; the highest 2 % are cut, since single odd documents would rule.
 */
function spreadWithin(feature: Feature, authors: readonly Works[], totals: Works): Norm["within"] {
  const points: { perWord: number; square: number; weight: number }[] = [];
  authors.forEach((works, author) => {
    const own = feature.value(totals[author]!);
    const documents = works.filter((counts) => counts.words >= SHORTEST_DOCUMENT);
    if (own === undefined || documents.length < 2) return;
    for (const counts of documents) {
      const value = feature.value(counts);
      if (value === undefined) continue;
      const square =
        (onScale(feature, value) - onScale(feature, own)) ** 2 * (documents.length / (documents.length - 1));
      points.push({ perWord: 1 / counts.words, square, weight: counts.words });
    }
  });
  const squares = points.map(({ square }) => square).sort((a, b) => a - b);
  const most = squares[Math.floor(0.98 * (squares.length - 1))] ?? 0;
  const sum = (of: (point: (typeof points)[number]) => number) =>
    points.reduce((total, point) => total + point.weight * of(point), 0);
  const cut = (square: number) => Math.min(square, most);
  const w = sum(() => 1);
  if (w === 0) return { document: 0, word: 0 };
  const x = sum((point) => point.perWord);
  const xx = sum((point) => point.perWord ** 2);
  const y = sum((point) => cut(point.square));
  const xy = sum((point) => point.perWord * cut(point.square));
  const determinant = w * xx - x * x;
  const word = determinant > 0 ? (w * xy - x * y) / determinant : 0;
  const document = (y - word * x) / w;
  if (word < 0) return { document: y / w, word: 0 };
  if (document < 0) return { document: 0, word: xx > 0 ? xy / xx : 0 };
  return { document, word };
}

type Halves = readonly [Counts, Counts];

/** Each author with enough writing, several times cut into two halves of whole documents. */
function halves(authors: readonly Works[], random: () => number): Halves[][] {
  return Array.from({ length: SPLITS }, () =>
    authors.flatMap((works) => {
      const both: [Counts[], Counts[]] = [[], []];
      const words: [number, number] = [0, 0];
      for (const counts of shuffled(works, random)) {
        const half = words[0] <= words[1] ? 0 : 1;
        if (words[half] >= HALF) continue;
        both[half].push(counts);
        words[half] += counts.words;
      }
      return Math.min(...words) >= SHORTEST_HALF ? [[sumCounts(both[0]), sumCounts(both[1])] as const] : [];
    }),
  );
}

export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}

function halfToHalf(feature: Feature, pairs: readonly Halves[]): number {
  const points = pairs.flatMap(([one, other]) => {
    const a = feature.value(one);
    const b = feature.value(other);
    return a === undefined || b === undefined ? [] : [[onScale(feature, a), onScale(feature, b)] as const];
  });
  return correlation(points);
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

const mean = (values: readonly number[]) =>
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

import { allFeatures } from "../style/allFeatures.ts";
import type { Feature } from "../style/feature.ts";
import { onScale } from "../style/profile.ts";
import { type Counts, heldCounts, sumCounts } from "../style/tally.ts";
import type { Norm } from "./corpus.ts";
import {
  correlation,
  mean,
  moments,
  noiseOf,
  quantilesOf,
  SHORTEST_DOCUMENT,
  shuffled,
  totalOf,
  trueSpread,
  type Works,
} from "./norms.ts";

/** About how much writing a half holds when reliability is measured. Words. */
const HALF = 5000;
const SHORTEST_HALF = 1500;
const SPLITS = 10;
/** Norms of fewer writers say nothing. */
const FEWEST_WRITERS = 5;
/** Squares above this quantile are cut: single odd documents would rule. */
const CUT = 0.98;

/**
 * The norms of writers of one kind, from all they wrote: how they spread over each feature, how one writer's documents spread, and how
 * far a feature stays with its writer. `random` (0 to 1) splits the documents into halves; the same numbers give the same norms.
 * `stretches`: what the spread of documents is fitted to, where that is not the documents as they are.
 * Features that fewer than five writers have a value for are left out.
 */
export function drawNorms(
  authors: readonly Works[],
  random: () => number,
  stretches: readonly Works[] = authors,
): Record<string, Norm> {
  const norms: Record<string, Norm> = {};
  for (const sample of measureEach(authors, random, stretches)) {
    const norm = normOf(sample, authors);
    if (norm) norms[sample.feature.id] = norm;
  }
  return norms;
}

/** For each writer the {@link drawNorms | norms} of all others, measured once for all: what a writer is judged by who must not be seen. */
export function drawNormsWithoutEach(
  authors: readonly Works[],
  random: () => number,
  stretches: readonly Works[] = authors,
): Record<string, Norm>[] {
  const norms = authors.map((): Record<string, Norm> => ({}));
  for (const sample of measureEach(authors, random, stretches))
    norms.forEach((own, author) => {
      const norm = normOf(sample, authors, author);
      if (norm) own[sample.feature.id] = norm;
    });
  return norms;
}

/** One feature, measured on everybody. */
interface Sample {
  readonly feature: Feature;
  /** Of each writer. */
  readonly values: readonly (number | undefined)[];
  readonly points: readonly Point[];
  /** The points, the lowest square first. */
  readonly ascending: readonly Point[];
  /** For each split, the values of writers' halves. */
  readonly halves: readonly (readonly { writer: number; one: number; other: number }[])[];
}

/** How far a document lies from its writer. */
interface Point {
  readonly writer: number;
  readonly perWord: number;
  readonly square: number;
  readonly weight: number;
}

function* measureEach(
  authors: readonly Works[],
  random: () => number,
  stretches: readonly Works[],
): Generator<Sample> {
  const totals = authors.map(totalOf);
  const splits = halvesOf(authors, random);
  for (const feature of allFeatures) {
    const values = totals.map((counts) => feature.value(counts));
    const points = stretches.flatMap((works, writer) => pointsOf(feature, works, writer, values[writer]));
    yield {
      feature,
      values,
      points,
      ascending: [...points].sort((a, b) => a.square - b.square),
      halves: splits.map((pairs) =>
        pairs.flatMap(({ writer, counts: [a, b] }) => {
          const one = feature.value(a);
          const other = feature.value(b);
          return one === undefined || other === undefined
            ? []
            : [{ writer, one: onScale(feature, one), other: onScale(feature, other) }];
        }),
      ),
    };
  }
}

/** Of all writers, or of all but one. */
function normOf(sample: Sample, authors: readonly Works[], without?: number): Norm | undefined {
  const { feature } = sample;
  const present = sample.values.filter(
    (value, writer): value is number => value !== undefined && writer !== without,
  );
  if (present.length < FEWEST_WRITERS) return undefined;
  const scaled = moments(present.map((value) => onScale(feature, value)));
  const within = spreadWithin(sample, without);
  const noise = mean(
    authors.filter((_, writer) => writer !== without).map((works) => noiseOf(within, works)),
  );
  return {
    ...moments(present),
    quantiles: quantilesOf(present),
    writers: present.length,
    scaled,
    between: trueSpread(scaled.sd, noise),
    within,
    reliability: Math.max(0, mean(sample.halves.map((pairs) => halfToHalf(pairs, without)))),
  };
}

function pointsOf(feature: Feature, works: Works, writer: number, own: number | undefined): Point[] {
  const documents = works.filter((counts) => counts.words >= SHORTEST_DOCUMENT);
  if (own === undefined || documents.length < 2) return [];
  const scaled = onScale(feature, own);
  const freed = documents.length / (documents.length - 1);
  return documents.flatMap((counts): Point[] => {
    const value = feature.value(counts);
    if (value === undefined) return [];
    const square = (onScale(feature, value) - scaled) ** 2 * freed;
    return [{ writer, perWord: 1 / counts.words, square, weight: counts.words }];
  });
}

/**
 * Fits var = document + word / words to the squared departures of documents from their authors, by least squares
 * weighted by words, both parts at least zero; squares above the quantile {@link CUT} are cut.
 */
function spreadWithin({ points, ascending }: Sample, without: number | undefined): Norm["within"] {
  const most = cutAt(ascending, without);
  let [w, x, xx, y, xy] = [0, 0, 0, 0, 0];
  for (const { writer, perWord, square, weight } of points) {
    if (writer === without) continue;
    const cut = Math.min(square, most);
    w += weight;
    x += weight * perWord;
    xx += weight * perWord ** 2;
    y += weight * cut;
    xy += weight * (perWord * cut);
  }
  if (w === 0) return { document: 0, word: 0 };
  const determinant = w * xx - x * x;
  const word = determinant > 0 ? (w * xy - x * y) / determinant : 0;
  const document = (y - word * x) / w;
  if (word < 0) return { document: y / w, word: 0 };
  if (document < 0) return { document: 0, word: xx > 0 ? xy / xx : 0 };
  return { document, word };
}

/** The square at the quantile {@link CUT}; 0 where there is none. Walks down from the highest, of which few are passed. */
function cutAt(ascending: readonly Point[], without: number | undefined): number {
  const own = without === undefined ? 0 : ascending.filter(({ writer }) => writer === without).length;
  const count = ascending.length - own;
  let above = count - 1 - Math.floor(CUT * (count - 1));
  for (let place = ascending.length - 1; place >= 0; place--) {
    const { writer, square } = ascending[place]!;
    if (writer === without) continue;
    if (above-- === 0) return square;
  }
  return 0;
}

interface Halves {
  readonly writer: number;
  readonly counts: readonly [Counts, Counts];
}

/** Each author with enough writing, several times cut into two halves of whole documents. */
function halvesOf(authors: readonly Works[], random: () => number): Halves[][] {
  return Array.from({ length: SPLITS }, () =>
    authors.flatMap((works, writer): Halves[] => {
      const both: [Counts[], Counts[]] = [[], []];
      const words: [number, number] = [0, 0];
      for (const counts of shuffled(works, random)) {
        const half = words[0] <= words[1] ? 0 : 1;
        if (words[half] >= HALF) continue;
        both[half].push(counts);
        words[half] += counts.words;
      }
      if (Math.min(...words) < SHORTEST_HALF) return [];
      return [{ writer, counts: [heldCounts(sumCounts(both[0])), heldCounts(sumCounts(both[1]))] }];
    }),
  );
}

function halfToHalf(pairs: Sample["halves"][number], without: number | undefined): number {
  return correlation(
    pairs.flatMap(({ writer, one, other }) => (writer === without ? [] : [[one, other] as const])),
  );
}

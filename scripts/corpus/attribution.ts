import { allFeatures } from "../../src/style/allFeatures.ts";
import { countProse } from "../../src/style/counts.ts";
import { type GramKind, gramsOf, increase } from "../../src/style/grams.ts";
import { featureVector, onScale } from "../../src/style/profile.ts";
import { sumCounts } from "../../src/style/tally.ts";
import type { Prose } from "../../src/text/prose.ts";

/** Words and letter grams compared by Cosine Delta (Jannidis et al. 2015). */
const FREQUENT_WORDS = 500;
const FREQUENT_GRAMS = 2000;
/** What one of them can count for, in standard deviations between authors. */
const MOST_DEPARTURE = 3;

/** Texts of known authors, and texts whose author is sought among them. */
export interface Attribution {
  readonly known: readonly (readonly Prose[])[];
  /** By author, in the order of `known`. */
  readonly sought: readonly (readonly (readonly Prose[])[])[];
  /** Whether the n-th text sought is on the same task for all authors: then it is measured against their mean, so that the task does not tell. */
  readonly sameTasks: boolean;
}

/** What texts are compared by: a number for each of some measures. */
type Measure = (texts: readonly Prose[]) => number[];

/**
 * Share of the sought texts whose author comes first: by Cosine Delta of words and of letters, and by the distance in measures of style, each
 * as a z-score over the authors, added up.
 */
export function attributed({ known, sought, sameTasks }: Attribution): number {
  const measures: readonly [Measure, Likeness][] = [
    [ratesOfFrequent(known, "words", FREQUENT_WORDS), cosine],
    [ratesOfFrequent(known, "characters", FREQUENT_GRAMS), cosine],
    [styleOf, closeness],
  ];
  const scores = measures.map(([measure, likeness]) =>
    likenesses(
      known.map(measure),
      sought.map((texts) => texts.map(measure)),
      likeness,
      sameTasks,
    ),
  );
  let right = 0;
  let all = 0;
  sought.forEach((texts, author) => {
    texts.forEach((_, text) => {
      const sums = known.map((_, candidate) =>
        scores.reduce((sum, score) => sum + score[author]![text]![candidate]!, 0),
      );
      right += Number(sums.indexOf(Math.max(...sums)) === author);
      all++;
    });
  });
  return right / all;
}

type Likeness = (a: readonly number[], b: readonly number[]) => number;

/** By author and text sought, how like each known author it is, as z-scores. */
function likenesses(
  known: readonly (readonly number[])[],
  sought: readonly (readonly (readonly number[])[])[],
  likeness: Likeness,
  sameTasks: boolean,
): number[][][] {
  const spread = moments(known);
  const departures = (values: readonly number[], mean: readonly number[]) =>
    values.map((value, at) => bounded((value - mean[at]!) / (spread.sd[at]! || 1)));
  const authors = known.map((values) => departures(values, spread.mean));
  const means = sought[0]!.map((_, text) =>
    sameTasks ? moments(sought.map((texts) => texts[text]!)).mean : spread.mean,
  );
  return sought.map((texts) =>
    texts.map((values, text) => {
      const own = departures(values, means[text]!);
      return standardised(authors.map((author) => likeness(author, own)));
    }),
  );
}

/** Shares of the grams of a kind that are most frequent in the known texts. */
function ratesOfFrequent(known: Attribution["known"], kind: GramKind, count: number): Measure {
  const sums = new Map<string, number>();
  for (const texts of known) for (const [gram, share] of ratesOf(texts, kind)) increase(sums, gram, share);
  const frequent = [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, count);
  return (texts) => {
    const rates = ratesOf(texts, kind);
    return frequent.map(([gram]) => rates.get(gram) ?? 0);
  };
}

function ratesOf(texts: readonly Prose[], kind: GramKind): Map<string, number> {
  const counts = new Map<string, number>();
  let total = 0;
  for (const text of texts) {
    for (const [gram, count] of gramsOf(text)[kind]) {
      increase(counts, gram, count);
      total += count;
    }
  }
  return new Map([...counts].map(([gram, count]) => [gram, count / total]));
}

function styleOf(texts: readonly Prose[]): number[] {
  const values = featureVector(sumCounts(texts.map(countProse)));
  return allFeatures.map((feature) => onScale(feature, values[feature.id] ?? 0));
}

function bounded(departure: number): number {
  return Math.max(-MOST_DEPARTURE, Math.min(MOST_DEPARTURE, departure));
}

function standardised(values: readonly number[]): number[] {
  const { mean, sd } = moments(values.map((value) => [value]));
  return values.map((value) => (value - mean[0]!) / (sd[0]! || 1));
}

/** Mean and standard deviation of each column. */
function moments(rows: readonly (readonly number[])[]): { mean: number[]; sd: number[] } {
  const columns = rows[0]?.map((_, at) => rows.map((row) => row[at]!)) ?? [];
  const mean = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / rows.length);
  const sd = columns.map((column, at) =>
    Math.sqrt(column.reduce((sum, value) => sum + (value - mean[at]!) ** 2, 0) / rows.length),
  );
  return { mean, sd };
}

function closeness(a: readonly number[], b: readonly number[]): number {
  return -a.reduce((sum, value, at) => sum + Math.abs(value - b[at]!), 0);
}

function cosine(a: readonly number[], b: readonly number[]): number {
  let product = 0;
  let [lengthA, lengthB] = [0, 0];
  for (let at = 0; at < a.length; at++) {
    product += a[at]! * b[at]!;
    lengthA += a[at]! ** 2;
    lengthB += b[at]! ** 2;
  }
  return product / (Math.sqrt(lengthA * lengthB) || 1);
}

import { allFeatures } from "../../src/style/allFeatures.ts";
import { countProse } from "../../src/style/counts.ts";
import { type GramKind, gramsOf, increase } from "../../src/style/grams.ts";
import { featureVector, onScale } from "../../src/style/profile.ts";
import { sumCounts } from "../../src/style/tally.ts";
import type { Prose } from "../../src/text/prose.ts";

/** Words compared by Cosine Delta (Jannidis et al. 2015). */
const FREQUENT_WORDS = 500;
const FREQUENT_GRAMS = 3000;

/** Texts of known authors, and texts whose author is sought among them. */
export interface Attribution {
  readonly known: readonly (readonly Prose[])[];
  /** By author, in the order of `known`. */
  readonly sought: readonly (readonly (readonly Prose[])[])[];
}

/**
 * Share of the sought texts whose author comes first: by words, letters and measures of style together, each as a z-score over the authors.
 * Means and standard deviations are those of the known texts alone.
 */
export function attributed({ known, sought }: Attribution): number {
  const methods = [similarityByWords(known), similarityByLetters(known), similarityByStyle(known)];
  let right = 0;
  let all = 0;
  sought.forEach((texts, author) => {
    for (const text of texts) {
      const scores = methods.map((similarities) => standardised(similarities(text)));
      const sums = known.map((_, candidate) => scores.reduce((sum, score) => sum + score[candidate]!, 0));
      right += Number(sums.indexOf(Math.max(...sums)) === author);
      all++;
    }
  });
  return right / all;
}

/** How like each author's known texts a text is. */
type Similarities = (text: readonly Prose[]) => number[];

function similarityByWords(known: Attribution["known"]): Similarities {
  const rates = known.map((texts) => ratesOf(texts, "words"));
  return cosineOfDepartures(rates, mostFrequent(rates, FREQUENT_WORDS), "words");
}

function similarityByLetters(known: Attribution["known"]): Similarities {
  const rates = known.map((texts) => ratesOf(texts, "characters"));
  return cosineOfDepartures(rates, mostFrequent(rates, FREQUENT_GRAMS), "characters");
}

function cosineOfDepartures(
  rates: readonly ReadonlyMap<string, number>[],
  grams: readonly string[],
  kind: GramKind,
): Similarities {
  const spread = grams.map((gram) => moments(rates.map((rate) => rate.get(gram) ?? 0)));
  const vector = (rate: ReadonlyMap<string, number>) =>
    grams.map((gram, at) => ((rate.get(gram) ?? 0) - spread[at]!.mean) / (spread[at]!.sd || 1));
  const authors = rates.map(vector);
  return (text) => {
    const own = vector(ratesOf(text, kind));
    return authors.map((author) => cosine(author, own));
  };
}

function similarityByStyle(known: Attribution["known"]): Similarities {
  const values = known.map(styleOf);
  const spread = allFeatures.map((_, at) => moments(values.map((value) => value[at]!)));
  return (text) => {
    const own = styleOf(text);
    return values.map(
      (author) =>
        -author.reduce((sum, value, at) => sum + Math.abs(value - own[at]!) / (spread[at]!.sd || 1), 0),
    );
  };
}

function styleOf(texts: readonly Prose[]): number[] {
  const values = featureVector(sumCounts(texts.map(countProse)));
  return allFeatures.map((feature) => onScale(feature, values[feature.id] ?? 0));
}

/** Share of each gram of a kind. */
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

function mostFrequent(rates: readonly ReadonlyMap<string, number>[], limit: number): string[] {
  const sums = new Map<string, number>();
  for (const rate of rates) for (const [gram, share] of rate) increase(sums, gram, share);
  return [...sums]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, limit)
    .map(([gram]) => gram);
}

function standardised(values: readonly number[]): number[] {
  const { mean, sd } = moments(values);
  return values.map((value) => (value - mean) / (sd || 1));
}

function moments(values: readonly number[]): { mean: number; sd: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return { mean, sd };
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

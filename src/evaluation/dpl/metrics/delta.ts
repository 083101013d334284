import { tokenize } from "../../../text/tokenize.ts";
import { cosine } from "./cosine.ts";

/** The most frequent words that are compared: texts are short, and rare words would be noise. */
const WORDS = 150;

/** How near a text is to its author and to the others who are nearest to it. */
export interface Nearness {
  /** Cosine Delta to the author: 0 for the same use of words, 1 for none in common, up to 2. */
  readonly own: number;
  /** To the nearest other author, less that to the author: above 0 where the author is nearest. */
  readonly margin: number;
}

/**
 * Cosine Delta (Smith and Aldridge 2011): the cosine distance between z-scores of the most frequent words' rates, over the authors'
 * whole texts. `authors`: at least two, by name.
 */
export class CosineDelta {
  readonly #words: readonly string[];
  readonly #middle: readonly { readonly mean: number; readonly sd: number }[];
  readonly #authors = new Map<string, readonly number[]>();

  constructor(authors: ReadonlyMap<string, string>) {
    const rates = new Map([...authors].map(([name, text]) => [name, ratesOf(text)]));
    this.#words = mostFrequent([...rates.values()]);
    const all = [...rates.values()];
    this.#middle = this.#words.map((word) => spreadOf(all.map((rate) => rate.get(word) ?? 0)));
    for (const [name, rate] of rates) this.#authors.set(name, this.#scores(rate));
  }

  /** Undefined where there is no such author, nobody else, or no word in the text. */
  nearness(text: string, author: string): Nearness | undefined {
    const own = this.#authors.get(author);
    const rates = ratesOf(text);
    if (!own || rates.size === 0 || this.#authors.size < 2) return undefined;
    const scores = this.#scores(rates);
    const toOwn = 1 - cosine(scores, own);
    let toOther = Number.POSITIVE_INFINITY;
    for (const [name, other] of this.#authors) {
      if (name !== author) toOther = Math.min(toOther, 1 - cosine(scores, other));
    }
    return { own: toOwn, margin: toOther - toOwn };
  }

  #scores(rates: ReadonlyMap<string, number>): number[] {
    return this.#words.map((word, index) => {
      const { mean, sd } = this.#middle[index]!;
      return sd === 0 ? 0 : ((rates.get(word) ?? 0) - mean) / sd;
    });
  }
}

/** Of each word, its share in a text's words. */
function ratesOf(text: string): Map<string, number> {
  const words = tokenize(text).filter(({ kind }) => kind === "word");
  const rates = new Map<string, number>();
  for (const { lower } of words) rates.set(lower, (rates.get(lower) ?? 0) + 1 / words.length);
  return rates;
}

/** By the mean of their rates, so that long authors have no more say than short ones. */
function mostFrequent(rates: readonly ReadonlyMap<string, number>[]): string[] {
  const sums = new Map<string, number>();
  for (const rate of rates) for (const [word, share] of rate) sums.set(word, (sums.get(word) ?? 0) + share);
  return [...sums]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, WORDS)
    .map(([word]) => word);
}

function spreadOf(values: readonly number[]): { mean: number; sd: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, sd: Math.sqrt(squares / values.length) };
}

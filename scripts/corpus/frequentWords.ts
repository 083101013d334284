import type { FrequentWord } from "../../src/corpus/corpus.ts";
import { isA } from "../../src/style/wordClasses.ts";
import { tokenize } from "../../src/text/tokenize.ts";
import { type Author, grouped } from "./readAuthors.ts";

const MOST = 300;
/** A word that this share of each register's writers use is one that all kinds of writing hold. */
const SHARE_OF_WRITERS = 1 / 2;
/** Frequencies are times in so many words. */
const IN_WORDS = 100_000;

/** How often an author uses each word, in lower case. */
export interface WordRates {
  readonly register: Author["register"];
  readonly words: number;
  readonly times: ReadonlyMap<string, number>;
}

export function wordRatesOf({ register, documents }: Author): WordRates {
  const times = new Map<string, number>();
  let words = 0;
  for (const { sentences } of documents)
    for (const { text } of sentences)
      for (const { kind, lower } of tokenize(text)) {
        if (kind !== "word") continue;
        words++;
        times.set(lower, (times.get(lower) ?? 0) + 1);
      }
  return { register, words, times };
}

/** The words that are most frequent over writers, each writer the same: words of grammar first, then the others, each most frequent first. */
export function frequentWords(writers: readonly WordRates[]): FrequentWord[] {
  const registers = [...grouped(writers, ({ register }) => register).values()];
  const isEverywhere = (word: string) =>
    registers.every(
      (some) => some.filter(({ times }) => times.has(word)).length >= SHARE_OF_WRITERS * some.length,
    );
  const rates = new Map<string, number>();
  for (const { times, words } of writers)
    for (const [word, number] of times) rates.set(word, (rates.get(word) ?? 0) + number / words);
  const found = [...rates]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([word]) => word)
    .filter(isEverywhere)
    .slice(0, MOST)
    .map((word): FrequentWord => ({ word, isFunction: isA(word, "function") }));
  return [...found.filter(({ isFunction }) => isFunction), ...found.filter(({ isFunction }) => !isFunction)];
}

/** Times in {@link IN_WORDS} words, in the order of `words`. */
export function frequenciesOf({ times, words: all }: WordRates, words: readonly FrequentWord[]): number[] {
  return words.map(({ word }) => Math.round((IN_WORDS * (times.get(word) ?? 0)) / all));
}

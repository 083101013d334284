import type { FrequentWord, Register } from "../../src/corpus/corpus.ts";
import { isA } from "../../src/style/wordClasses.ts";

const MOST = 300;
/** A word that this share of each register's writers use is one that all kinds of writing hold. */
const SHARE_OF_WRITERS = 1 / 2;
/** Frequencies are times in so many words. */
const IN_WORDS = 100_000;

/** How often a writer uses each word, in lower case. */
type Times = ReadonlyMap<string, number>;

/** Adds up the words of writers, each writer the same. */
export class WordUse {
  readonly #rates = new Map<string, number>();
  /** For each register, how many writers it has and how many of them use a word. */
  readonly #registers = new Map<Register, { writers: number; users: Map<string, number> }>();

  add(register: Register, times: Times): void {
    const kind = this.#registers.get(register) ?? { writers: 0, users: new Map<string, number>() };
    this.#registers.set(register, kind);
    kind.writers++;
    const words = wordsIn(times);
    for (const [word, number] of times) {
      this.#rates.set(word, (this.#rates.get(word) ?? 0) + number / words);
      kind.users.set(word, (kind.users.get(word) ?? 0) + 1);
    }
  }

  /** The words that are most frequent over writers: words of grammar first, then the others, each most frequent first. */
  frequentWords(): FrequentWord[] {
    const kinds = [...this.#registers.values()];
    const isEverywhere = (word: string) =>
      kinds.every(({ writers, users }) => (users.get(word) ?? 0) >= SHARE_OF_WRITERS * writers);
    const found = [...this.#rates]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([word]) => word)
      .filter(isEverywhere)
      .slice(0, MOST)
      .map((word): FrequentWord => ({ word, isFunction: isA(word, "function") }));
    return [
      ...found.filter(({ isFunction }) => isFunction),
      ...found.filter(({ isFunction }) => !isFunction),
    ];
  }
}

/** Times in {@link IN_WORDS} words, in the order of `words`. */
export function frequenciesOf(times: Times, words: readonly FrequentWord[]): number[] {
  const all = wordsIn(times);
  return words.map(({ word }) => Math.round((IN_WORDS * (times.get(word) ?? 0)) / all));
}

const wordsIn = (times: Times) => times.values().reduce((sum, number) => sum + number, 0);

import { layoutOfPart } from "../../src/corpus/boilerplate.ts";
import { ProseCounter, type SentenceReader } from "../../src/style/counts.ts";
import { type Counts, heldCounts } from "../../src/style/tally.ts";
import type { Prose } from "../../src/text/prose.ts";

/** About the length of a piece; documents of at least twice as many words are counted in pieces, too. */
const PIECE = 2500;

export interface CountedDocument {
  readonly whole: Counts;
  /** The document cut after sentences; what is left over at its end is left out. */
  readonly pieces: readonly Counts[];
  /** By the words that there was room for: the sentences until they are full. */
  readonly parts: ReadonlyMap<number, Counts>;
}

/** Counts a document as a whole and in parts, reading each sentence once. `cuts`: words, rising. Adds its words to `times`. */
export function countDocument(
  prose: Prose,
  cuts: readonly number[],
  reader: SentenceReader,
  times: Map<string, number>,
): CountedDocument {
  const whole = new ProseCounter();
  const pieces = prose.words >= 2 * PIECE ? new Pieces(prose) : undefined;
  const parts = new Map<number, Counts>();
  let words = 0;
  let next = 0;
  for (const sentence of prose.sentences) {
    const read = reader.read(sentence);
    whole.push(read);
    pieces?.push(read, words);
    for (const word of read.lower) times.set(word, (times.get(word) ?? 0) + 1);
    words += read.lower.length;
    for (; next < cuts.length && words >= cuts[next]!; next++)
      parts.set(cuts[next]!, heldCounts(whole.counts(layoutOfPart(prose, words))));
  }
  return {
    whole: heldCounts(whole.counts(prose.layout)),
    pieces: pieces?.closed(words) ?? [],
    parts,
  };
}

class Pieces {
  readonly #prose: Prose;
  readonly #closed: Counts[] = [];
  #counter = new ProseCounter();
  #index = 0;
  #words = 0;

  constructor(prose: Prose) {
    this.#prose = prose;
  }

  /** `before`: words of the document before this sentence. */
  push(read: ReturnType<SentenceReader["read"]>, before: number): void {
    this.#closeBefore(Math.floor(before / PIECE));
    this.#counter.push(read);
    this.#words += read.lower.length;
  }

  /** All that are full, of a document of so many words. */
  closed(words: number): readonly Counts[] {
    this.#closeBefore(Math.floor(words / PIECE));
    return this.#closed;
  }

  #closeBefore(index: number): void {
    if (index === this.#index) return;
    this.#closed.push(heldCounts(this.#counter.counts(layoutOfPart(this.#prose, this.#words))));
    this.#counter = new ProseCounter();
    this.#index = index;
    this.#words = 0;
  }
}

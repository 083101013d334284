import { BOILERPLATE } from "../../src/corpus/boilerplate.ts";
import { hashOf } from "../../src/history/fingerprint.ts";
import type { Prose } from "../../src/text/prose.ts";

/** So many counters, for whatever number of sentences: 16 MiB. */
const COUNTERS = 2 ** 24;

/**
 * Finds the sentences that are boilerplate among any number of documents, exactly, in little memory. Two passes (Park, Chen & Yu 1995):
 * {@link meet} counts by a few bits of each sentence, and only those whose counter is high enough are kept and counted by {@link count}.
 */
export class SharedSentences {
  readonly #counters = new Uint8Array(COUNTERS);
  readonly #documents = new Map<string, number>();

  /** First, of every document. */
  meet(prose: Prose): void {
    for (const text of textsOf(prose)) {
      const counter = hashOf(text) % COUNTERS;
      this.#counters[counter] = Math.min(BOILERPLATE, this.#counters[counter]! + 1);
    }
  }

  /** Then, of every document again. */
  count(prose: Prose): void {
    for (const text of textsOf(prose))
      if (this.#counters[hashOf(text) % COUNTERS] === BOILERPLATE)
        this.#documents.set(text, (this.#documents.get(text) ?? 0) + 1);
  }

  has(text: string): boolean {
    return (this.#documents.get(text) ?? 0) >= BOILERPLATE;
  }
}

const textsOf = ({ sentences }: Prose) => new Set(sentences.map(({ text }) => text));

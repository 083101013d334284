import type { Sentence, Span } from "../text/prose.ts";
import { countWords } from "../text/tokenize.ts";
import { overlap } from "./spans.ts";

/** A hash of a text that tells nothing about it: salted, so that lists of two machines cannot be compared. */
export type Digest = (text: string) => string;

/** Hashes of sentences that are not the author's, the oldest first, and the salt that they were made with. */
export interface NotMineList {
  readonly salt: string;
  readonly hashes: readonly string[];
}

/** More hashes than this are not kept; the oldest go. */
export const MOST_NOT_MINE = 20_000;

/** "Yes." is in a pasted text too, and remains the author's elsewhere. Words. */
const FEWEST_WORDS_OF_NOT_MINE = 4;

/** A text put in at once that has more sentences than this was written before, by whomever. */
const MOST_SENTENCES_OF_OWN = 3;

/** What a sentence is hashed as: the same for every way of writing the same characters down. */
export function normalised(sentence: string): string {
  return sentence.normalize("NFC").replace(/\s+/g, " ").trim();
}

/** Adds hashes to a list; those known already become the newest, and the oldest beyond {@link MOST_NOT_MINE} go. */
export function withHashes(list: readonly string[], added: readonly string[]): string[] {
  const fresh = new Set(added);
  return [...list.filter((hash) => !fresh.has(hash)), ...fresh].slice(-MOST_NOT_MINE);
}

/** The sentences of a text of which more than half was put in by a completion or pasted, by characters. */
export function mostlyWithin(sentences: readonly Sentence[], inserted: readonly Span[]): Sentence[] {
  return sentences.filter(
    (sentence) =>
      countWords(sentence.text) >= FEWEST_WORDS_OF_NOT_MINE &&
      overlap(inserted, sentence) * 2 > sentence.end - sentence.start,
  );
}

/** Whether a stretch that was put in at once holds too many sentences to be a phrase that somebody moved or completed. */
export function isPasted(sentences: readonly Sentence[], inserted: Span): boolean {
  return mostlyWithin(sentences, [inserted]).length > MOST_SENTENCES_OF_OWN;
}

/** Whether its author is done with a sentence: it has its end mark, or the cursor is elsewhere. */
export function isFinished({ text, start, end }: Sentence, cursor: number | undefined): boolean {
  if (/[.!?…]["'”’)\]]*$/.test(text)) return true;
  return cursor === undefined || cursor < start || cursor > end + 1;
}

/** The sentences that are known not to be the author's. */
export class NotMine {
  readonly #digest: Digest;
  readonly #hashes: Set<string>;

  constructor(digest: Digest, hashes: Iterable<string> = []) {
    this.#digest = digest;
    this.#hashes = new Set(hashes);
  }

  /** Whether these are all the hashes. */
  isJust(hashes: readonly string[]): boolean {
    return hashes.length === this.#hashes.size && hashes.every((hash) => this.#hashes.has(hash));
  }

  /** @param sentence as {@link Sentence.text} */
  has(sentence: string): boolean {
    return this.#hashes.size > 0 && this.#hashes.has(this.#digest(normalised(sentence)));
  }

  add(sentence: string): void {
    this.#hashes.add(this.#digest(normalised(sentence)));
  }

  delete(sentence: string): void {
    this.#hashes.delete(this.#digest(normalised(sentence)));
  }
}

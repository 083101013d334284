import { CurrentDocument, type Cursor } from "./currentDocument.ts";
import { Mixture, type MixtureSource } from "./mixture.ts";
import type { Proposal } from "./policy.ts";
import type { TypedFormat } from "./typedBlocks.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Text that the author is writing counts for more than what they wrote, and that for more than what others did. */
const DOCUMENT = { weight: 16, discount: 0.5 };

/** A document being written: its counts, mixed with all others, and what was shown in it. */
export class OpenDocument {
  readonly current: CurrentDocument;
  readonly mixture: Mixture;
  /** First pieces that were shown for the word at the cursor, and typed past. */
  readonly refused = new Set<number>();
  #wordStart = -1;
  #shown: { at: number; first: number } | undefined;

  constructor(vocabulary: Vocabulary, format: TypedFormat, sources: readonly MixtureSource[]) {
    this.current = new CurrentDocument(vocabulary, format);
    this.mixture = new Mixture(vocabulary, [...sources, { counts: this.current.ngrams, ...DOCUMENT }]);
  }

  /** Follows the cursor. Whoever types on at the same word, though something was shown for it, has refused that. */
  moveTo(before: string): Cursor | undefined {
    const cursor = this.current.moveTo(before);
    const start = cursor?.start ?? -1;
    if (start !== this.#wordStart) this.refused.clear();
    else if (this.#shown && before.length > this.#shown.at) this.refused.add(this.#shown.first);
    this.#wordStart = start;
    this.#shown = undefined;
    return cursor;
  }

  /** Notes what is shown where the cursor stands, for the word that is being typed. */
  show(before: string, { pieces: [first] }: Proposal): void {
    if (first !== undefined) this.#shown = { at: before.length, first };
  }
}

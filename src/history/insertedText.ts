import type { Sentence, Span } from "../text/prose.ts";
import { isFinished, isPasted, mostlyWithin } from "./notMine.ts";
import { afterEdit, overlap, united } from "./spans.ts";

/** A change of a document, as an editor tells it. */
export interface TextChange {
  /** Offset in the text before the event, or after the changes that come first: they are told from the end on. */
  readonly start: number;
  /** Characters that went. */
  readonly removed: number;
  readonly text: string;
}

/** Fewer characters are typed, or completed by the editor. */
const SHORTEST_SUGGESTION = 2;
/** A text with fewer end marks holds no four sentences. */
const FEWEST_END_MARKS = 4;

/** Which characters of an open document its author did not type, until it is decided whose the sentences are. */
export class InsertedText {
  #spans: readonly Span[] = [];

  /** In order and apart. */
  get spans(): readonly Span[] {
    return this.#spans;
  }

  /**
   * Takes in one event's changes.
   * @param suggested texts that were on show here lately: what is part of one was not typed
   * @returns what was put in that may be a paste, in the text as it is now; empty where it cannot be one
   */
  change(changes: readonly TextChange[], suggested: readonly string[]): readonly Span[] {
    let put: readonly Span[] = [];
    let marks = 0;
    for (const { start, removed, text } of changes) {
      const edit = { start, removed, inserted: text.length };
      const span = { start, end: start + text.length };
      const isSuggested = text.length >= SHORTEST_SUGGESTION && suggested.some((each) => each.includes(text));
      put = united([...afterEdit(put, edit), span]);
      const moved = afterEdit(this.#spans, edit);
      this.#spans = isSuggested ? united([...moved, span]) : moved;
      marks += text.match(/[.!?]/g)?.length ?? 0;
    }
    return marks < FEWEST_END_MARKS ? [] : put;
  }

  /**
   * Takes what was put in for foreign, if it is more than anybody types at once.
   * @param sentences of the text as it is now
   * @param isOwn whether a sentence is known to be the author's, who only moved it
   */
  paste(sentences: readonly Sentence[], put: readonly Span[], isOwn: (sentence: string) => boolean): void {
    const fresh = sentences.filter(({ text }) => !isOwn(text));
    const pasted = put.filter((span) => isPasted(fresh, span));
    this.#spans = united([...this.#spans, ...pasted.flatMap((span) => mostlyWithin(fresh, [span]))]);
  }

  /** Forgets all of it: nothing was put in. */
  clear(): void {
    this.#spans = [];
  }

  /**
   * The sentences that are not the author's. What is decided is forgotten: a sentence edited later is the author's.
   * @param cursor where the author is writing, an offset; undefined where they are not
   * @param ofAll also sentences that are not finished, which are decided again when they are
   */
  decide(sentences: readonly Sentence[], cursor: number | undefined, ofAll: boolean): Sentence[] {
    const finished = sentences.filter((sentence) => isFinished(sentence, cursor));
    const decided = mostlyWithin(ofAll ? sentences : finished, this.#spans);
    for (const { start, end } of finished) {
      if (overlap(this.#spans, { start, end }) === 0) continue;
      this.#spans = this.#spans.flatMap((span) =>
        [
          { start: span.start, end: Math.min(span.end, start) },
          { start: Math.max(span.start, end), end: span.end },
        ].filter((part) => part.end > part.start),
      );
    }
    return decided;
  }
}

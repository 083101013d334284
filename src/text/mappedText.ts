import type { Span } from "./prose.ts";

/**
 * A stretch of a source that goes into a text: as it stands, or replaced by `text`
 * ("&" for "&amp;", a placeholder for a code span).
 */
export interface Run extends Span {
  readonly text?: string;
}

/** A text made of a source that knows, for every character, where in the source it stands. */
export interface MappedText {
  readonly text: string;
  /** Source offset of the first unit of the character at `index`. */
  startOf(index: number): number;
  /** Source offset just after the character before `index`: the end of a stretch that ends at `index`. */
  endOf(index: number): number;
}

/** Pieces of a text side by side: where each starts in the text, and where it stands in the source. */
class PieceTable {
  readonly #at: number[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  #length = 0;

  /** `length` units of text stand for source[start, end); where the lengths agree they stand unit for unit. */
  add(length: number, start: number, end: number): void {
    if (length === 0) return;
    this.#at.push(this.#length);
    this.#starts.push(start);
    this.#ends.push(end);
    this.#length += length;
  }

  startOf(index: number): number {
    const piece = this.#pieceAt(index);
    return this.#isVerbatim(piece) ? this.#starts[piece]! + index - this.#at[piece]! : this.#starts[piece]!;
  }

  endOf(index: number): number {
    const piece = this.#pieceAt(index - 1);
    return this.#isVerbatim(piece) ? this.#starts[piece]! + index - this.#at[piece]! : this.#ends[piece]!;
  }

  #isVerbatim(piece: number): boolean {
    const after = this.#at[piece + 1] ?? this.#length;
    return after - this.#at[piece]! === this.#ends[piece]! - this.#starts[piece]!;
  }

  #pieceAt(index: number): number {
    let low = 0;
    let high = this.#at.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#at[middle]! <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** One text of the runs, in order. */
export function joinRuns(source: string, runs: readonly Run[]): MappedText {
  const pieces = new PieceTable();
  let text = "";
  for (const { start, end, text: replacement } of runs) {
    const piece = replacement ?? source.slice(start, end);
    text += piece;
    pieces.add(piece.length, start, end);
  }
  return { text, startOf: (index) => pieces.startOf(index), endOf: (index) => pieces.endOf(index) };
}

/**
 * The text with every match of a pattern replaced; positions still lead to the source of the first text.
 * @param pattern global
 * @param replace gets the match, its index and the whole text; undefined leaves the match as it is
 */
export function rewrite(
  mapped: MappedText,
  pattern: RegExp,
  replace: (match: string, index: number, text: string) => string | undefined,
): MappedText {
  const pieces = new PieceTable();
  const original = mapped.text;
  let text = "";
  let done = 0;
  for (const { 0: match, index } of original.matchAll(pattern)) {
    const replacement = replace(match, index, original);
    if (replacement === undefined || replacement === match) continue;
    text += original.slice(done, index) + replacement;
    pieces.add(index - done, done, index);
    done = index + match.length;
    pieces.add(replacement.length, index, done);
  }
  if (done === 0) return mapped;
  text += original.slice(done);
  pieces.add(original.length - done, done, original.length);
  return {
    text,
    startOf: (index) => mapped.startOf(pieces.startOf(index)),
    endOf: (index) => mapped.endOf(pieces.endOf(index)),
  };
}

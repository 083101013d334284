import { normaliseTypography } from "../text/typography.ts";
import { SORTED_DEPTH } from "./contextIndex.ts";
import { LONGEST_CONTEXT } from "./counts.ts";
import type { BlockState } from "./lineReading.ts";
import { Ngrams } from "./ngrams.ts";
import { isWord } from "./pieces.ts";
import { BREAK_PIECE, PARAGRAPH_PIECE, readablePieces } from "./piecesOfProse.ts";
import { stateAt, type TypedBlock, type TypedFormat, typedBlocks } from "./typedBlocks.ts";
import { readInline } from "./typedInline.ts";
import { BREAK, type Vocabulary } from "./vocabulary.ts";

/** Only this much text before the cursor is counted, in UTF-16 units; it moves on by half of that. */
const WINDOW = 200_000;
/** A line break inside a paragraph is a space where its lines are about this long: text that is wrapped by hand. */
const WRAPPED = { shortest: 50, longest: 110 };

/** Marks of emphasis, code, HTML and headings that a word follows without a space: too little to go on. */
const MARK_WITHOUT_WORD = /[*_~`\\<#|]$/;

/** The text at the cursor, as the voice model sees it. */
export interface Cursor {
  /** Context forms of the pieces before the word at the cursor, newest last, not reaching across a break. */
  readonly context: readonly number[];
  /** What is typed of the piece at the cursor: part of a word, its leading space, or both; "" where it begins there. */
  readonly prefix: string;
  /** Offset of the prefix in the document. */
  readonly start: number;
}

interface Checkpoint {
  /** Offset of a block. */
  readonly start: number;
  readonly state: BlockState;
  /** Whether reading can go on here, whatever becomes of the block: it does not go on with an earlier paragraph. */
  readonly safe: boolean;
  /** Number of pieces before it. */
  readonly tokens: number;
}

/**
 * The document being written, counted up to the cursor. Each new state costs what has changed: pieces that still stand
 * are kept, those after an edit are taken back, and only what is new is counted.
 */
export class CurrentDocument {
  readonly ngrams = new Ngrams();
  readonly #vocabulary: Vocabulary;
  readonly #format: TypedFormat;
  #text = "";
  #windowStart = 0;
  readonly #tokens: number[] = [];
  readonly #checkpoints: Checkpoint[] = [];
  #changes = 0;

  constructor(vocabulary: Vocabulary, format: TypedFormat) {
    this.#vocabulary = vocabulary;
    this.#format = format;
  }

  /** Every piece that is counted, by number, in the order of the text. */
  get tokens(): readonly number[] {
    return this.#tokens;
  }

  /** Grows whenever what is counted changes. */
  get changes(): number {
    return this.#changes;
  }

  /** Takes the text up to the cursor. Undefined where nothing can be said about how it goes on, as outside prose. */
  moveTo(before: string): Cursor | undefined {
    const from = this.#resume(before);
    let tokens = from.tokens;
    let previous: TypedBlock | undefined;
    let last: TypedBlock | undefined;
    for (const block of typedBlocks(before, this.#format, from.start, from.state)) {
      if (last) tokens = this.#put(tokens, this.#piecesOf(last));
      this.#checkpoints.push({
        start: block.start,
        state: block.before,
        safe: block.kind !== "blank" && block.before.inside !== "prose",
        tokens,
      });
      previous = last;
      last = block;
    }
    if (last?.kind === "prose") return this.#inParagraph(last.text, before, tokens);
    this.#take(tokens);
    if (last?.kind !== "blank" || last.text !== "") return undefined;
    if (previous?.kind !== "prose") return this.#cursor([PARAGRAPH_PIECE], before, tokens);
    return isWrapped(previous.text) ? this.#cursor([" "], before, tokens) : undefined;
  }

  #inParagraph(text: string, before: string, tokens: number): Cursor | undefined {
    if (text === "" && !/(?:^|\s)$/.test(before)) return this.#nothing(tokens);
    const { text: read, open } = readInline(text, this.#format);
    if (open || MARK_WITHOUT_WORD.test(before)) return this.#nothing(tokens);
    const tail = /\s$/.test(read) && /\S/.test(read) ? " " : "";
    return this.#cursor(
      [PARAGRAPH_PIECE, ...readablePieces(normaliseTypography(read) + tail)],
      before,
      tokens,
    );
  }

  /** Counts the pieces from `at` on, all but the one that is being typed. */
  #cursor(found: string[], before: string, at: number): Cursor {
    const prefix = typedPrefix(found);
    const whole = found.length - (prefix === "" ? 0 : prefix.endsWith("'") ? 2 : 1);
    const end = this.#put(at, found.slice(0, whole));
    this.#take(end);
    return { context: this.#contextAt(end, SORTED_DEPTH), prefix, start: before.length - prefix.length };
  }

  #nothing(tokens: number): undefined {
    this.#take(tokens);
  }

  /** Where to read on from: the last paragraph that the new text has in common with the old one. */
  #resume(before: string): Checkpoint {
    const tooLong = before.length - this.#windowStart > WINDOW;
    if (tooLong || before.length < this.#windowStart) {
      this.#windowStart = tooLong ? paragraphStart(before, before.length - WINDOW / 2) : 0;
      this.#checkpoints.length = 0;
      this.#take(0);
    }
    const common = commonLength(this.#text, before);
    this.#text = before;
    for (;;) {
      const last = this.#checkpoints.pop();
      if (!last) {
        const state = stateAt(before, this.#windowStart, this.#format);
        return { start: this.#windowStart, state, safe: true, tokens: 0 };
      }
      if (last.start <= common && last.safe) return last;
    }
  }

  #piecesOf(block: TypedBlock): string[] {
    if (block.kind === "blank") return [];
    if (block.kind !== "prose") return [BREAK_PIECE];
    return [
      PARAGRAPH_PIECE,
      ...readablePieces(normaliseTypography(readInline(block.text, this.#format).text)),
    ];
  }

  /** Makes `found` the pieces from `at` on, keeping those that already are; returns where they end. */
  #put(at: number, found: readonly string[]): number {
    let end = at;
    for (const piece of found) {
      const id = piece === BREAK_PIECE ? BREAK : this.#vocabulary.idOf(piece);
      if (this.#tokens[end] !== id) {
        this.#take(end);
        if (id !== BREAK) this.ngrams.add(this.#contextAt(end, LONGEST_CONTEXT), id);
        this.#tokens.push(id);
        this.#changes++;
      }
      end++;
    }
    return end;
  }

  /** Takes back all pieces from `end` on. */
  #take(end: number): void {
    while (this.#tokens.length > end) {
      const id = this.#tokens.pop() as number;
      this.#changes++;
      if (id !== BREAK) this.ngrams.remove(this.#contextAt(this.#tokens.length, LONGEST_CONTEXT), id);
    }
  }

  #contextAt(end: number, longest: number): number[] {
    const context: number[] = [];
    for (let at = Math.max(0, end - longest); at < end; at++) {
      const id = this.#tokens[at] as number;
      if (id === BREAK) context.length = 0;
      else context.push(this.#vocabulary.contextOf(id));
    }
    return context;
  }
}

/** What is being typed at the end of some pieces: a word, with an apostrophe that it may go on after, or its space. */
function typedPrefix(found: readonly string[]): string {
  const last = found.at(-1) ?? "";
  const previous = found.at(-2) ?? "";
  if (last === "'" && isWord(previous)) return `${previous}'`;
  return last === " " || isWord(last) ? last : "";
}

function isWrapped(paragraph: string): boolean {
  const { length } = paragraph.trimEnd().split("\n").at(-1) ?? "";
  return length >= WRAPPED.shortest && length <= WRAPPED.longest;
}

/** The first line after `offset` that follows a blank one; `offset` itself where there is none. */
function paragraphStart(text: string, offset: number): number {
  const blank = text.indexOf("\n\n", offset);
  return blank < 0 ? offset : blank + 2;
}

/** Length of what two texts begin with alike; cheap where one continues the other. */
function commonLength(a: string, b: string): number {
  if (b.startsWith(a)) return a.length;
  const shorter = Math.min(a.length, b.length);
  let at = 0;
  while (at < shorter && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** What a line belongs to. */
export type LineKind =
  | "prose"
  | "blank"
  | "heading"
  | "frontMatter"
  | "code"
  | "math"
  | "html"
  | "table"
  | "quotation"
  | "directive";

/** What is carried from line to line. */
export interface BlockState {
  /** The block that the next line stands in; "blank" between blocks. */
  readonly inside: LineKind;
  /** What ends that block: a fence, a closing tag; empty where a blank line does. */
  readonly close: string;
  /** Column of the line that opened the block. */
  readonly indent: number;
  /** Whether indented lines belong to a list. */
  readonly list: boolean;
  /** Whether the document's first line is still to come. */
  readonly first: boolean;
}

export interface LineReading {
  readonly kind: LineKind;
  /** Where the line's own text begins, after list marks and indentation. */
  readonly content: number;
  /** Whether the line begins a paragraph of its own. */
  readonly opens: boolean;
  readonly after: BlockState;
}

export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** A line of running text, whose own text begins at `content`. */
export function proseLine(
  state: BlockState,
  content: number,
  opens: boolean,
  list = state.list,
): LineReading {
  return { kind: "prose", content, opens, after: { ...state, inside: "prose", close: "", list } };
}

/** A line that is none, and leaves nothing open. */
export function singleLine(kind: LineKind, state: BlockState): LineReading {
  return { kind, content: 0, opens: true, after: { ...state, inside: "blank", close: "" } };
}

/** A line of a block that goes on until `close`. */
export function blockLine(kind: LineKind, state: BlockState, close: string, indent = 0): LineReading {
  return { kind, content: 0, opens: true, after: { ...state, inside: kind, close, indent } };
}

export function blankLine(state: BlockState): LineReading {
  return singleLine("blank", state);
}

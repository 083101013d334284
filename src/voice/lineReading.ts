import type { BlockState, LineKind, LineReading } from "./typedBlocks.ts";

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

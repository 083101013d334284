import type { Span } from "./prose.ts";

/** A line of a source, without its line break. */
export interface Line extends Span {
  readonly text: string;
  /** From 0. */
  readonly number: number;
}

/** The lines of a source; line breaks are CRLF, LF or CR. */
export function linesOf(source: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const { 0: lineBreak, index } of source.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ text: source.slice(start, index), start, end: index, number: lines.length });
    start = index + lineBreak.length;
  }
  lines.push({ text: source.slice(start), start, end: source.length, number: lines.length });
  return lines;
}

/** White space before a line's text, in columns; a tab reaches to the next multiple of eight (docutils' rule). */
export function indentOf({ text }: Line): number {
  let column = 0;
  for (const character of text) {
    if (character === " ") column += 1;
    else if (character === "\t") column += 8 - (column % 8);
    else break;
  }
  return column;
}

export const isBlank = ({ text }: Line): boolean => text.trim() === "";

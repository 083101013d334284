import { tokenize } from "../text/tokenize.ts";

export interface Surroundings {
  readonly before: string;
  readonly after: string;
  /** What the author has written, with the words that are in use. */
  readonly text: string;
}

/**
 * A continuation with the white space, at both ends, that its place wants: none inside a word and before a closing
 * mark, one space between words, a new paragraph where the reply began one after a finished sentence.
 * `isExact`: the reply is known to go on right at the cursor, so that no space at its beginning means none.
 */
export function joined(text: string, place: Surroundings, isExact: boolean): string {
  const words = text.trim();
  const isBeforeWord = /^[\p{L}\p{N}(“"]/u.test(place.after) && !/[-—(/]$/.test(words);
  return leading(text, words, place, isExact) + words + (isBeforeWord ? " " : "");
}

function leading(text: string, words: string, place: Surroundings, isExact: boolean): string {
  const { before, after } = place;
  if (before === "" || /\s$/.test(before)) return "";
  if (isExact && !/^\s/.test(text)) return "";
  const isAtEndOfLine = /^[ \t]*(?:\n|\r|$)/.test(after);
  if (isAtEndOfLine && /^\s*\n\s*\n/.test(text) && /[.!?:…]["'”’)\]*_]*$/.test(before)) return "\n\n";
  if (/^[,.;:!?)\]}”’%…]/.test(words) || /[([{“‘/—]$/.test(before) || /[\p{L}\p{N}]-$/u.test(before))
    return "";
  if (before.endsWith('"') && isOpen(before)) return "";
  if (/^\s/.test(text)) return " ";
  return continuesWord(before, words, place.text) ? "" : " ";
}

/** Whether the last straight quotation mark of the paragraph opens a quotation. */
function isOpen(before: string): boolean {
  const paragraph = before.slice(before.lastIndexOf("\n\n") + 1);
  return (paragraph.match(/"/g)?.length ?? 0) % 2 === 1;
}

/** Whether what stands before the cursor and the reply's first word are one word that the author uses. */
function continuesWord(before: string, words: string, written: string): boolean {
  const fragment = /[\p{L}\p{N}]+$/u.exec(before)?.[0];
  const rest = /^[\p{Ll}\p{N}]+/u.exec(words)?.[0];
  if (!fragment || !rest) return false;
  const word = (fragment + rest).toLowerCase();
  return tokenize(written).some(({ lower }) => lower === word);
}

/** How a suggestion is fitted between what stands before the cursor and what stands after it. */

const CLOSING = /^[.,;:!?)\]}»”’"']/;
const WORD_AT_START = /^[\p{L}\p{M}\p{N}_]/u;
const WORD_AT_END = /[\p{L}\p{M}\p{N}_]$/u;
const PAIRS: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "“": "”", "«": "»" };

/** Longest stretch of following text that a suggestion is compared with, in UTF-16 units. */
const NEARBY = 400;

/**
 * The suggestion with the spacing that both sides need: no space at the start of a line or after another, none at its
 * end where one follows. "" where nothing is left.
 */
export function joinText(before: string, text: string, after: string): string {
  let joined = text;
  if (before === "" || /\s$/.test(before)) joined = joined.trimStart();
  if (/^\s/.test(after) || CLOSING.test(after) || after === "") joined = joined.trimEnd();
  else if (WORD_AT_END.test(joined) && WORD_AT_START.test(after)) joined += " ";
  return joined.trim() === "" ? "" : joined;
}

/**
 * Whether a text may stand before `after`: it must not complete a word that goes on there, say what is already there, or open or close a bracket that has no
 * partner in it.
 */
export function mayFollow(text: string, after: string): boolean {
  const insideWord = WORD_AT_START.test(text) && WORD_AT_START.test(after);
  return !insideWord && !repeatsWhatFollows(text, after) && isBalanced(text);
}

function repeatsWhatFollows(text: string, after: string): boolean {
  const words = spaced(text);
  const following = spaced(after.slice(0, NEARBY));
  if (words === "" || following === "") return words === "";
  if (following.startsWith(words)) {
    const next = following[words.length] ?? "";
    return !WORD_AT_END.test(words) || !WORD_AT_START.test(next);
  }
  return overlap(words, following) >= 2;
}

function spaced(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Number of words that one text ends with and the other begins with. */
function overlap(text: string, following: string): number {
  const ending = text.split(" ");
  const beginning = following.split(" ");
  for (let count = Math.min(ending.length, beginning.length); count > 0; count--) {
    if (ending.slice(-count).join(" ") === beginning.slice(0, count).join(" ")) return count;
  }
  return 0;
}

/** Whether every bracket and quotation mark that opens in a text closes in it, and the other way round. */
export function isBalanced(text: string): boolean {
  const open: string[] = [];
  const closing = new Set(Object.values(PAIRS));
  for (const character of text) {
    const partner = PAIRS[character];
    if (partner) open.push(partner);
    else if (closing.has(character) && open.pop() !== character) return false;
  }
  return open.length === 0 && text.split('"').length % 2 === 1;
}

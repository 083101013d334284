/** How a suggestion is fitted between what stands before the cursor and what stands after it. */

const AT_LINE_START = /(?:^|\n)[ \t]*$/;
/** What begins a list item, or underlines a heading. */
const BLOCK_MARK = /^\s*(?:[-+*]|\d{1,9}[.)])(?:\s|$)|^\s*[-=]+\s*$/;
const CLOSING_RUN = /^[.,;:!?]/;
const CLOSING_AT_END = /[.,;:!?]+$/;
const CLOSING = /^[.,;:!?)\]}»”’"']/;
const WORD_AT_START = /^[\p{L}\p{M}\p{N}_]/u;
const WORD_AT_END = /[\p{L}\p{M}\p{N}_]$/u;
const PAIRS: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "“": "”", "«": "»" };

/** Longest stretch of following text that a suggestion is compared with, in UTF-16 units. */
const NEARBY = 400;
/** So many words in common with another line are a repetition; fewer are chance. */
const FEWEST_ACROSS_LINES = 3;

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
 * Whether a text may stand between the two: it must not complete a word that goes on there, open or close a bracket that has
 * no partner in it, or make a list, a heading or an image where there was none.
 */
export function mayJoin(before: string, text: string, after: string): boolean {
  const insideWord = WORD_AT_START.test(text) && WORD_AT_START.test(after);
  const makesBlock = AT_LINE_START.test(before) && BLOCK_MARK.test(text);
  const makesLink = /[!\])]$/.test(text) && /^[[(]/.test(after);
  return !insideWord && !makesBlock && !makesLink && isBalanced(text);
}

/**
 * A text up to where it begins to say what stands there already: what it ends with, from the first word on that follows, or
 * two words and more of it that go on otherwise. Across a blank line only what is longer counts. "" where nothing is left.
 */
export function cutBefore(text: string, after: string): string {
  const uncut = CLOSING_RUN.test(after) ? text.replace(CLOSING_AT_END, "") : text;
  const words = [...uncut.matchAll(/\S+/g)];
  const said = words.map(([word]) => plain(word));
  const following = (after.slice(0, NEARBY).match(/\S+/g) ?? []).map(plain);
  if (NEARBY < after.length && !/\s/.test(after[NEARBY] ?? "")) following.pop();
  const fewest = /^[^\S\n]*(?:\n|$)/.test(after) ? FEWEST_ACROSS_LINES : 1;
  for (let from = 0; from < said.length; from++) {
    const same = commonWords(said.slice(from), following);
    const isAll = from + same === said.length;
    if (same < Math.max(fewest, isAll ? 1 : 2)) continue;
    return cutBefore(uncut.slice(0, words[from]?.index).trimEnd(), after);
  }
  return uncut;
}

/** A word to be compared: without case, marks around it and kinds of apostrophe. */
function plain(word: string): string {
  const bare = word.replace(/^[“‘"'([]+|[.,;:!?…"'”’)\]]+$/g, "");
  return (bare === "" ? word : bare).toLowerCase().replaceAll("’", "'");
}

/** Number of words that two texts begin with alike. */
function commonWords(words: readonly string[], following: readonly string[]): number {
  const different = words.findIndex((word, index) => word !== following[index]);
  return different < 0 ? words.length : different;
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

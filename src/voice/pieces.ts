/**
 * Text as it is typed: the units that the voice model predicts. Unlike the tokens that are counted for style, a piece
 * carries the space before it, so that pieces joined together are the text again and a suggestion brings its own spacing.
 */

const SPACE = 32;
const NEWLINE = 10;
const APOSTROPHE = 39;
const CURLY_APOSTROPHE = 0x2019;
const UNDERSCORE = 95;

const isAsciiWord = new Uint8Array(128);
for (const character of "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_") {
  isAsciiWord[character.charCodeAt(0)] = 1;
}
const OTHER_WORD = /[\p{L}\p{M}\p{N}]/u;

/** Whether a UTF-16 unit belongs to a word: a letter, mark, digit or underscore. Half of a surrogate pair counts as one. */
function isWordUnit(unit: number): boolean {
  if (unit < 128) return isAsciiWord[unit] === 1;
  if (unit >= 0xd800 && unit <= 0xdfff) return true;
  return unit !== CURLY_APOSTROPHE && OTHER_WORD.test(String.fromCharCode(unit));
}

/**
 * Splits text into pieces, in order: a word (with inner apostrophes: "don't") or a single mark, each with one space
 * before it where there was one; a run of line breaks is the piece "\n"; a space that nothing follows is the piece " ".
 * Curly apostrophes become straight.
 */
export function pieces(text: string): string[] {
  const source = text.includes("’") ? text.replaceAll("’", "'") : text;
  const found: string[] = [];
  const length = source.length;
  let at = 0;
  while (at < length) {
    const start = at;
    let unit = source.charCodeAt(at);
    if (unit === NEWLINE) {
      while (at < length && source.charCodeAt(at) === NEWLINE) at++;
      found.push("\n");
      continue;
    }
    if (unit === SPACE) {
      at++;
      unit = source.charCodeAt(at);
      if (at === length || unit === SPACE || unit === NEWLINE) {
        if (at === length) found.push(" ");
        continue;
      }
    }
    at = isWordUnit(unit) ? endOfWord(source, at) : at + 1;
    found.push(source.slice(start, at));
  }
  return found;
}

function endOfWord(text: string, start: number): number {
  let at = start;
  for (;;) {
    while (at < text.length && isWordUnit(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) !== APOSTROPHE || !isLetter(text.charCodeAt(at + 1))) return at;
    at++;
  }
}

function isLetter(unit: number): boolean {
  return unit > 57 && unit !== UNDERSCORE && isWordUnit(unit);
}

/** Whether a piece is a word or number, as opposed to a mark or white space. */
export function isWord(piece: string): boolean {
  return piece.length > 0 && isWordUnit(piece.charCodeAt(piece.length - 1));
}

import { splitSentences } from "../text/sentences.ts";
import { countWords } from "../text/tokenize.ts";

/** How far back a reply may begin to repeat the text. Characters. */
const TAIL = 2_000;
/** Fewer words in common with what follows the cursor are chance. */
const WORDS_IN_COMMON = 2;
/** A reply that has this much of what follows the cursor, from its first word on, has gone over into it. Words. */
const WORDS_OF_AN_OVERLAP = 4;

export interface Continued {
  readonly text: string;
  /** Whether the text fits the cursor as it is: it began with words that stand before it, and they are taken off. */
  readonly isExact: boolean;
}

/**
 * The reply without the words before the cursor that it begins with: the last word, which prompts ask for, or more of
 * the text; also whole sentences from further back, and a list's mark that stands there already.
 */
export function withoutEcho(reply: string, before: string): Continued {
  const text = reply.trimStart();
  const mark = /(?:^|\n)[ \t]*([-*+>]|\d+[.)]|#{1,6})[ \t]+$/.exec(before)?.[1];
  if (mark && text.startsWith(`${mark} `)) return withoutEcho(text.slice(mark.length), before);
  const echo = lengthOfEcho(text, before.slice(-TAIL));
  if (echo > 0) return { text: text.slice(echo), isExact: !/\s$/.test(before) };
  const repeated = lengthOfRepeatedSentences(text, before.slice(-TAIL));
  return { text: repeated > 0 ? text.slice(repeated) : reply, isExact: false };
}

/** The length of the longest beginning of the text that is an end of `before`, from a word's beginning there. */
function lengthOfEcho(text: string, before: string): number {
  const end = before.trimEnd();
  const stopsInWord = end === before;
  for (const { index } of end.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}"'“‘([*_#]/gu)) {
    const echo = end.slice(index);
    if (!/[\p{L}\p{N}]/u.test(echo)) continue;
    const length = lengthOfMatch(text, echo);
    const cutsWord = /[\p{L}\p{N}]$/u.test(echo) && /^[\p{L}\p{N}]/u.test(text.slice(length));
    if (length > 0 && (stopsInWord || !cutsWord)) return length;
  }
  return 0;
}

function lengthOfRepeatedSentences(text: string, before: string): number {
  let length = 0;
  for (const { start, end } of splitSentences(text)) {
    const sentence = text.slice(start, end);
    if (countWords(sentence) < WORDS_IN_COMMON || !before.includes(sentence)) break;
    length = end;
  }
  return length;
}

/** The text up to where it begins to repeat what stands after the cursor. */
export function withoutWhatFollows(text: string, after: string): string {
  const following = after.trimStart().slice(0, TAIL);
  if (following === "") return text;
  const overlap = new RegExp(`^(?:\\S+\\s+){${WORDS_OF_AN_OVERLAP - 1}}\\S+`).exec(following)?.[0];
  for (const { index } of text.matchAll(/(?<!\S)\S/g)) {
    const rest = text.slice(index).trimEnd();
    const goesOver = overlap !== undefined && lengthOfMatch(rest, overlap) > 0;
    const endsInside = countWords(rest) >= WORDS_IN_COMMON && lengthOfMatch(following, rest) > 0;
    if (goesOver || endsInside || rest === following.trimEnd()) return text.slice(0, index).trimEnd();
  }
  const mark = following[0]!;
  return /[.,;:!?)\]"”’]/.test(mark) && text.trimEnd().endsWith(mark) ? text.trimEnd().slice(0, -1) : text;
}

/** The length of the beginning of `text` that reads as `expected`, any white space being like any other; 0 where it does not. */
function lengthOfMatch(text: string, expected: string): number {
  let at = 0;
  for (const [part] of expected.matchAll(/\s+|\S+/g)) {
    const isBlank = part.trim() === "";
    const found = isBlank ? /^\s+/.exec(text.slice(at, at + 100))?.[0] : part;
    if (found === undefined || !text.startsWith(found, at)) return 0;
    at += found.length;
  }
  return at;
}

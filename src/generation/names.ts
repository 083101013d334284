import { classesOf } from "../style/wordClasses.ts";
import type { Span } from "../text/prose.ts";
import { splitSentences } from "../text/sentences.ts";
import { tokenize } from "../text/tokenize.ts";

/** A word of a name: "Oduya", "NASA", "iPhone". */
export interface Name extends Span {
  /** Without a possessive's ending. */
  readonly text: string;
}

/** In a word itself: two capitals, a capital after the first letter, or a digit after a capital. */
const CAPITAL_INSIDE = /\p{L}\p{Lu}|^\p{Lu}\p{Ll}*\p{N}/u;
/** After these a sentence may begin, or a title's word stand. */
const MAY_BEGIN = /(?:[:"“([|]|\n[ \t]*(?:[-*+>#|]+|\d+[.)]))\s*$/;

/**
 * The words of names in a text, in order: capitalised ones, but where a sentence begins only those that are capitals throughout, or go on
 * in another name ("Jane Austen").
 */
export function namesIn(text: string): Name[] {
  return splitSentences(text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'")).flatMap(({ start, end }) => {
    const sentence = text.slice(start, end);
    const words = tokenize(sentence).filter(({ kind }) => kind === "word");
    return words.flatMap((word, index): Name[] => {
      const name = withoutEnding(word.text);
      if (!/\p{Lu}/u.test(name) || /^I(?:['’]|$)/.test(word.text)) return [];
      const head = sentence.slice(0, word.start).replace(/[*_]+$/, "");
      const isFirst = !/[\p{L}\p{N}]/u.test(head) || MAY_BEGIN.test(head);
      const next = words[index + 1];
      const goesOn =
        next !== undefined &&
        /^\p{Lu}\p{Ll}/u.test(next.text) &&
        /^\s$/.test(sentence.slice(word.start + word.text.length, next.start)) &&
        classesOf(word.lower).length === 0;
      const isName = isFirst
        ? CAPITAL_INSIDE.test(name) || goesOn
        : /^\p{Lu}/u.test(name) || CAPITAL_INSIDE.test(name);
      return isName ? [{ text: name, start: start + word.start, end: start + word.start + name.length }] : [];
    });
  });
}

/** All words of a text as they are written, without possessives' endings: where a name may be found again. */
export function wordsIn(text: string): Set<string> {
  return new Set(tokenize(text).map((token) => withoutEnding(token.text)));
}

const withoutEnding = (word: string) => word.replace(/['’]s?$/, "");

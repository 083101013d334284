import { splitSentences } from "../text/sentences.ts";
import type { Unit } from "./prompt.ts";

const ENDS_SENTENCE = /[.!?…]["'”’»)\]*_]*\s*$/;
const PARAGRAPH_END = /\n[ \t]*\n/;
/** A new block of markup: a list's item, a heading, a quotation. */
const BLOCK_END = /\n[ \t]*(?:\n|[-*+>][ \t]|\d+[.)][ \t]|#{1,6}[ \t])/;

export function endsSentence(text: string): boolean {
  return ENDS_SENTENCE.test(text);
}

export interface Part {
  readonly text: string;
  /** Whether more stands after it: only then is it sure that the unit is at its end ("3." may become "3.5"). */
  readonly isComplete: boolean;
}

/**
 * The text's first sentence or paragraph, or all of it. A paragraph that was broken off loses its unfinished last sentence,
 * unless that is all there is.
 */
export function firstUnit(text: string, unit: Unit): Part {
  if (unit === "text") return { text, isComplete: false };
  const body = text.trimStart();
  const space = text.slice(0, text.length - body.length);
  const end = body.search(unit === "sentence" ? BLOCK_END : PARAGRAPH_END);
  const block = end === -1 ? body : body.slice(0, end);
  const isBlockComplete = body.slice(block.length).trim() !== "";
  const sentences = splitSentences(block);
  const [first] = sentences;
  const last = sentences.at(-1);
  if (unit === "sentence" && first && sentences.length > 1) {
    return { text: space + block.slice(0, first.end), isComplete: true };
  }
  const isBrokenOff = !isBlockComplete && sentences.length > 1 && !ENDS_SENTENCE.test(block);
  return {
    text: space + (isBrokenOff && last ? block.slice(0, last.start) : block),
    isComplete: isBlockComplete,
  };
}

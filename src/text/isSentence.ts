import type { Block } from "./blocks.ts";
import { PLACEHOLDER } from "./prose.ts";
import { countWords } from "./tokenize.ts";

/** A paragraph without a full stop and fewer words than this is a label or a caption. */
const WORDS_OF_AN_OPEN_PARAGRAPH = 12;
/** A list item without a full stop and fewer words than this is an entry, not a sentence. */
const WORDS_OF_AN_OPEN_ITEM = 8;
/** Prose is letters and spaces; below this share it is figures, paths or formulas. */
const LETTERS_OF_PROSE = 0.65;
/** Not more placeholders than this share of the words, or it is a line of code with an "and" in it. */
const PLACEHOLDERS_OF_PROSE = 0.5;

/** "As follows:" is a sentence from this many words on; below, "Note:" is a label. */
const WORDS_BEFORE_A_COLON = 4;

/** A shout in capitals may be a sentence; this many words of them are a listing. */
const WORDS_OF_A_LISTING = 12;

const ENDS_A_SENTENCE = /[.!?—]["')\]]*$/;
const LETTERS_AND_SPACES = /[\p{L}\p{M} ,.!?'"\uFFFC—-]/gu;

/** Whether a stretch of a block, in one typography, is something that its author wrote as a sentence. */
export function isSentence(text: string, block: Pick<Block, "kind" | "isOnlyLinks">): boolean {
  const words = countWords(text);
  if (words === 0) return false;
  const placeholders = text.split(PLACEHOLDER).length - 1;
  if (placeholders > words * PLACEHOLDERS_OF_PROSE) return false;
  if ((text.match(LETTERS_AND_SPACES)?.length ?? 0) < text.length * LETTERS_OF_PROSE) return false;
  if (words >= WORDS_OF_A_LISTING && isMostlyCapitals(text)) return false;
  if (ENDS_A_SENTENCE.test(text)) return words > 1 || /^["'(]?\p{Lu}/u.test(text);
  if (text.endsWith(":") && words >= WORDS_BEFORE_A_COLON) return true;
  if (block.isOnlyLinks) return false;
  return words >= (block.kind === "listItem" ? WORDS_OF_AN_OPEN_ITEM : WORDS_OF_AN_OPEN_PARAGRAPH);
}

function isMostlyCapitals(text: string): boolean {
  const small = text.match(/\p{Ll}/gu)?.length ?? 0;
  const capital = text.match(/\p{Lu}/gu)?.length ?? 0;
  return capital > small;
}

import { l, n } from "js-rouge";

/**
 * Words as Google's rouge-score has them, which the `evaluate` package reckons with: lower case, anything but a–z and 0–9 between them; no stems.
 */
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];

/** ROUGE-1 F of a text, 0 to 1 (Lin 2004): words in common. 0 where either side has none. */
export function rouge1(candidate: string, reference: string): number {
  if (hasNoWords(candidate) || hasNoWords(reference)) return 0;
  return n(candidate, reference, { n: 1, tokenizer: wordsOf });
}

/** ROUGE-L F of a text taken as one sentence, 0 to 1 (Lin 2004): the longest common subsequence of words. 0 where either side has none. */
export function rougeL(candidate: string, reference: string): number {
  if (hasNoWords(candidate) || hasNoWords(reference)) return 0;
  return l(candidate, reference, { tokenizer: wordsOf, segmenter: (text) => [text] });
}

const hasNoWords = (text: string) => wordsOf(text).length === 0;

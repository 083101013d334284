import type { Omission, OmissionReason, Prose, Sentence } from "../text/prose.ts";
import { countWords } from "../text/tokenize.ts";

/** Prose without some of its sentences, which become omissions for `reason`. The same object where none is left out. */
export function leaveOut(
  prose: Prose,
  reason: OmissionReason,
  isLeftOut: (sentence: Sentence) => boolean,
): Prose {
  const { sentences } = prose;
  const leftOut = sentences.filter(isLeftOut);
  if (leftOut.length === 0) return prose;
  const gone = new Set(leftOut);
  const kept = sentences.filter((sentence) => !gone.has(sentence));
  const omissions: Omission[] = leftOut.map(({ start, end }) => ({ start, end, reason }));
  const numbers = new Map<number, number>();
  for (const { paragraph } of kept) if (!numbers.has(paragraph)) numbers.set(paragraph, numbers.size);
  return {
    sentences: kept.map((sentence) => ({ ...sentence, paragraph: numbers.get(sentence.paragraph)! })),
    layout: prose.layout,
    omissions: [...prose.omissions, ...omissions].sort((a, b) => a.start - b.start),
    words: prose.words - leftOut.reduce((words, { text }) => words + countWords(text), 0),
    paragraphs: numbers.size,
  };
}

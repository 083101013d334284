import type { Omission, Prose, Sentence } from "../text/prose.ts";
import { countWords } from "../text/tokenize.ts";

/** Prose without the sentences that are repeated elsewhere; they become omissions. The same object where none is. */
export function withoutRepeated(prose: Prose, isRepeated: (sentence: Sentence) => boolean): Prose {
  const repeated = prose.sentences.filter(isRepeated);
  if (repeated.length === 0) return prose;
  const gone = new Set(repeated);
  const kept = prose.sentences.filter((sentence) => !gone.has(sentence));
  const omissions: Omission[] = repeated.map(({ start, end }) => ({ start, end, reason: "repeated" }));
  const numbers = new Map<number, number>();
  for (const { paragraph } of kept) if (!numbers.has(paragraph)) numbers.set(paragraph, numbers.size);
  return {
    sentences: kept.map((sentence) => ({ ...sentence, paragraph: numbers.get(sentence.paragraph)! })),
    layout: prose.layout,
    omissions: [...prose.omissions, ...omissions].sort((a, b) => a.start - b.start),
    words: prose.words - repeated.reduce((words, { text }) => words + countWords(text), 0),
    paragraphs: numbers.size,
  };
}

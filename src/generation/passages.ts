import type { Prose, Sentence } from "../text/prose.ts";
import { countWords } from "../text/tokenize.ts";

/** A passage is long enough to show a manner, and short enough for several to be sent. Words. */
const SHORTEST = 40;
const LONGEST = 200;

/**
 * A document's prose as passages of about 40 to 200 words: its paragraphs, short ones with what follows them, long
 * ones divided between sentences. What is left at the end goes to the passage before it; only a document's single
 * passage may be shorter, and only one long sentence makes a passage longer.
 */
export function passagesOf({ sentences }: Pick<Prose, "sentences">): string[] {
  const passages: Sentence[][] = [];
  let current: Sentence[] = [];
  let words = 0;
  for (const sentence of sentences) {
    const length = countWords(sentence.text);
    const isNewParagraph = current.length > 0 && current.at(-1)?.paragraph !== sentence.paragraph;
    if (words > 0 && ((isNewParagraph && words >= SHORTEST) || words + length > LONGEST)) {
      passages.push(current);
      current = [];
      words = 0;
    }
    current.push(sentence);
    words += length;
  }
  const last = passages.at(-1);
  if (words < SHORTEST && last && wordsOf(last) + words <= LONGEST) last.push(...current);
  else if (words > 0) passages.push(current);
  return passages.map(asText);
}

const wordsOf = (sentences: readonly Sentence[]) =>
  sentences.reduce((sum, { text }) => sum + countWords(text), 0);

function asText(sentences: readonly Sentence[]): string {
  let text = "";
  let paragraph = sentences[0]?.paragraph;
  for (const sentence of sentences) {
    if (text !== "") text += sentence.paragraph === paragraph ? " " : "\n\n";
    text += sentence.text;
    paragraph = sentence.paragraph;
  }
  return text;
}

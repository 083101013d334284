import { tokenize } from "../../src/text/tokenize.ts";

/** Words in a row that two writers seldom find by chance. */
const LENGTH = 10;
/** A phrase with so many words in a row from a fact sheet is the sheet's. */
const TOLD = 6;

/** A phrase that stands in two writers' passages. */
export interface SharedPhrase {
  readonly phrase: string;
  readonly writers: readonly string[];
}

/**
 * Phrases of ten words that several writers share, but for those of the fact sheets: what all were told to say is no sign of one hand.
 * `passages` by writer.
 */
export function sharedPhrases(
  passages: ReadonlyMap<string, readonly string[]>,
  facts: readonly string[],
): SharedPhrase[] {
  const told = new Set(facts.flatMap((fact) => phrasesOf(fact, TOLD)));
  const writers = new Map<string, Set<string>>();
  for (const [writer, texts] of passages) {
    for (const phrase of texts.flatMap((text) => phrasesOf(text, LENGTH))) {
      if (phrasesOf(phrase, TOLD).some((part) => told.has(part))) continue;
      writers.set(phrase, (writers.get(phrase) ?? new Set()).add(writer));
    }
  }
  return [...writers]
    .filter(([, who]) => who.size > 1)
    .map(([phrase, who]) => ({ phrase, writers: [...who] }));
}

function phrasesOf(text: string, length: number): string[] {
  const words = tokenize(text)
    .filter(({ kind }) => kind === "word" || kind === "number")
    .map(({ lower }) => lower);
  return words.slice(length - 1).map((_, at) => words.slice(at, at + length).join(" "));
}

import { tokenize } from "../../src/text/tokenize.ts";

/** Words in a row that two writers seldom find by chance. */
const LENGTH = 7;

/** A phrase that stands in two writers' passages. */
export interface SharedPhrase {
  readonly phrase: string;
  readonly writers: readonly string[];
}

/**
 * Phrases of seven words that several writers share, but for those of the fact sheets: what all were told to say is no sign of one hand.
 * `passages` by writer.
 */
export function sharedPhrases(
  passages: ReadonlyMap<string, readonly string[]>,
  facts: readonly string[],
): SharedPhrase[] {
  const told = new Set(facts.flatMap((fact) => phrasesOf(fact)));
  const writers = new Map<string, Set<string>>();
  for (const [writer, texts] of passages) {
    for (const phrase of texts.flatMap(phrasesOf)) {
      if (told.has(phrase)) continue;
      writers.set(phrase, (writers.get(phrase) ?? new Set()).add(writer));
    }
  }
  return [...writers]
    .filter(([, who]) => who.size > 1)
    .map(([phrase, who]) => ({ phrase, writers: [...who] }));
}

function phrasesOf(text: string): string[] {
  const words = tokenize(text)
    .filter(({ kind }) => kind === "word" || kind === "number")
    .map(({ lower }) => lower);
  return words.slice(LENGTH - 1).map((_, at) => words.slice(at, at + LENGTH).join(" "));
}

import type { Prose } from "../text/prose.ts";
import { type Token, tokenize } from "../text/tokenize.ts";
import { isA } from "./wordClasses.ts";

/** What is counted to tell one author's text from another's: letters, words, and grammar with the matter masked. */
export const gramKinds = ["characters", "words", "grammar"] as const;
export type GramKind = (typeof gramKinds)[number];

/** How often each gram comes. */
export type GramCounts = Readonly<Record<GramKind, ReadonlyMap<string, number>>>;

/** Length of a character gram (Stamatatos 2009, section 2.1.2: 4 serves English best). */
const CHARACTERS = 4;

/**
 * The grams of a document: character 4-grams of each sentence in lower case, words and punctuation marks, and pairs of neighbours in which
 * content words are masked down to their ending ("#ing"; text distortion, Stamatatos 2017), so that the topic does not show.
 */
export function gramsOf(prose: Prose): GramCounts {
  const characters = new Map<string, number>();
  const words = new Map<string, number>();
  const grammar = new Map<string, number>();
  for (const { text } of prose.sentences) {
    const spelled = ` ${text.toLowerCase().replace(/\p{N}/gu, "0")} `;
    for (let start = 0; start + CHARACTERS <= spelled.length; start++)
      increase(characters, spelled.slice(start, start + CHARACTERS), 1);
    let previous = "^";
    for (const token of tokenize(text)) {
      increase(words, token.kind === "number" ? "0" : token.lower, 1);
      const mask = masked(token);
      increase(grammar, `${previous} ${mask}`, 1);
      previous = mask;
    }
  }
  return { characters, words, grammar };
}

function masked({ kind, lower }: Token): string {
  if (kind === "number") return "0";
  if (kind !== "word" || isA(lower, "function")) return lower;
  return lower.length > 5 ? `#${lower.slice(-3)}` : "#";
}

/** Adds to a count in place. */
export function increase(counts: Map<string, number>, gram: string, by: number): void {
  counts.set(gram, (counts.get(gram) ?? 0) + by);
}

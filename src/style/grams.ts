import type { Prose } from "../text/prose.ts";
import { type Token, tokenize } from "../text/tokenize.ts";
import { isA } from "./wordClasses.ts";

/** What is counted to tell one author's text from another's: letters, words, words in pairs, and grammar with the matter masked. */
export const gramKinds = ["characters", "words", "pairs", "grammar", "patterns"] as const;
export type GramKind = (typeof gramKinds)[number];

/** Something for each kind of gram. */
export function perKind<T>(of: (kind: GramKind) => T): Record<GramKind, T> {
  return {
    characters: of("characters"),
    words: of("words"),
    pairs: of("pairs"),
    grammar: of("grammar"),
    patterns: of("patterns"),
  };
}

/** How often each gram comes. */
export type GramCounts = Readonly<Record<GramKind, ReadonlyMap<string, number>>>;

/** Length of a character gram (Stamatatos 2009, section 2.1.2: 4 serves English best). */
const CHARACTERS = 4;
/** Stands before a sentence's first word. */
const START = "^";

/**
 * The grams of some sentences: characters by four, in lower case; words and punctuation marks, alone and in pairs; and pairs and
 * threes (patterns) in which content words are masked down to their ending ("#ing"; text distortion, Stamatatos 2017), so that the topic does not show.
 */
export function gramsOf({ sentences }: Pick<Prose, "sentences">): GramCounts {
  const grams = perKind(() => new Map<string, number>());
  const { characters, words, pairs, grammar, patterns } = grams;
  for (const { text } of sentences) {
    const spelled = ` ${text.toLowerCase().replace(/\p{N}/gu, "0")} `;
    for (let start = 0; start + CHARACTERS <= spelled.length; start++)
      increase(characters, spelled.slice(start, start + CHARACTERS), 1);
    let before = START;
    let [masks, mask] = [START, START];
    for (const token of tokenize(text)) {
      const word = token.kind === "number" ? "0" : token.lower;
      increase(words, word, 1);
      increase(pairs, `${before} ${word}`, 1);
      const next = masked(token);
      increase(grammar, `${mask} ${next}`, 1);
      increase(patterns, `${masks} ${mask} ${next}`, 1);
      before = word;
      [masks, mask] = [mask, next];
    }
  }
  return grams;
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

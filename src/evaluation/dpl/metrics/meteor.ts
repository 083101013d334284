import { stem } from "./stem.ts";
import { treebankTokens } from "./treebank.ts";

/** Weight of precision against recall, and how fragments are punished (Banerjee and Lavie 2005, with NLTK's values). */
const ALPHA = 0.9;
const BETA = 3;
const GAMMA = 0.5;

/** All words that mean one of the things that a word means; undefined where it means nothing known. */
export type Synonyms = (word: string) => ReadonlySet<string> | undefined;

/** A word of the candidate and the word of the reference that it stands for, by place. */
type Match = readonly [candidate: number, reference: number];

interface Placed {
  readonly word: string;
  readonly at: number;
}

/**
 * METEOR of a text, 0 to 1, as NLTK reckons it: exact matches, then matches of Porter stems, then, with `synonyms`, words of one meaning.
 * The parameters are NLTK's, and so is the way in which matches are found: from the ends backwards.
 */
export function meteor(candidate: string, reference: string, synonyms?: Synonyms): number {
  return meteorOfTokens(treebankTokens(candidate), treebankTokens(reference), synonyms);
}

/** The same, of tokens. */
export function meteorOfTokens(
  candidate: readonly string[],
  reference: readonly string[],
  synonyms?: Synonyms,
): number {
  const left = placed(candidate);
  const right = placed(reference);
  const exact = matchFromEnd(left, right, (a, b) => a === b);
  const [leftStems, rightStems] = [left.map(stemmed), right.map(stemmed)];
  const stems = matchFromEnd(leftStems, rightStems, (a, b) => a === b);
  // Of what is left NLTK asks for the meanings of stems, and so do we.
  const alike = (a: string, b: string) => a === b || (synonyms?.(a)?.has(b) ?? false);
  const meanings = synonyms ? matchFromEnd(leftStems, rightStems, alike) : [];
  const matches = [...exact, ...stems, ...meanings].sort((a, b) => a[0] - b[0]);
  if (matches.length === 0) return 0;
  const precision = matches.length / candidate.length;
  const recall = matches.length / reference.length;
  const mean = (precision * recall) / (ALPHA * precision + (1 - ALPHA) * recall);
  return (1 - GAMMA * (chunksOf(matches) / matches.length) ** BETA) * mean;
}

const placed = (tokens: readonly string[]): Placed[] =>
  tokens.map((token, at) => ({ word: token.toLowerCase(), at }));

const stemmed = ({ word, at }: Placed): Placed => ({ word: stem(word), at });

/** Takes what matches out of both sides. */
function matchFromEnd(left: Placed[], right: Placed[], same: (a: string, b: string) => boolean): Match[] {
  const matches: Match[] = [];
  for (let i = left.length - 1; i >= 0; i--) {
    const one = left[i]!;
    const j = right.findLastIndex(({ word }) => same(one.word, word));
    if (j < 0) continue;
    matches.push([one.at, right[j]!.at]);
    left.splice(i, 1);
    right.splice(j, 1);
  }
  return matches;
}

/** Runs of matches that stand side by side, in one order, in both texts. */
function chunksOf(matches: readonly Match[]): number {
  return matches.filter(([candidate, reference], index) => {
    const [before, beforeReference] = matches[index - 1] ?? [Number.NaN, Number.NaN];
    return candidate !== before + 1 || reference !== beforeReference + 1;
  }).length;
}

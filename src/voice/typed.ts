import type { Allowed } from "./mixture.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * Share of text that is in words nobody has written before, and how it falls with each letter typed: what an unknown word
 * is weighed with against the known ones that begin like it.
 */
const UNKNOWN = { atStart: 0.012, perLetter: 0.35, afterSpace: 0.02 };

/** The pieces that go on from what is typed; after a space that is half the vocabulary, of which only likely ones matter. */
export function allowedAfter(typed: string, vocabulary: Vocabulary): Allowed | undefined {
  if (typed === "") return undefined;
  return typed === " " ? (id) => vocabulary.textOf(id).startsWith(" ") : vocabulary.startingWith(typed);
}

/** How much probability is left to words that are not known, where so much is typed. */
export function unknownMass(typed: string): number {
  if (typed === "") return 0;
  if (typed === " ") return UNKNOWN.afterSpace;
  return UNKNOWN.atStart * UNKNOWN.perLetter ** Math.min(typed.trim().length, 12);
}

/** Candidates without the refused ones, whose probability goes to the others. */
export function withoutRefused<Item extends { readonly id: number; readonly probability: number }>(
  candidates: readonly Item[],
  refused: ReadonlySet<number>,
): Item[] {
  const lost = candidates.reduce(
    (sum, { id, probability }) => (refused.has(id) ? sum + probability : sum),
    0,
  );
  const share = 1 / Math.max(1 - lost, 0.02);
  return candidates
    .filter(({ id }) => !refused.has(id))
    .map((candidate) => ({ ...candidate, probability: Math.min(1, candidate.probability * share) }));
}

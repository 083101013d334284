import type { Direction, Feature, Showing } from "../style/feature.ts";
import type { Candidate, Quotable } from "./candidates.ts";
import type { OtherWriter } from "./otherWriters.ts";
import { quoteOf } from "./quote.ts";
import type { Contrast, Evidence } from "./report.ts";

const EVIDENCE_EACH = 3;
const CONTRAST_EACH = 2;
/** Shown is what is typical of sentences that show the feature at all, a little on the clear side: this far up among them. */
const TYPICAL = 0.65;
/** A sentence that is a pleasure to read may be this much less typical, as a share of all that show the feature. */
const READABLE_IS_WORTH = 0.6;

interface Shown {
  readonly candidate: Candidate;
  readonly showing: Showing;
}

/**
 * Up to {@link EVIDENCE_EACH} sentences that show a difference: typical ones, from different documents where there are, none of `taken`.
 * Adds what it chooses to `taken`. Empty where no sentence shows it.
 */
export function chooseEvidence(
  feature: Feature,
  direction: Direction,
  candidates: readonly Candidate[],
  sources: ReadonlyMap<string, Quotable>,
  taken: Set<Candidate>,
): Evidence[] {
  const ranked = byTypicality(
    feature,
    direction,
    candidates.filter((candidate) => !taken.has(candidate)),
  );
  const chosen: Shown[] = [];
  for (const others of [false, true]) {
    for (const shown of ranked) {
      if (chosen.length === EVIDENCE_EACH) break;
      const sameDocument = chosen.some(({ candidate }) => candidate.document === shown.candidate.document);
      const sameText = chosen.some(
        ({ candidate }) => candidate.sentence.text === shown.candidate.sentence.text,
      );
      if (!sameText && (others || !sameDocument) && !chosen.includes(shown)) chosen.push(shown);
    }
  }
  return chosen.map(({ candidate, showing }) => {
    taken.add(candidate);
    const { start, end } = candidate.sentence;
    return {
      document: candidate.document,
      start,
      end,
      ...quoteOf(sources.get(candidate.document)!.text, candidate.sentence, showing.marks),
    };
  });
}

/** A representative writer, with the passages to quote from. */
type Contrasting = Pick<OtherWriter, "id" | "added" | "features" | "passages">;

/**
 * Sentences of representative writers that do it the other way, one a writer, from those who do so most; none of `taken`, unless a writer
 * has no other. Adds what it chooses to `taken`.
 */
export function chooseContrast(
  feature: Feature,
  direction: Direction,
  writers: readonly Contrasting[],
  taken: Set<Candidate>,
): Contrast[] {
  const opposite = direction === "more" ? "less" : "more";
  const distance = ({ features }: Contrasting) =>
    (features[feature.id] ?? 0) * (opposite === "more" ? -1 : 1);
  const chosen: Contrast[] = [];
  for (const { id, added, passages } of [...writers].sort((a, b) => distance(a) - distance(b))) {
    if (chosen.length === CONTRAST_EACH) break;
    const candidates = passages.flatMap((passage) => passage.candidates);
    const ranked = byTypicality(feature, opposite, candidates);
    const best = (ranked.find(({ candidate }) => !taken.has(candidate)) ?? ranked[0])?.candidate;
    const passage = passages.find(({ source }) => source.id === best?.document);
    if (!best || !passage) continue;
    taken.add(best);
    const { quote } = quoteOf(passage.source.text, best.sentence, []);
    chosen.push({ writer: id, task: passage.from, quote, ...(added ? { added } : {}) });
  }
  return chosen;
}

function byTypicality(feature: Feature, direction: Direction, candidates: readonly Candidate[]): Shown[] {
  const shown = candidates
    .map((candidate) => ({
      candidate,
      showing: feature.shows(candidate.tokens, direction, candidate.around),
    }))
    .filter(({ showing }) => showing.strength > 0)
    .sort((a, b) => a.showing.strength - b.showing.strength);
  const rankOf = meanRanks(shown.map(({ showing }) => showing.strength));
  return shown
    .map((one, index) => ({
      one,
      oddness: Math.abs(rankOf[index]! - TYPICAL) - READABLE_IS_WORTH * one.candidate.readable,
    }))
    .sort((a, b) => a.oddness - b.oddness)
    .map(({ one }) => one);
}

/** For ascending strengths, how far up each stands, 0 to 1; equal strengths share a place. */
function meanRanks(ascending: readonly number[]): number[] {
  const ranks: number[] = [];
  for (let first = 0; first < ascending.length; ) {
    let end = first;
    while (end < ascending.length && ascending[end] === ascending[first]) end++;
    const rank = (first + end - 1) / 2 / Math.max(1, ascending.length - 1);
    while (first < end) ranks[first++] = rank;
  }
  return ranks;
}

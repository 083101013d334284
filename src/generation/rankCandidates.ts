import type { Agreement } from "./agreement.ts";

/** What a model wrote, judged. */
export interface Candidate {
  readonly text: string;
  /** How much more it is the author's than other writers', in standard units of texts of a hundred words; 0 where nothing can be told. */
  readonly fit: number;
  readonly words: number;
  readonly agreement: Agreement;
}

/** Fit of fewer words counts for less. */
const WHOLE_SENTENCE = 12;
/** What {@link Candidate.fit} is in. Words. */
const STANDARD = 100;
/** So many standard units below the middle, a text is other writers' rather than the author's. */
const UNLIKE = 0.75;

/** Candidates, best first: by fit, and by how many of the differences that they tell of they go along with; all of them are worth one unit of fit. */
export function rankCandidates(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.toSorted((a, b) => worthOf(b) - worthOf(a));
}

/** Whether a text does not sound much like its author. The fit of a short text varies more, and must be lower. */
export function isUnlike({ fit, words }: Pick<Candidate, "fit" | "words">): boolean {
  return words > 0 && fit < -UNLIKE * Math.sqrt(STANDARD / Math.min(words, STANDARD));
}

/** What {@link rankCandidates} ranks by, in standard units of fit. */
export function worthOf({ fit, words, agreement: { along, against } }: Candidate): number {
  const told = along.length + against.length;
  const agreement = told === 0 ? 0 : (along.length - against.length) / told;
  return fit * Math.min(1, words / WHOLE_SENTENCE) + agreement;
}

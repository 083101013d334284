import { mayEnd, mayShow } from "./mayShow.ts";
import type { Candidate, Place } from "./place.ts";
import type { Policy } from "./suggestion.ts";
import type { Vocabulary } from "./vocabulary.ts";

const MOST_PIECES = 8;
/** Ghost text goes no further: the beginning of another sentence is another thought. */
const SENTENCE_END = /[.!?]$/;
/** So many first words are tried. */
export const FIRST_WORDS = 4;
/** First words less likely than this are not gone on with. */
const LEAST_OF_FIRST = 0.004;

/** Ghost text, before it is known where it comes from. */
export interface Proposal {
  readonly text: string;
  readonly pieces: readonly number[];
  readonly probability: number;
  readonly probabilityOfAll: number;
}

export interface ProposalRequest {
  /** Where the word at the cursor begins. */
  readonly place: Place;
  readonly prefix: string;
  /** Pieces that were shown for this word and typed past. */
  readonly refused: ReadonlySet<number>;
}

/**
 * The continuation that saves most keys on average: for each of the likeliest first words, the likeliest words after
 * it are added while the whole is likely enough; being wrong costs nothing but attention, which the policy is for.
 */
export function propose(
  { place, prefix, refused }: ProposalRequest,
  vocabulary: Vocabulary,
  policy: Policy,
): Proposal | undefined {
  let best: Proposal | undefined;
  let bestSaving = 0;
  const sureness = place.sureness[policy];
  for (const first of place.first(FIRST_WORDS, prefix, refused)) {
    if (first.probability < LEAST_OF_FIRST) continue;
    const grown = grow(first, place, { prefix, whole: sureness.whole }, vocabulary);
    if (!grown || grown.saving <= bestSaving || grown.certainty < sureness.first) continue;
    best = grown.proposal;
    bestSaving = grown.saving;
  }
  return best;
}

/** Goes on from a first piece, word by word, and counts what it saves. */
function grow(
  first: Candidate,
  start: Place,
  { prefix, whole: leastWhole }: { readonly prefix: string; readonly whole: number },
  vocabulary: Vocabulary,
): { proposal: Proposal; saving: number; certainty: number } | undefined {
  const pieces = [first.id];
  const steps: Step[] = [];
  let text = vocabulary.textOf(first.id).slice(prefix.length);
  let { probability, likelihood } = first;
  if (text !== "") {
    if (!mayShow(text)) return undefined;
    steps.push({ text, pieces: 1, probability, likelihood });
  }
  let place = start;
  while (pieces.length <= MOST_PIECES && !SENTENCE_END.test(text)) {
    if (probability < (text === "" ? LEAST_OF_FIRST : leastWhole)) break;
    place = place.after(pieces.at(-1) as number);
    const [next] = place.next(1);
    if (!next) break;
    const whole = probability * next.probability;
    if (whole < (text === "" ? LEAST_OF_FIRST : leastWhole)) break;
    const piece = vocabulary.textOf(next.id);
    if (!mayShow(text + piece)) break;
    probability = whole;
    likelihood *= next.likelihood;
    text += piece;
    pieces.push(next.id);
    steps.push({ text, pieces: pieces.length, probability, likelihood });
  }
  while (steps.length > 0 && !mayEnd((steps.at(-1) as Step).text)) steps.pop();
  const [firstStep, lastStep] = [steps[0], steps.at(-1)];
  if (!firstStep || !lastStep) return undefined;
  const proposal = {
    text: lastStep.text,
    pieces: pieces.slice(0, lastStep.pieces),
    probability: firstStep.likelihood,
    probabilityOfAll: lastStep.likelihood,
  };
  return { proposal, saving: expectedSaving(steps), certainty: firstStep.probability };
}

/** A text that could be shown, and its probability. */
interface Step {
  readonly text: string;
  /** Pieces in it. */
  readonly pieces: number;
  /** What a suggestion is chosen by. */
  readonly probability: number;
  /** What is said of the suggestion. */
  readonly likelihood: number;
}

/**
 * Keys saved on average: a suggestion is taken whole with one key, or up to the last word that is right with one key a word.
 */
function expectedSaving(steps: readonly Step[]): number {
  let saving = 0;
  steps.forEach(({ text, probability }, index) => {
    const further = steps[index + 1]?.probability ?? 0;
    const keys = index === steps.length - 1 ? 1 : index + 1;
    saving += (probability - further) * Math.max(0, text.length - keys);
  });
  return saving;
}

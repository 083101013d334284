import { calibratedFirst, calibratedNext } from "./calibration.ts";
import { mayEnd, mayShow } from "./mayShow.ts";
import type { Allowed, Candidate } from "./mixture.ts";
import type { Policy } from "./suggestion.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * Least probability of the first word of what is shown, by the counts, before calibration: at the same precision that
 * saves more keys than a threshold on the calibrated one. Measured with bench/completion.ts: at calm, at least half of
 * what is shown is taken.
 */
const LEAST_OF_SHOWN: Readonly<Record<Policy, number>> = { eager: 0, balanced: 0.3, calm: 0.5 };

/** Words are added while the whole is at least this likely. */
const LEAST_OF_ALL = 0.2;
const MOST_PIECES = 8;
/** Ghost text goes no further: the beginning of another sentence is another thought. */
const SENTENCE_END = /[.!?]$/;
const FIRST_WORDS = 4;
/** First words less likely than this are not gone on with. */
const LEAST_OF_FIRST = 0.004;

/**
 * Share of text that is in words nobody has written before, and how it falls with each letter typed: what an unknown word
 * is weighed with against the known ones that begin like it.
 */
const UNKNOWN = { atStart: 0.012, perLetter: 0.35, afterSpace: 0.02 };

/** What comes next: {@link Candidate}s after a context, likeliest first. */
export interface Predictor {
  next(context: readonly number[], limit: number, allowed?: Allowed, others?: number): Candidate[];
  /** Probability that just this piece comes next; above 0. */
  probabilityOf(context: readonly number[], id: number): number;
}

/** Ghost text, before it is known where it comes from. */
export interface Proposal {
  readonly text: string;
  readonly pieces: readonly number[];
  readonly probability: number;
  readonly probabilityOfAll: number;
}

export interface ProposalRequest {
  /** Context forms, newest last. */
  readonly context: readonly number[];
  readonly prefix: string;
  /** Pieces that were shown for this word and typed past. */
  readonly refused: ReadonlySet<number>;
}

/**
 * The continuation that saves most keys on average: for each of the likeliest first words, the likeliest words after
 * it are added while the whole is likely enough; being wrong costs nothing but attention, which the policy is for.
 */
export function propose(
  { context, prefix, refused }: ProposalRequest,
  predictor: Predictor,
  vocabulary: Vocabulary,
  policy: Policy,
): Proposal | undefined {
  const extend = memoized((forms: readonly number[]) => predictor.next(forms, 1)[0]);
  let best: Proposal | undefined;
  let bestSaving = 0;
  for (const first of firstPieces(context, prefix, refused, predictor, vocabulary)) {
    const grown = grow(first, { context, prefix }, extend, vocabulary);
    if (!grown || grown.saving <= bestSaving || grown.certainty < LEAST_OF_SHOWN[policy]) continue;
    best = grown.proposal;
    bestSaving = grown.saving;
  }
  return best;
}

/** The likeliest pieces for the word at the cursor, by the counts, without those that were refused. */
export function firstPieces(
  context: readonly number[],
  prefix: string,
  refused: ReadonlySet<number>,
  predictor: Predictor,
  vocabulary: Vocabulary,
): Candidate[] {
  const allowed = allowedAfter(prefix, vocabulary);
  const found = predictor.next(context, FIRST_WORDS + refused.size, allowed, unknownMass(prefix));
  const left = found.filter(({ id }) => !refused.has(id));
  const lost = found.reduce((sum, { id, probability }) => (refused.has(id) ? sum + probability : sum), 0);
  const share = 1 / Math.max(1 - lost, 0.02);
  return left
    .map(({ id, probability }) => ({ id, probability: Math.min(1, probability * share) }))
    .filter(({ probability }) => probability >= LEAST_OF_FIRST)
    .slice(0, FIRST_WORDS);
}

/** The pieces that go on from what is typed; after a space that is half the vocabulary, of which only likely ones matter. */
export function allowedAfter(prefix: string, vocabulary: Vocabulary): Allowed | undefined {
  if (prefix === "") return undefined;
  return prefix === " " ? (id) => vocabulary.textOf(id).startsWith(" ") : vocabulary.startingWith(prefix);
}

function unknownMass(prefix: string): number {
  if (prefix === " ") return UNKNOWN.afterSpace;
  return UNKNOWN.atStart * UNKNOWN.perLetter ** Math.min(prefix.trim().length, 12);
}

/** Goes on from a first piece, word by word, and counts what it saves. */
function grow(
  first: Candidate,
  { context, prefix }: Pick<ProposalRequest, "context" | "prefix">,
  extend: (forms: readonly number[]) => Candidate | undefined,
  vocabulary: Vocabulary,
): { proposal: Proposal; saving: number; certainty: number } | undefined {
  const pieces = [first.id];
  const steps: Step[] = [];
  let text = vocabulary.textOf(first.id).slice(prefix.length);
  let { probability } = first;
  let likelihood = calibratedFirst(probability, prefix, text === "");
  if (text !== "") {
    if (!mayShow(text)) return undefined;
    steps.push({ text, pieces: 1, probability, likelihood });
  }
  let forms = [...context, vocabulary.contextOf(first.id)];
  while (pieces.length <= MOST_PIECES && !SENTENCE_END.test(text)) {
    const next = extend(forms);
    if (!next) break;
    const whole = probability * next.probability;
    if (whole < (text === "" ? LEAST_OF_FIRST : LEAST_OF_ALL)) break;
    const piece = vocabulary.textOf(next.id);
    if (!mayShow(text + piece)) break;
    probability = whole;
    likelihood *= calibratedNext(next.probability);
    text += piece;
    pieces.push(next.id);
    steps.push({ text, pieces: pieces.length, probability, likelihood });
    forms = [...forms.slice(-8), vocabulary.contextOf(next.id)];
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
  /** By the counts: what a suggestion is chosen by, since that saves more keys than the calibrated one does. */
  readonly probability: number;
  /** Calibrated: what is said of the suggestion. */
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

function memoized<Value>(compute: (forms: readonly number[]) => Value): (forms: readonly number[]) => Value {
  const known = new Map<string, Value>();
  return (forms) => {
    const key = forms.slice(-8).join(" ");
    const value = known.get(key) ?? compute(forms);
    known.set(key, value);
    return value;
  };
}

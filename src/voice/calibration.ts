/** Log-odds of being right = offset + slope · log-odds by the counts. Monotone: it never changes which piece is likelier. */
export interface LogisticMap {
  readonly offset: number;
  readonly slope: number;
}

/**
 * Fitted by bench/calibration.ts on authors that neither history nor background holds: counts that were
 * seen a few times promise too much, and the more letters are typed of a word that was not guessed, the less they say.
 */
const WORD_START: LogisticMap = { offset: -1.39, slope: 0.57 };
const BY_LETTERS: readonly LogisticMap[] = [
  { offset: -0.32, slope: 0.78 },
  { offset: -0.2, slope: 0.68 },
  { offset: -0.45, slope: 0.51 },
  { offset: -1.31, slope: 0.12 },
];
const WHOLE_WORD: LogisticMap = { offset: 0.69, slope: 0.54 };
const NEXT_WORD: LogisticMap = { offset: -0.8, slope: 0.73 };

/** Probability that a first piece is right where `prefix` is typed of it. `whole`: nothing of the piece is left to type. */
export function calibratedFirst(probability: number, prefix: string, whole: boolean): number {
  const letters = prefix.trim().length;
  if (whole) return apply(WHOLE_WORD, probability);
  if (letters === 0) return apply(WORD_START, probability);
  return apply(BY_LETTERS[Math.min(letters, BY_LETTERS.length) - 1] as LogisticMap, probability);
}

/** Probability that a piece follows a suggestion that was right so far. */
export function calibratedNext(probability: number): number {
  return apply(NEXT_WORD, probability);
}

function apply({ offset, slope }: LogisticMap, probability: number): number {
  const bounded = Math.min(Math.max(probability, 1e-4), 0.9995);
  return 1 / (1 + Math.exp(-offset - slope * Math.log(bounded / (1 - bounded))));
}

import type { Difference, DifferenceReport } from "../differences/report.ts";
import { featureOf } from "../style/allFeatures.ts";
import { countProse } from "../style/counts.ts";
import type { Feature, Unit } from "../style/feature.ts";
import { type Steering, toldAs } from "../style/steering.ts";
import type { Counts } from "../style/tally.ts";
import type { Prose } from "../text/prose.ts";

/** What a text has of its author's differences, as far as it is long enough to tell. */
export interface Agreement {
  /** Told differences that the text goes along with. */
  readonly along: readonly Difference[];
  /** Told differences that it goes against: it does as other people do. */
  readonly against: readonly Difference[];
}

/** A text tells of a difference where it is twice as likely one way as the other. */
const TELLS = Math.log(2);
/** Rates of nothing at all are taken for this: no text is impossible. In the counts that the text could have. */
const LEAST = 0.02;
/** How widely the lengths of sentences spread about their mean, as a share of it; and those of words, in letters. */
const SPREAD = { sentences: 0.5, words: 2.5 };

/** Features that grow or shrink with a text's length, or set it beside the text before it: no short text tells of them. */
const OF_LONG_TEXTS = new Set(
  "vocabulary words-once sentence-spread paragraph-length paragraph-sentences overlap new-information feeling balance".split(
    " ",
  ),
);

/**
 * Which of the told differences a text goes along with, and which it goes against: whether its counts are likelier at the author's rate
 * or at the other writers' mean. What the author turned the other way in their completions is not asked for.
 */
export function agreementOf(
  prose: Prose,
  { differences, measures }: Pick<DifferenceReport, "differences" | "measures">,
  steering: Steering = {},
): Agreement {
  const counts = countProse(prose);
  const along: Difference[] = [];
  const against: Difference[] = [];
  for (const difference of differences) {
    const feature = featureOf(difference.feature);
    const measure = measures.find(({ id }) => id === difference.feature);
    const turn = steering[difference.feature];
    if (!feature || !measure || (turn && toldAs(turn) !== difference.direction)) continue;
    const ratio = logRatio(feature, counts, measure.value, measure.norm.mean);
    if (ratio >= TELLS) along.push(difference);
    if (ratio <= -TELLS) against.push(difference);
  }
  return { along, against };
}

/** A continuation with the sentence that it goes on with: without its beginning nothing could be told of that. */
export function withItsBeginning(text: string, before: string): string {
  return (/[^.!?\n]{0,400}$/.exec(before)?.[0] ?? "") + text;
}

/** A continuation with the word that it goes on with, where it begins in the middle of one. */
export function withItsWord(text: string, before: string): string {
  return /^[\p{L}\p{N}]/u.test(text) ? (/[\p{L}\p{N}'’-]*$/u.exec(before)?.[0] ?? "") + text : text;
}

/** How much likelier the counts are at one value than at another, as a logarithm; 0 where they do not tell. */
function logRatio(feature: Feature, counts: Counts, author: number, others: number): number {
  const value = feature.value(counts);
  if (value === undefined || feature.aspect === "layout" || OF_LONG_TEXTS.has(feature.id)) return 0;
  return LIKELIER[feature.unit](value, author, others, counts);
}

type Compare = (value: number, author: number, others: number, counts: Counts) => number;

const LIKELIER: Readonly<Record<Unit, Compare>> = {
  "per 100 words": (...values) => poisson(100, ...values),
  "per 1000 words": (...values) => poisson(1_000, ...values),
  "per sentence": (value, author, others, { sentences }) =>
    ofRates(value * sentences, author * sentences, others * sentences),
  "% of words": (value, author, others, { words }) => binomial(value, author, others, words),
  "% of sentences": (value, author, others, { sentences }) => binomial(value, author, others, sentences),
  words: (value, author, others, { sentences }) =>
    normal(value, author, others, (SPREAD.sentences * (author + others)) / 2, sentences),
  letters: (value, author, others, { words }) => normal(value, author, others, SPREAD.words, words),
  sentences: () => 0,
  ratio: () => 0,
};

function poisson(per: number, value: number, author: number, others: number, { words }: Counts): number {
  const amount = words / per;
  return ofRates(value * amount, author * amount, others * amount);
}

/** Of a number of occurrences, where so many are expected. */
function ofRates(seen: number, author: number, others: number): number {
  const [a, o] = [Math.max(author, LEAST), Math.max(others, LEAST)];
  return seen * Math.log(a / o) - (a - o);
}

/** Of a share of so many, in percent. */
function binomial(value: number, author: number, others: number, number: number): number {
  const share = (percent: number) => Math.min(1 - LEAST, Math.max(LEAST, percent / 100));
  const seen = (value / 100) * number;
  const [a, o] = [share(author), share(others)];
  return seen * Math.log(a / o) + (number - seen) * Math.log((1 - a) / (1 - o));
}

/** Of a mean of so many. */
function normal(value: number, author: number, others: number, spread: number, number: number): number {
  return (((value - others) ** 2 - (value - author) ** 2) * number) / (2 * spread ** 2);
}

import type { ConfidenceModel } from "../corpus/corpus.ts";
import type { Works } from "../corpus/norms.ts";
import type { Departure } from "./compare.ts";

/** With less writing nothing is claimed: from 1,000 words, what is stated at 0.85 holds in about 3 of 4 cases (bench/differences.ts). Words. */
export const WORDS_NEEDED = 2000;
/** From this stated probability a departure is told as a difference. */
export const TOLD_FROM = 0.85;
/** Where nobody known writes this kind of text nothing is stated above this: what holds may be how all such texts are written. */
export const MOST_OF_UNKNOWN_KIND = TOLD_FROM;
/** From this stated probability it is mentioned as tentative: of such departures about three in four held. */
export const TENTATIVE_FROM = 0.7;
/** What is learned from one document is never stated above this, and so never told for sure: it may be the work's manner, not the author's. */
export const MOST_FROM_ONE_DOCUMENT = 0.79;
/** A departure that replicates lies on the same side, at least this far out. Standard deviations between writers. */
export const REPLICATES_FROM = 0.5;

/** Standard deviations between writers beyond {@link REPLICATES_FROM} from which further out is not surer. */
const FAR = 2;
/** Measured, unshrunk: beyond this a single odd count would rule. */
const FAR_MEASURED = 4;
/** More than this much writing is not taken to make a departure surer: the figures were learned on no more. Words. */
const MOST_WORDS = 20_000;

/**
 * The inputs of {@link confidenceOf}: how far out a departure is beyond what must replicate, times what supports it.
 * `shrunk` is how far out up to that point;
 * `support` is the feature's reliability times the documents' consistency; `words` is log10(words / 1,000).
 */
export const standingNames = [
  "shrunk",
  "beyond × words",
  "beyond × support",
  "beyond × support × words",
  "measured",
] as const;

/** What speaks for a departure, each the higher the better, in the order of {@link standingNames}. */
export function standings(departure: Departure, works: Works): number[] {
  const words = works.reduce((sum, counts) => sum + counts.words, 0);
  const amount = Math.max(0, Math.log10(Math.min(words, MOST_WORDS) / 1000));
  const z = Math.abs(departure.z);
  const beyond = Math.max(0, Math.min(z - REPLICATES_FROM, FAR));
  const support = departure.norm.reliability * departure.consistency;
  return [
    Math.min(z, REPLICATES_FROM),
    beyond * amount,
    beyond * support,
    beyond * support * amount,
    Math.min(Math.abs(departure.measured), FAR_MEASURED),
  ];
}

/** Stated probability that a departure holds on the author's writing not seen: a logistic model (see {@link ConfidenceModel}). */
export function confidenceOf(departure: Departure, works: Works, model: ConfidenceModel): number {
  return statedConfidence(standings(departure, works), works.length, model);
}

/** {@link confidenceOf} a departure by its standings and the number of documents that show it. */
export function statedConfidence(
  inputs: readonly number[],
  documents: number,
  { bias, weights, oneDocument }: ConfidenceModel,
): number {
  const logOdds = inputs.reduce((sum, input, index) => sum + input * (weights[index] ?? 0), bias);
  if (documents >= 2) return logistic(logOdds);
  return Math.min(logistic(oneDocument.offset + oneDocument.slope * logOdds), MOST_FROM_ONE_DOCUMENT);
}

export const logistic = (x: number) => 1 / (1 + Math.exp(-x));

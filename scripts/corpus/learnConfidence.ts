import type { ConfidenceModel } from "../../src/corpus/corpus.ts";
import { logistic, standingNames, WORDS_NEEDED } from "../../src/differences/confidence.ts";
import type { Claim } from "./claims.ts";
import { grouped } from "./readAuthors.ts";

/** Drawn towards zero by this much: standings overlap. */
const RIDGE = 1e-5;
const STEPS = 1500;

/** Novelists have one or two long works: they say how a claim fares from one novel to another, which is capped, not learned. */
const isLearnedFrom = ({ size, documents, register }: Claim) =>
  size >= WORDS_NEEDED && documents >= 2 && register !== "fiction";

/**
 * Logistic regression with weights of at least zero, by projected accelerated gradient steps (Nesterov 1983) on standardised inputs.
 * An author's weight grows with the root of the number of claims, so that those who wrote much do not rule.
 */
export function learnConfidence(all: readonly Claim[]): ConfidenceModel {
  const claims = all.filter(isLearnedFrom);
  const size = standingNames.length;
  const perAuthor = grouped(claims, ({ author }) => author);
  const perRoot = [...perAuthor.values()].reduce((sum, own) => sum + Math.sqrt(own.length), 0);
  const weightOf = new Map(
    [...perAuthor].map(([author, own]) => [author, 1 / Math.sqrt(own.length) / perRoot]),
  );
  const mean = standingNames.map(
    (_, index) => claims.reduce((sum, claim) => sum + claim.standings[index]!, 0) / claims.length,
  );
  const sd = standingNames.map(
    (_, index) =>
      Math.sqrt(
        claims.reduce((sum, claim) => sum + (claim.standings[index]! - mean[index]!) ** 2, 0) / claims.length,
      ) || 1,
  );
  const rows = claims.map((claim) => ({
    inputs: claim.standings.map((value, index) => (value - mean[index]!) / sd[index]!),
    replicates: Number(claim.replicates),
    weight: weightOf.get(claim.author)!,
  }));

  let weights = new Array<number>(size).fill(0);
  let bias = 0;
  let ahead = weights;
  let aheadBias = bias;
  const step = 1 / (size + 1);
  for (let round = 1; round <= STEPS; round++) {
    const gradient = ahead.map((weight) => RIDGE * weight);
    let biasGradient = 0;
    for (const { inputs, replicates, weight } of rows) {
      let sum = aheadBias;
      for (let index = 0; index < size; index++) sum += ahead[index]! * inputs[index]!;
      const error = weight * (logistic(sum) - replicates);
      for (let index = 0; index < size; index++) gradient[index]! += error * inputs[index]!;
      biasGradient += error;
    }
    const next = ahead.map((weight, index) => Math.max(0, weight - step * gradient[index]!));
    const nextBias = aheadBias - step * biasGradient;
    const momentum = (round - 1) / (round + 2);
    ahead = next.map((weight, index) => weight + momentum * (weight - weights[index]!));
    aheadBias = nextBias + momentum * (nextBias - bias);
    weights = next;
    bias = nextBias;
  }
  return {
    bias: bias - weights.reduce((sum, weight, index) => sum + (weight * mean[index]!) / sd[index]!, 0),
    weights: weights.map((weight, index) => weight / sd[index]!),
  };
}

/** The probability of each claim, stated by a model learned from others, or from `teaching`, that has not seen its author. */
export function crossValidated(
  claims: readonly Claim[],
  teaching: readonly Claim[] = claims,
  folds = 6,
): number[] {
  const authors = [...new Set([...teaching, ...claims].map(({ author }) => author))];
  const foldOf = new Map(authors.map((author, index) => [author, index % folds]));
  const stated = new Array<number>(claims.length).fill(0);
  for (let fold = 0; fold < folds; fold++) {
    const model = learnConfidence(teaching.filter(({ author }) => foldOf.get(author) !== fold));
    claims.forEach((claim, index) => {
      if (foldOf.get(claim.author) !== fold) return;
      stated[index] = logistic(
        model.bias + claim.standings.reduce((sum, value, place) => sum + value * model.weights[place]!, 0),
      );
    });
  }
  return stated;
}

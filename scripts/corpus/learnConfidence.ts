import type { ConfidenceModel } from "../../src/corpus/corpus.ts";
import { logistic, standingNames, WORDS_NEEDED } from "../../src/differences/confidence.ts";
import type { Claim } from "./claims.ts";
import { grouped } from "./grouped.ts";
import { solve } from "./solve.ts";

/** Drawn towards zero by this much: standings overlap. */
const RIDGE = 1e-5;
const MOST_STEPS = 100;
/** Steps end when no weight changes by more than this. */
const STILL = 1e-9;

/** Novelists have one or two long works: they say how a claim fares from one novel to another, which is capped, not learned. */
const isLearnedFrom = ({ size, documents, register }: Claim) =>
  size >= WORDS_NEEDED && documents >= 2 && register !== "fiction";

/**
 * Logistic regression with weights of at least zero, on standardised inputs, by projected Newton steps (Bertsekas 1982).
 * An author's weight grows with the root of the number of claims, so that those who wrote much do not rule.
 */
export function learnConfidence(all: readonly Claim[]): ConfidenceModel {
  const sample = standardised(all.filter(isLearnedFrom));
  let weights = new Float64Array(standingNames.length + 1);
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = newtonStep(sample, weights);
    const change = Math.max(...next.map((weight, index) => Math.abs(weight - weights[index]!)));
    weights = next;
    if (change < STILL) break;
  }
  const { mean, sd } = sample;
  const scaled = [...weights.subarray(0, -1)].map((weight, index) => weight / sd[index]!);
  return {
    bias: weights.at(-1)! - scaled.reduce((sum, weight, index) => sum + weight * mean[index]!, 0),
    weights: scaled,
  };
}

interface Sample {
  /** Of each standing. */
  readonly mean: readonly number[];
  readonly sd: readonly number[];
  /** Row by row, a 1 for the bias after the standings. */
  readonly inputs: Float64Array;
  readonly replicates: Uint8Array;
  /** Of each claim; all together 1. */
  readonly weight: Float64Array;
}

function standardised(claims: readonly Claim[]): Sample {
  const perAuthor = grouped(claims, ({ author }) => author);
  const perRoot = [...perAuthor.values()].reduce((sum, own) => sum + Math.sqrt(own.length), 0);
  const average = (of: (claim: Claim) => number) =>
    claims.reduce((sum, claim) => sum + of(claim), 0) / claims.length;
  const mean = standingNames.map((_, index) => average(({ standings }) => standings[index]!));
  const sd = standingNames.map(
    (_, index) => Math.sqrt(average(({ standings }) => (standings[index]! - mean[index]!) ** 2)) || 1,
  );
  return {
    mean,
    sd,
    inputs: Float64Array.from(
      claims.flatMap(({ standings }) => [
        ...standings.map((value, index) => (value - mean[index]!) / sd[index]!),
        1,
      ]),
    ),
    replicates: Uint8Array.from(claims, ({ replicates }) => Number(replicates)),
    weight: Float64Array.from(claims, ({ author }) => 1 / Math.sqrt(perAuthor.get(author)!.length) / perRoot),
  };
}

/** The weights after one step: Newton's on those that are free to move, as long a one as makes the loss smaller. */
function newtonStep(sample: Sample, weights: Float64Array): Float64Array<ArrayBuffer> {
  const size = weights.length;
  const { gradient, hessian } = derivatives(sample, weights);
  const isBias = (index: number) => index === size - 1;
  const free = [...weights.keys()].filter(
    (index) => isBias(index) || weights[index]! > 0 || gradient[index]! < 0,
  );
  const direction = solve(
    free.map((row) => free.map((column) => hessian[row * size + column]!)),
    free.map((index) => gradient[index]!),
  );
  const loss = lossOf(sample, weights);
  for (let length = 1; length > 1e-6; length /= 2) {
    const next = Float64Array.from(weights);
    free.forEach((index, place) => {
      const moved = weights[index]! - length * direction[place]!;
      next[index] = isBias(index) ? moved : Math.max(0, moved);
    });
    if (lossOf(sample, next) <= loss) return next;
  }
  return Float64Array.from(weights);
}

function derivatives(
  { inputs, replicates, weight }: Sample,
  weights: Float64Array,
): { gradient: Float64Array; hessian: Float64Array } {
  const size = weights.length;
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(size * size);
  for (let claim = 0; claim < weight.length; claim++) {
    const row = inputs.subarray(claim * size, (claim + 1) * size);
    const stated = logistic(dot(row, weights));
    const error = weight[claim]! * (stated - replicates[claim]!);
    const curve = weight[claim]! * stated * (1 - stated);
    for (let a = 0; a < size; a++) {
      gradient[a]! += error * row[a]!;
      for (let b = 0; b < size; b++) hessian[a * size + b]! += curve * row[a]! * row[b]!;
    }
  }
  for (let index = 0; index < size - 1; index++) {
    gradient[index]! += RIDGE * weights[index]!;
    hessian[index * size + index]! += RIDGE;
  }
  return { gradient, hessian };
}

function lossOf({ inputs, replicates, weight }: Sample, weights: Float64Array): number {
  const size = weights.length;
  let loss = 0;
  for (let index = 0; index < size - 1; index++) loss += (RIDGE / 2) * weights[index]! ** 2;
  for (let claim = 0; claim < weight.length; claim++) {
    const sum = dot(inputs.subarray(claim * size, (claim + 1) * size), weights);
    loss += weight[claim]! * Math.log1p(Math.exp(replicates[claim] ? -sum : sum));
  }
  return loss;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += a[index]! * b[index]!;
  return sum;
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

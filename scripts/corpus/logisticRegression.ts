import { Matrix, solve } from "ml-matrix";
import { logistic } from "../../src/differences/confidence.ts";

/** Drawn towards zero by this much: inputs overlap. */
const RIDGE = 1e-5;
const MOST_STEPS = 100;
/** Steps end when no weight changes by more than this. */
const STILL = 1e-9;

/** Something that came true or did not. */
export interface Outcome {
  readonly inputs: readonly number[];
  readonly isTrue: boolean;
  /** How much it counts. All together 1. */
  readonly weight: number;
}

/** Logistic regression with weights of at least zero, on standardised inputs, by projected Newton steps (Bertsekas 1982). */
export function logisticRegression(outcomes: readonly Outcome[]): { bias: number; weights: number[] } {
  const sample = standardised(outcomes);
  let weights = new Float64Array(sample.mean.length + 1);
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = newtonStep(sample, weights);
    const change = Math.max(...next.map((weight, index) => Math.abs(weight - weights[index]!)));
    weights = next;
    if (change < STILL) break;
  }
  const scaled = [...weights.subarray(0, -1)].map((weight, index) => weight / sample.sd[index]!);
  return {
    bias: weights.at(-1)! - scaled.reduce((sum, weight, index) => sum + weight * sample.mean[index]!, 0),
    weights: scaled,
  };
}

interface Sample {
  /** Of each input. */
  readonly mean: readonly number[];
  readonly sd: readonly number[];
  /** Row by row, a 1 for the bias after the inputs. */
  readonly inputs: Float64Array;
  readonly isTrue: Uint8Array;
  readonly weight: Float64Array;
}

function standardised(outcomes: readonly Outcome[]): Sample {
  const average = (of: (outcome: Outcome) => number) =>
    outcomes.reduce((sum, outcome) => sum + of(outcome), 0) / outcomes.length;
  const mean = (outcomes[0]?.inputs ?? []).map((_, index) => average(({ inputs }) => inputs[index]!));
  const sd = mean.map(
    (middle, index) => Math.sqrt(average(({ inputs }) => (inputs[index]! - middle) ** 2)) || 1,
  );
  return {
    mean,
    sd,
    inputs: Float64Array.from(
      outcomes.flatMap(({ inputs }) => [
        ...inputs.map((value, index) => (value - mean[index]!) / sd[index]!),
        1,
      ]),
    ),
    isTrue: Uint8Array.from(outcomes, ({ isTrue }) => Number(isTrue)),
    weight: Float64Array.from(outcomes, ({ weight }) => weight),
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
    new Matrix(free.map((row) => free.map((column) => hessian[row * size + column]!))),
    Matrix.columnVector(free.map((index) => gradient[index]!)),
  ).to1DArray();
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
  { inputs, isTrue, weight }: Sample,
  weights: Float64Array,
): { gradient: Float64Array; hessian: Float64Array } {
  const size = weights.length;
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(size * size);
  for (let claim = 0; claim < weight.length; claim++) {
    const row = inputs.subarray(claim * size, (claim + 1) * size);
    const stated = logistic(dot(row, weights));
    const error = weight[claim]! * (stated - isTrue[claim]!);
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

function lossOf({ inputs, isTrue, weight }: Sample, weights: Float64Array): number {
  const size = weights.length;
  let loss = 0;
  for (let index = 0; index < size - 1; index++) loss += (RIDGE / 2) * weights[index]! ** 2;
  for (let claim = 0; claim < weight.length; claim++) {
    const sum = dot(inputs.subarray(claim * size, (claim + 1) * size), weights);
    loss += weight[claim]! * Math.log1p(Math.exp(isTrue[claim] ? -sum : sum));
  }
  return loss;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += a[index]! * b[index]!;
  return sum;
}

import { mean, sampleStandardDeviation } from "simple-statistics";
import { randomFrom } from "./random.ts";

export interface Spread {
  readonly mean: number;
  /** Of the repetitions' means; undefined for one repetition. */
  readonly sd: number | undefined;
}

/** Mean and standard deviation of what repetitions gave; undefined for none. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined;
  return {
    mean: mean([...values]),
    sd: values.length > 1 ? sampleStandardDeviation([...values]) : undefined,
  };
}

/** What is known of a difference between two methods. */
export interface Comparison {
  readonly difference: number;
  /** 95 % interval of the difference. */
  readonly interval: readonly [low: number, high: number];
  /** How often resampled targets turn the difference to the other side, two-sided: small where it is sure. */
  readonly p: number;
  readonly targets: number;
}

const RESAMPLES = 2_000;

/**
 * Paired bootstrap over targets (Koehn 2004): `differenceOf` gives the difference between two methods on some targets, by index, with
 * repetitions. Undefined for fewer than two targets. The same seed gives the same interval.
 */
export function pairedBootstrap(
  targets: number,
  differenceOf: (indices: readonly number[]) => number,
  seed: string,
): Comparison | undefined {
  if (targets < 2) return undefined;
  const random = randomFrom(seed);
  const difference = differenceOf(Array.from({ length: targets }, (_, index) => index));
  const resampled = Array.from({ length: RESAMPLES }, () =>
    differenceOf(Array.from({ length: targets }, () => Math.floor(random() * targets))),
  ).sort((a, b) => a - b);
  const at = (share: number) => resampled[Math.min(RESAMPLES - 1, Math.floor(share * RESAMPLES))]!;
  const below = resampled.filter((value) => value <= 0).length / RESAMPLES;
  const above = resampled.filter((value) => value >= 0).length / RESAMPLES;
  return {
    difference,
    interval: [at(0.025), at(0.975)],
    p: Math.min(1, 2 * Math.min(below, above)),
    targets,
  };
}

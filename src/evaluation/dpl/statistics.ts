import { randomFrom } from "./random.ts";

export interface Spread {
  readonly mean: number;
  /** Of the repetitions' values; undefined for one repetition. */
  readonly sd: number | undefined;
}

/** Mean and standard deviation of what repetitions gave; undefined for none. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  const { length } = values;
  if (length === 0) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, sd: length > 1 ? Math.sqrt(squares / (length - 1)) : undefined };
}

/** What is known of a difference between two methods. */
export interface Comparison {
  readonly difference: number;
  /** 95 % interval of the difference. */
  readonly interval: readonly [low: number, high: number];
  /** How often resampled targets turn the difference to the other side, two-sided: small where it is sure. */
  readonly p: number;
}

const RESAMPLES = 2_000;

/** Draws of `count` targets with replacement, by index; the same seed draws the same, so that methods are resampled in pairs. */
export function resamples(count: number, seed: string): Uint32Array[] {
  const random = randomFrom(seed);
  return Array.from({ length: RESAMPLES }, () =>
    Uint32Array.from({ length: count }, () => Math.floor(random() * count)),
  );
}

/** What a method comes to on all targets, and on each of the {@link resamples}. */
export interface Resampled {
  readonly value: number;
  readonly drawn: readonly number[];
}

/** Paired bootstrap (Koehn 2004) of the difference of two methods that were resampled alike. Undefined where nothing was drawn. */
export function compare(method: Resampled, baseline: Resampled): Comparison | undefined {
  const differences = method.drawn
    .map((value, index) => value - baseline.drawn[index]!)
    .sort((a, b) => a - b);
  const { length } = differences;
  if (length === 0) return undefined;
  const at = (share: number) => differences[Math.min(length - 1, Math.floor(share * length))]!;
  const below = differences.filter((value) => value <= 0).length / length;
  const above = differences.filter((value) => value >= 0).length / length;
  return {
    difference: method.value - baseline.value,
    interval: [at(0.025), at(0.975)],
    p: Math.min(1, 2 * Math.min(below, above)),
  };
}

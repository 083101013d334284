/** A value at a time, and how much writing it rests on. */
export interface Observation {
  readonly at: number;
  readonly value: number;
  /** Above 0. */
  readonly weight: number;
}

/** A straight line that single odd values do not move. */
export interface Trend {
  /** Change of the value in a unit of time. */
  readonly slope: number;
  /** The value at time 0. */
  readonly intercept: number;
  /** How far the values lean from where they would in random order, in standard deviations: above 0, they rise. */
  readonly leaning: number;
}

/**
 * How values change over time: the weighted median of the slopes between all pairs (Sen 1968), and a permutation test of the values' ranks
 * against the times'. Quadratic: for a few hundred values at most. Undefined where all values are of one time.
 */
export function trendOf(observations: readonly Observation[]): Trend | undefined {
  const slopes = observations.flatMap((a, index) =>
    observations.slice(index + 1).flatMap((b) => {
      const time = b.at - a.at;
      return time === 0 ? [] : [{ value: (b.value - a.value) / time, weight: a.weight * b.weight }];
    }),
  );
  if (slopes.length === 0) return undefined;
  const slope = weightedMedian(slopes);
  const intercept = weightedMedian(
    observations.map(({ at, value, weight }) => ({ value: value - slope * at, weight })),
  );
  return { slope, intercept, leaning: leaningOf(observations) };
}

/** The value that half of the weight lies below. */
export function weightedMedian(
  items: readonly { readonly value: number; readonly weight: number }[],
): number {
  const sorted = [...items].sort((a, b) => a.value - b.value);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let below = 0;
  for (const { value, weight } of sorted) {
    below += weight;
    if (below >= half) return value;
  }
  return sorted.at(-1)?.value ?? Number.NaN;
}

/**
 * The sum of weighted values (as ranks, from their weighted mean) times the ranks of their times, in standard deviations of what that sum is
 * when the times are shuffled among the values. Its mean and variance over all orders are exact; with a dozen values and more it is about
 * normal, with lighter tails (Wald & Wolfowitz 1944). 0 where times or values are all the same.
 */
function leaningOf(observations: readonly Observation[]): number {
  const times = ranksOf(observations.map(({ at }) => at));
  const values = ranksOf(observations.map(({ value }) => value));
  const weight = observations.reduce((sum, one) => sum + one.weight, 0);
  const middle = observations.reduce((sum, one, index) => sum + one.weight * values[index]!, 0) / weight;
  const pulls = observations.map((one, index) => one.weight * (values[index]! - middle));
  const middleTime = (times.length - 1) / 2;
  const sum = pulls.reduce((all, pull, index) => all + pull * (times[index]! - middleTime), 0);
  const squares = pulls.reduce((all, pull) => all + pull ** 2, 0);
  const timeSquares = times.reduce((all, time) => all + (time - middleTime) ** 2, 0);
  const variance = (squares * timeSquares) / (times.length - 1);
  return variance > 0 ? sum / Math.sqrt(variance) : 0;
}

/** Ranks from 0 on; equal values have the middle of their ranks. */
function ranksOf(values: readonly number[]): Float64Array {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const ranks = new Float64Array(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end + 1 < order.length && order[end + 1]!.value === order[start]!.value) end++;
    for (let at = start; at <= end; at++) ranks[order[at]!.index] = (start + end) / 2;
    start = end + 1;
  }
  return ranks;
}

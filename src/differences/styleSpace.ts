import type { FeatureVector, Norm } from "../corpus/corpus.ts";
import { type Amount, amountOf, noiseIn, type Works } from "../corpus/norms.ts";
import { figuresOf } from "../corpus/writerFigures.ts";
import { featureOf } from "../style/allFeatures.ts";
import { departureOf } from "./compare.ts";

type Norms = Readonly<Record<string, Norm>>;

/** Features that do not stay with a writer would set writers apart by chance. */
const LEAST_RELIABILITY = 0.4;

/** A writer's figures, and how much writing they rest on. */
export interface Measured extends Amount {
  readonly features: FeatureVector;
}

/** The dimensions of a space of style: ids of the features that stay with a writer. */
export function dimensionsOf(norms: Norms): string[] {
  return Object.keys(norms).filter((id) => norms[id]!.reliability >= LEAST_RELIABILITY);
}

/** What an author's documents come to. */
export function measuredOf(works: Works): Measured {
  return { ...figuresOf(works), ...amountOf(works) };
}

/**
 * Where a writer stands along these dimensions: shrunken departures from the norms, in standard deviations between writers;
 * 0, the middle, where a feature has no value.
 */
export function styleVector(
  { features, words, concentration }: Measured,
  norms: Norms,
  dimensions: readonly string[],
): number[] {
  return dimensions.map((id) => {
    const [feature, norm, value] = [featureOf(id), norms[id], features[id]];
    if (!feature || !norm || value === undefined || norm.scaled.sd === 0) return 0;
    return departureOf(feature, norm, value, noiseIn(norm.within, { words, concentration })).z;
  });
}

/** Squared distance of two points. */
export function squaredDistance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + (value - (b[index] ?? 0)) ** 2, 0);
}

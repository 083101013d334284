import { allFeatures } from "./allFeatures.ts";
import type { Feature } from "./feature.ts";
import type { Counts } from "./tally.ts";

/** Values by feature id, each in its feature's unit; a feature with too little to divide by is absent. */
export type FeatureValues = Readonly<Record<string, number>>;

/** What the features make of counts: of a document, or of all of an author's documents added up. */
export function featureVector(counts: Counts): FeatureValues {
  const values: Record<string, number> = {};
  for (const feature of allFeatures) {
    const value = feature.value(counts);
    if (value !== undefined) values[feature.id] = value;
  }
  return values;
}

/** A value as it is compared: square roots make the spread of a count the same at every rate (Bartlett 1936). */
export function onScale(feature: Feature, value: number): number {
  return feature.scale === "root" ? Math.sqrt(Math.max(0, value)) : value;
}

/** Undoes {@link onScale}; what lies below the scale's zero is zero. */
export function offScale(feature: Feature, value: number): number {
  return feature.scale === "root" ? Math.max(0, value) ** 2 : value;
}

import { allFeatures } from "../style/allFeatures.ts";
import { featureVector, onScale } from "../style/profile.ts";
import type { FeatureVector, FiguresWriter } from "./corpus.ts";
import { SHORTEST_DOCUMENT, totalOf, type Works } from "./norms.ts";

/** Significant digits of a figure in a file. */
const DIGITS = 4;

/** What a writer's documents come to: the figures that are kept of a real writer. */
export function figuresOf(works: Works): Pick<FiguresWriter, "documents" | "words" | "features"> {
  const total = totalOf(works);
  return { documents: works.length, words: total.words, features: featureVector(total) };
}

/** See {@link FiguresWriter.spreads}. */
export function spreadsOf(works: Works): FeatureVector {
  const total = totalOf(works);
  const documents = works.filter(({ words }) => words >= SHORTEST_DOCUMENT);
  const spreads: Record<string, number> = {};
  for (const feature of allFeatures) {
    const own = feature.value(total);
    const values = documents.flatMap((counts) => feature.value(counts) ?? []);
    if (own === undefined || values.length < 2) continue;
    const squares = values.map((value) => (onScale(feature, value) - onScale(feature, own)) ** 2);
    const sum = squares.reduce((all, square) => all + square, 0);
    spreads[feature.id] = Math.sqrt(sum / (values.length - 1));
  }
  return spreads;
}

/** A figure as it is written to a file. */
export function round(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

/** A writer's values in the order of `ids`, rounded; null where a feature has none. */
export function toRow(features: FeatureVector, ids: readonly string[]): (number | null)[] {
  return ids.map((id) => {
    const value = features[id];
    return value === undefined ? null : round(value);
  });
}

/** Undoes {@link toRow}, of as many values as `ids`. */
export function fromRow(values: readonly (number | null)[], ids: readonly string[]): FeatureVector {
  const features: Record<string, number> = {};
  ids.forEach((id, index) => {
    const value = values[index];
    if (value !== null && value !== undefined) features[id] = value;
  });
  return features;
}

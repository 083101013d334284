import { featureVector } from "../style/profile.ts";
import type { FeatureVector, FiguresWriter } from "./corpus.ts";
import { totalOf, type Works } from "./norms.ts";

/** Significant digits of a figure in a file. */
const DIGITS = 4;

/** What a writer's documents come to: the figures that are kept of a real writer. */
export function figuresOf(works: Works): Pick<FiguresWriter, "documents" | "words" | "features"> {
  const total = totalOf(works);
  return { documents: works.length, words: total.words, features: featureVector(total) };
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

/** Undoes {@link toRow}; undefined where there are not as many values as `ids`. */
export function fromRow(
  values: readonly (number | null)[],
  ids: readonly string[],
): FeatureVector | undefined {
  if (values.length !== ids.length) return undefined;
  return Object.fromEntries(
    ids.flatMap((id, index) => {
      const value = values[index];
      return value === null || value === undefined ? [] : [[id, value] as const];
    }),
  );
}

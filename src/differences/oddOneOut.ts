import type { Norm } from "../corpus/corpus.ts";
import { noiseIn, totalOf } from "../corpus/norms.ts";
import { featureOf } from "../style/allFeatures.ts";
import type { Direction, Feature } from "../style/feature.ts";
import { onScale } from "../style/profile.ts";
import { type Counts, countsWithout } from "../style/tally.ts";
import { dimensionsOf } from "./styleSpace.ts";

/** The document that is least like the author's others. */
export interface OddOneOut {
  readonly document: string;
  readonly words: number;
  /** How far it is from the others, as a multiple of what the author's documents are at the median. Above 1. */
  readonly times: number;
  /** What makes most of that, the heaviest first; values in the feature's unit. */
  readonly because: readonly {
    readonly feature: string;
    readonly direction: Direction;
    readonly value: number;
    readonly others: number;
  }[];
}

/** In shorter documents chance is most of what is odd. Words. */
const LONG_ENOUGH = 300;
/** Of fewer documents none is the odd one. */
const FEWEST_DOCUMENTS = 5;
/** Beyond this a single odd count would rule; as in compare.ts. */
const FURTHEST = 6;
const MOST_REASONS = 3;

interface Document {
  readonly id: string;
  readonly counts: Counts;
}

interface Departing {
  readonly feature: Feature;
  readonly value: number;
  readonly others: number;
  /** In standard deviations of documents of one author of this length. */
  readonly z: number;
}

/**
 * Which document lies furthest from all others together, over the features that stay with a writer, each in the spread that documents of
 * its length have around their author. Undefined where too few are long enough to tell.
 */
export function oddOneOut(
  documents: readonly Document[],
  norms: Readonly<Record<string, Norm>>,
  families: Readonly<Record<string, string>>,
): OddOneOut | undefined {
  const long = documents.filter(({ counts }) => counts.words >= LONG_ENOUGH);
  if (long.length < FEWEST_DOCUMENTS) return undefined;
  const total = totalOf(documents.map(({ counts }) => counts));
  const features = dimensionsOf(norms).flatMap((id) => featureOf(id) ?? []);
  const found = long.map(({ id, counts }) => {
    const departing = departingOf(counts, countsWithout(total, counts), features, norms);
    const square = departing.reduce((sum, { z }) => sum + z * z, 0) / Math.max(1, departing.length);
    return { id, words: counts.words, departing, distance: Math.sqrt(square) };
  });
  found.sort((a, b) => b.distance - a.distance || (a.id < b.id ? -1 : 1));
  const [oddest, median] = [found[0]!, found[Math.floor(found.length / 2)]!];
  const because = reasonsIn(oddest.departing, families);
  if (median.distance === 0 || because.length === 0) return undefined;
  return { document: oddest.id, words: oddest.words, times: oddest.distance / median.distance, because };
}

function departingOf(
  counts: Counts,
  rest: Counts,
  features: readonly Feature[],
  norms: Readonly<Record<string, Norm>>,
): Departing[] {
  return features.flatMap((feature): Departing[] => {
    const [value, others] = [feature.value(counts), feature.value(rest)];
    const noise = noiseIn(norms[feature.id]!.within, { words: counts.words, concentration: 1 });
    if (value === undefined || others === undefined || noise === 0) return [];
    const z = (onScale(feature, value) - onScale(feature, others)) / Math.sqrt(noise);
    return [{ feature, value, others, z: Math.max(-FURTHEST, Math.min(FURTHEST, z)) }];
  });
}

function reasonsIn(
  departing: readonly Departing[],
  families: Readonly<Record<string, string>>,
): OddOneOut["because"] {
  const told = departing
    .filter(({ feature, z, value, others }) => feature.tellingFigure && z * (value - others) > 0)
    .sort((a, b) => Math.abs(b.z) - Math.abs(a.z));
  const taken = new Set<string>();
  const firstOfFamily = told.filter(({ feature: { id } }) => {
    const family = families[id] ?? id;
    const isNew = !taken.has(family);
    taken.add(family);
    return isNew;
  });
  return firstOfFamily.slice(0, MOST_REASONS).map(({ feature, z, value, others }) => ({
    feature: feature.id,
    direction: z > 0 ? "more" : "less",
    value,
    others,
  }));
}

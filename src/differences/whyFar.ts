import type { FeatureVector, Norm } from "../corpus/corpus.ts";
import { featureOf } from "../style/allFeatures.ts";
import type { Direction } from "../style/feature.ts";

/** A habit that sets two writers apart. */
export interface Apart {
  readonly feature: string;
  /** Which way the first departs from the second. */
  readonly direction: Direction;
  /** In the feature's unit. */
  readonly own: number;
  readonly theirs: number;
  /** Of the squared distance between both, 0 to 1. */
  readonly share: number;
}

/** A habit that two writers have in common, and writers of their kind have not. */
export interface Shared {
  readonly feature: string;
  /** Which way both depart from the norm. */
  readonly direction: Direction;
  readonly own: number;
  readonly theirs: number;
}

/** A writer in the space of style, and as measured. */
export interface Standing {
  readonly vector: readonly number[];
  readonly features: FeatureVector;
}

export interface SpaceOfStyle {
  readonly dimensions: readonly string[];
  readonly norms: Readonly<Record<string, Norm>>;
  /** See {@link import("../corpus/corpus.ts").Figures.families}. */
  readonly families: Readonly<Record<string, string>>;
}

/** So many habits explain a distance; more would be a list. */
const MOST_REASONS = 3;
/** Nearer to the norm than this, in standard deviations between writers, nobody stands out. */
const STANDS_OUT_FROM = 0.5;

/** What makes most of the distance of two writers: habits whose figures say something, and say the same as the distance. */
export function setApart(self: Standing, other: Standing, space: SpaceOfStyle): Apart[] {
  const total = self.vector.reduce((sum, z, index) => sum + (z - other.vector[index]!) ** 2, 0);
  const found = told(self, other, space).flatMap(({ id, zs: [z, theirZ], own, theirs }): Apart[] => {
    const [difference, figures] = [z - theirZ, own - theirs];
    if (difference * figures <= 0) return [];
    const share = difference ** 2 / total;
    return [{ feature: id, direction: difference > 0 ? "more" : "less", own, theirs, share }];
  });
  found.sort((a, b) => b.share - a.share);
  return onePerFamily(found, space);
}

/** Habits in which two writers stand out to the same side, by as much as the one who stands out less. */
export function sharedBy(self: Standing, other: Standing, space: SpaceOfStyle): Shared[] {
  const found = told(self, other, space).flatMap(({ id, zs, own, theirs }) => {
    const side = Math.sign(zs[0]);
    const { mean } = space.norms[id]!;
    const isCommon =
      zs.every((z) => z * side >= STANDS_OUT_FROM) &&
      [own, theirs].every((value) => (value - mean) * side > 0);
    if (!isCommon) return [];
    const direction: Direction = side > 0 ? "more" : "less";
    return [{ feature: id, direction, own, theirs, by: Math.min(...zs.map(Math.abs)) }];
  });
  found.sort((a, b) => b.by - a.by);
  return onePerFamily(found, space).map(({ by, ...shared }) => shared);
}

/** Features that both have a value for, and whose values say something to a reader. */
function told(self: Standing, other: Standing, { dimensions }: SpaceOfStyle) {
  return dimensions.flatMap((id, index) => {
    const [own, theirs] = [self.features[id], other.features[id]];
    if (own === undefined || theirs === undefined || !featureOf(id)?.tellingFigure) return [];
    const zs: readonly [number, number] = [self.vector[index]!, other.vector[index]!];
    return [{ id, zs, own, theirs }];
  });
}

/** The first of each family, up to {@link MOST_REASONS}: features that say the same thing are one reason. */
function onePerFamily<Found extends { readonly feature: string }>(
  found: readonly Found[],
  { families }: SpaceOfStyle,
): Found[] {
  const taken = new Set<string>();
  return found
    .filter(({ feature }) => {
      const family = families[feature] ?? feature;
      const isNew = !taken.has(family);
      taken.add(family);
      return isNew;
    })
    .slice(0, MOST_REASONS);
}

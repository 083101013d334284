import { kmeans } from "ml-kmeans";
import { Matrix, SVD } from "ml-matrix";
import type { Figures, Register } from "../../src/corpus/corpus.ts";
import { featureOf } from "../../src/style/allFeatures.ts";
import type { Feature } from "../../src/style/feature.ts";
import { offScale, onScale } from "../../src/style/profile.ts";
import { type Counts, sumCounts } from "../../src/style/tally.ts";

/** Registers of modern prose: what the bundled writers stand for. */
const MODERN: readonly Register[] = ["proposal", "post"];
/** Features less alike in two halves of one author's writing do not describe the author. */
const LEAST_RELIABILITY = 0.6;
const COMPONENTS = 6;
const SEED = 3;
/** How many times clusters are sought; the tightest are kept. */
const ATTEMPTS = 40;

/** A point in the space of {@link Space.features}: departures in standard deviations between real writers. */
export type Departures = readonly number[];

/** What real writers of modern prose differ in, and the few directions in which they differ most. */
export interface Space {
  readonly features: readonly Feature[];
  /** Mean and standard deviation between writers of each feature, on its scale; means of the registers. */
  readonly means: readonly number[];
  readonly sds: readonly number[];
  readonly writers: readonly { readonly id: string; readonly departures: Departures }[];
  /** Principal components: unit vectors over the features, the one along which writers spread most first. */
  readonly components: readonly (readonly number[])[];
  /** Share of the writers' variance along all components, 0 to 1. */
  readonly explained: number;
}

/** The space that the real writers of the figures span. */
export function spaceOf(figures: Figures): Space {
  const norms = MODERN.map((register) => figures.norms[register]);
  const ids = Object.keys(norms[0] ?? {}).filter((id) => {
    const found = norms.flatMap((norm) => norm[id] ?? []);
    const writers = found.reduce((sum, norm) => sum + norm.writers, 0);
    const reliability = found.reduce((sum, norm) => sum + (norm.reliability * norm.writers) / writers, 0);
    return found.length === MODERN.length && reliability >= LEAST_RELIABILITY;
  });
  const features = ids.flatMap((id) => featureOf(id) ?? []);
  const average = (pick: "mean" | "sd") =>
    ids.map((id) => norms.reduce((sum, norm) => sum + norm[id]!.scaled[pick], 0) / norms.length);
  const writers = figures.writers
    .filter(({ register }) => MODERN.includes(register))
    .map(({ id, register, features: values }) => ({
      id,
      departures: features.map((feature) => {
        const { mean, sd } = figures.norms[register][feature.id]!.scaled;
        const value = values[feature.id];
        return value === undefined ? 0 : (onScale(feature, value) - mean) / sd;
      }),
    }));
  const svd = new SVD(new Matrix(writers.map(({ departures }) => [...departures])));
  const variances = svd.diagonal.map((value) => value ** 2);
  const total = variances.reduce((sum, variance) => sum + variance, 0);
  const directions = svd.rightSingularVectors;
  return {
    features,
    means: average("mean"),
    sds: average("sd"),
    writers,
    components: Array.from({ length: COMPONENTS }, (_, index) => directions.getColumn(index)),
    explained: variances.slice(0, COMPONENTS).reduce((sum, variance) => sum + variance, 0) / total,
  };
}

/** A point in the space's components. */
export function projected(space: Space, departures: Departures): number[] {
  return space.components.map((component) =>
    component.reduce((sum, weight, index) => sum + weight * (departures[index] ?? 0), 0),
  );
}

/** Some real writers who write alike. */
export interface Cluster {
  readonly members: readonly string[];
  /** Mean of the members, less the mean of all clusters' means. */
  readonly centre: Departures;
}

/** The real writers, by id, in `count` clusters of like writing, by their components; the same figures give the same clusters. */
export function clustersOf(space: Space, count: number): string[][] {
  const points = space.writers.map(({ departures }) => projected(space, departures));
  const attempts = Array.from({ length: ATTEMPTS }, (_, attempt) =>
    kmeans(points, count, { seed: SEED + attempt, initialization: "kmeans++" }),
  );
  const spread = ({ clusters, centroids }: (typeof attempts)[number]) =>
    clusters.reduce((sum, cluster, index) => sum + distance(points[index]!, centroids[cluster]!) ** 2, 0);
  const best = attempts.reduce((a, b) => (spread(b) < spread(a) ? b : a));
  return Array.from({ length: count }, (_, cluster) =>
    space.writers.filter((_, index) => best.clusters[index] === cluster).map(({ id }) => id),
  )
    .filter((members) => members.length > 0)
    .sort((a, b) => b.length - a.length || (a[0]! < b[0]! ? -1 : 1));
}

/** Clusters with their centres, as the figures have them now. Throws where a member is not among the real writers. */
export function withCentres(space: Space, members: readonly (readonly string[])[]): Cluster[] {
  const departures = new Map(space.writers.map((writer) => [writer.id, writer.departures]));
  const means = members.map((ids) =>
    meanOf(
      ids.map((id) => {
        const found = departures.get(id);
        if (!found) throw new Error(`clusters.json: ${id} is not among the real writers: cluster them anew`);
        return found;
      }),
    ),
  );
  const middle = meanOf(means);
  return members.map((ids, index) => ({
    members: ids,
    centre: means[index]!.map((value, feature) => value - middle[feature]!),
  }));
}

/** Where writers who all wrote on the same tasks stand: their departures from each other's mean. */
export function placesOf(space: Space, works: readonly (readonly Counts[])[]): Departures[] {
  const values = works.map((passages) => {
    const counts = sumCounts(passages);
    return space.features.map((feature, index) => {
      const value = feature.value(counts);
      return value === undefined ? 0 : onScale(feature, value) / space.sds[index]!;
    });
  });
  const middle = meanOf(values);
  return values.map((value) => value.map((one, index) => one - middle[index]!));
}

/** What a place means in a feature's unit, for writers whose mean is that of the real ones. */
export function inUnits(space: Space, departures: Departures): number[] {
  return space.features.map((feature, index) =>
    offScale(feature, space.means[index]! + departures[index]! * space.sds[index]!),
  );
}

/** Euclidean. */
export function distance(a: readonly number[], b: readonly number[]): number {
  return Math.sqrt(a.reduce((sum, value, index) => sum + (value - (b[index] ?? 0)) ** 2, 0));
}

export function meanOf(points: readonly (readonly number[])[]): number[] {
  return (points[0] ?? []).map(
    (_, index) => points.reduce((sum, point) => sum + point[index]!, 0) / points.length,
  );
}

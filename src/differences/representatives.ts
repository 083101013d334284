import { kmeans } from "ml-kmeans";
import type { Norm } from "../corpus/corpus.ts";
import { amountOf, noiseIn, type Works } from "../corpus/norms.ts";
import { figuresOf } from "../corpus/writerFigures.ts";
import { featureOf } from "../style/allFeatures.ts";
import { departureOf } from "./compare.ts";
import type { OtherWriter } from "./otherWriters.ts";
import type { Representative } from "./report.ts";

/** How many writers are set beside the author (Qiu et al. 2025, section 4: K = 4). */
const REPRESENTATIVES = 4;
const SEED = 7;
/** Features that do not stay with a writer would cluster writers by chance. */
const LEAST_RELIABILITY = 0.4;

type Measured = Pick<OtherWriter, "id" | "features" | "words" | "concentration">;

/**
 * Chooses writers as DPL does (Qiu et al. 2025, section 3.1), by style where the paper goes by content: k-means with K + 1 clusters over
 * the style vectors of all writers and the author; the author's own cluster is dropped, and the writer nearest to each other centre taken.
 * Fewer than K where clusters come out empty or hold nobody but the author. The same input gives the same writers.
 */
export function chooseRepresentatives(
  author: Works,
  writers: readonly Measured[],
  norms: Readonly<Record<string, Norm>>,
  task: string,
  count = REPRESENTATIVES,
): Representative[] {
  if (writers.length < 2) return writers.map(({ id }) => ({ writer: id, task }));
  const points = styleVectors(author, writers, norms);
  const clusters = Math.min(count + 1, points.length);
  const { clusters: clusterOf, centroids } = kmeans(points, clusters, {
    seed: SEED,
    initialization: "kmeans++",
  });
  return centroids.flatMap((centre, cluster): Representative[] => {
    if (cluster === clusterOf[0]) return [];
    const members = writers
      .map(({ id }, index) => ({ id, index: index + 1 }))
      .filter(({ index }) => clusterOf[index] === cluster)
      .map(({ id, index }) => ({ id, distance: distance(points[index]!, centre) }))
      .sort((a, b) => a.distance - b.distance);
    return members[0] ? [{ writer: members[0].id, task }] : [];
  });
}

/** The writers, by how far they write from the author: those who write least like the author first. */
export function mostDissimilar<Writer extends Measured>(
  author: Works,
  writers: readonly Writer[],
  norms: Readonly<Record<string, Norm>>,
): Writer[] {
  const [own, ...others] = styleVectors(author, writers, norms);
  return writers
    .map((writer, index) => ({ writer, away: distance(own!, others[index]!) }))
    .sort((a, b) => b.away - a.away)
    .map(({ writer }) => writer);
}

/** The author's style vector, and those of the writers. */
function styleVectors(
  author: Works,
  writers: readonly Measured[],
  norms: Readonly<Record<string, Norm>>,
): number[][] {
  const features = Object.keys(norms).filter((id) => norms[id]!.reliability >= LEAST_RELIABILITY);
  const own = { ...figuresOf(author), ...amountOf(author) };
  return [own, ...writers].map((writer) => styleVector(writer, norms, features));
}

/** Shrunken departures from the norms, in standard deviations between writers; 0 where a feature has no value. */
function styleVector(
  { features: values, words, concentration }: Omit<Measured, "id">,
  norms: Readonly<Record<string, Norm>>,
  features: readonly string[],
): number[] {
  return features.map((id) => {
    const [feature, norm, value] = [featureOf(id), norms[id], values[id]];
    if (!feature || !norm || value === undefined || norm.scaled.sd === 0) return 0;
    return departureOf(feature, norm, value, noiseIn(norm.within, { words, concentration })).z;
  });
}

function distance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + (value - (b[index] ?? 0)) ** 2, 0);
}

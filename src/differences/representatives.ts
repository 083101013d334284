import { kmeans } from "ml-kmeans";
import type { Norm } from "../corpus/corpus.ts";
import type { Works } from "../corpus/norms.ts";
import type { Representative } from "./report.ts";
import { dimensionsOf, type Measured, measuredOf, squaredDistance, styleVector } from "./styleSpace.ts";

/** How many writers are set beside the author (Qiu et al. 2025, section 4: K = 4). */
const REPRESENTATIVES = 4;
const SEED = 7;

type Norms = Readonly<Record<string, Norm>>;
type MeasuredWriter = Measured & { readonly id: string };

/** Writers who write alike, and who of them speaks for all. */
export interface Cluster {
  /** The member nearest to the middle. */
  readonly chosen: string;
  readonly members: readonly string[];
}

/**
 * Chooses writers as DPL does (Qiu et al. 2025, section 3.1), by style where the paper goes by content: k-means with K + 1 clusters over
 * the style vectors of all writers and the author; the author's own cluster is dropped, and the writer nearest to each other centre taken.
 * Fewer than K where clusters come out empty or hold nobody but the author. The same input gives the same writers.
 */
export function chooseRepresentatives(
  author: Works,
  writers: readonly MeasuredWriter[],
  norms: Norms,
  task: string,
  count = REPRESENTATIVES,
): Representative[] {
  return clustersBeside(author, writers, norms, count).map(({ chosen }) => ({ writer: chosen, task }));
}

/** The clusters that the author is in none of; who is in none of them writes most like the author. See {@link chooseRepresentatives}. */
export function clustersBeside(
  author: Works,
  writers: readonly MeasuredWriter[],
  norms: Norms,
  count = REPRESENTATIVES,
): Cluster[] {
  if (writers.length < 2) return writers.map(({ id }) => ({ chosen: id, members: [id] }));
  const points = styleVectors(author, writers, norms);
  const clusters = Math.min(count + 1, points.length);
  const { clusters: clusterOf, centroids } = kmeans(points, clusters, {
    seed: SEED,
    initialization: "kmeans++",
  });
  return centroids.flatMap((centre, cluster): Cluster[] => {
    if (cluster === clusterOf[0]) return [];
    const members = writers
      .map(({ id }, index) => ({ id, index: index + 1 }))
      .filter(({ index }) => clusterOf[index] === cluster)
      .map(({ id, index }) => ({ id, distance: squaredDistance(points[index]!, centre) }))
      .sort((a, b) => a.distance - b.distance)
      .map(({ id }) => id);
    return members[0] === undefined ? [] : [{ chosen: members[0], members }];
  });
}

/** The writers, by how far they write from the author: those who write least like the author first. */
export function mostDissimilar<Writer extends MeasuredWriter>(
  author: Works,
  writers: readonly Writer[],
  norms: Norms,
): Writer[] {
  const [own, ...others] = styleVectors(author, writers, norms);
  return writers
    .map((writer, index) => ({ writer, away: squaredDistance(own!, others[index]!) }))
    .sort((a, b) => b.away - a.away)
    .map(({ writer }) => writer);
}

/** The author's style vector, and those of the writers. */
function styleVectors(author: Works, writers: readonly Measured[], norms: Norms): number[][] {
  const dimensions = dimensionsOf(norms);
  return [measuredOf(author), ...writers].map((writer) => styleVector(writer, norms, dimensions));
}

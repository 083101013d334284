import { kmeans } from "ml-kmeans";
import { squaredDistance } from "./styleSpace.ts";

/**
 * Groups points as DPL does (Qiu et al. 2025, section 3.1): k-means with `count` + 1 clusters, of which the one that holds the first point is dropped.
 * Returns the others as indices, those nearest to the middle first; fewer than `count` where clusters come out empty. The same points give the same clusters.
 */
export function clustersBesideFirst(
  points: readonly (readonly number[])[],
  count: number,
  seed: number,
): number[][] {
  const data = points.map((point) => [...point]);
  const clusters = Math.min(count + 1, data.length);
  const { clusters: clusterOf, centroids } = kmeans(data, clusters, { seed, initialization: "kmeans++" });
  return centroids.flatMap((centre, cluster) => {
    if (cluster === clusterOf[0]) return [];
    const members = data
      .flatMap((point, index) =>
        clusterOf[index] === cluster ? [{ index, distance: squaredDistance(point, centre) }] : [],
      )
      .sort((a, b) => a.distance - b.distance)
      .map(({ index }) => index);
    return members.length === 0 ? [] : [members];
  });
}

import type { Norm } from "../corpus/corpus.ts";
import type { Works } from "../corpus/norms.ts";
import { clustersBesideFirst } from "./clustersBesideFirst.ts";
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
  return clustersBesideFirst(points, count, SEED).map((indices): Cluster => {
    // The first point is the author.
    const members = indices.map((index) => writers[index - 1]!.id);
    return { chosen: members[0]!, members };
  });
}

/** Texts on one task as the points that an embedding model makes of them. */
export interface Embedded {
  /** The author's. */
  readonly own: readonly number[];
  readonly writers: readonly { readonly id: string; readonly vector: readonly number[] }[];
}

/** As {@link chooseRepresentatives}, by content as the paper has it. Ids of writers; none where no text differs from another. */
export function chooseByEmbeddings({ own, writers }: Embedded, count = REPRESENTATIVES): string[] {
  if (writers.length < 2) return writers.map(({ id }) => id);
  const points = [own, ...writers.map(({ vector }) => vector)];
  return clustersBesideFirst(points, count, SEED).map(([nearest]) => writers[nearest! - 1]!.id);
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

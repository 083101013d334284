import { shuffled } from "../../corpus/norms.ts";
import { clustersBesideFirst } from "../../differences/clustersBesideFirst.ts";
import type { PoolReview } from "./dataset.ts";
import { cosine } from "./metrics/cosine.ts";

/** How other users' texts on an item are chosen; "all" takes the whole population, "none" compares with nobody. */
export const choices = ["kmeans", "random", "dissimilar", "none", "all"] as const;
export type Choice = (typeof choices)[number];

/** The seed of the published code. */
const SEED = 42;

export interface Choosing {
  readonly choice: Choice;
  /** How many are wanted: K. */
  readonly count: number;
  readonly embed: (texts: readonly string[]) => Promise<readonly (readonly number[])[]>;
  readonly random: () => number;
}

/**
 * Some of the other users' texts on the same item. By k-means as published (Qiu et al. 2025, section 3.1): K + 1 clusters over the
 * embeddings of all of them and the user's own; the own cluster is dropped and the text nearest to each other centre taken, so that there may be
 * fewer than K. "dissimilar" takes those whose embeddings have the least cosine with the user's.
 */
export async function chooseOthers(
  own: string,
  others: readonly PoolReview[],
  { choice, count, embed, random }: Choosing,
): Promise<PoolReview[]> {
  if (choice === "none" || others.length === 0) return [];
  if (choice === "all") return [...others];
  if (others.length <= count && choice !== "kmeans") return [...others];
  if (choice === "random") return shuffled(others, random).slice(0, count);
  const [first, ...vectors] = await embed([own, ...others.map(({ text }) => text)]);
  if (!first) return [];
  if (choice === "dissimilar") {
    return others
      .map((other, index) => ({ other, near: cosine(first, vectors[index]!) }))
      .sort((a, b) => a.near - b.near)
      .slice(0, count)
      .map(({ other }) => other);
  }
  return clustersBesideFirst([first, ...vectors], count, SEED).map(([nearest]) => others[nearest! - 1]!);
}

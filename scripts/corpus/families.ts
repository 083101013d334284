import type { Norm } from "../../src/corpus/corpus.ts";
import { correlation } from "../../src/corpus/norms.ts";
import { allFeatures } from "../../src/style/allFeatures.ts";
import { onScale } from "../../src/style/profile.ts";

/** From this correlation across writers two features say the same thing twice. */
const SAME_FAMILY = 0.6;

interface Kind {
  readonly norms: Readonly<Record<string, Norm>>;
  /** Each writer's values. */
  readonly writers: readonly Readonly<Record<string, number>>[];
}

/**
 * Features that rise and fall together across writers of the same kind, each under the most reliable of them. Greedy, from the most
 * reliable down: a feature joins the first head that it correlates with, or becomes one.
 */
export function findFamilies(kinds: readonly Kind[]): Record<string, string> {
  const scores = new Map(
    allFeatures.map((feature) => [
      feature.id,
      kinds.flatMap(({ norms, writers }) => {
        const norm = norms[feature.id];
        return writers.map((values) => {
          const value = values[feature.id];
          return norm && value !== undefined && norm.scaled.sd > 0
            ? (onScale(feature, value) - norm.scaled.mean) / norm.scaled.sd
            : 0;
        });
      }),
    ]),
  );
  const reliability = (id: string) => Math.max(...kinds.map(({ norms }) => norms[id]?.reliability ?? 0));
  const heads: string[] = [];
  const families: Record<string, string> = {};
  for (const { id } of [...allFeatures].sort((a, b) => reliability(b.id) - reliability(a.id))) {
    const own = scores.get(id)!;
    const head = heads.find(
      (other) =>
        Math.abs(correlation(own.map((score, writer) => [score, scores.get(other)![writer]!]))) >=
        SAME_FAMILY,
    );
    if (head === undefined) heads.push(id);
    families[id] = head ?? id;
  }
  return families;
}

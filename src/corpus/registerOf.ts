import { allFeatures } from "../style/allFeatures.ts";
import { onScale } from "../style/profile.ts";
import { sumCounts } from "../style/tally.ts";
import type { Figures, Norm, Register } from "./corpus.ts";
import { noiseOf, type Works } from "./norms.ts";

/** Features that hardly stay with a writer say little about the kind of writing either. */
const LEAST_RELIABILITY = 0.4;
/** A single feature is never let decide: an odd count is not a register. Nats. */
const MOST_FROM_ONE = 3;

/**
 * The kind of writing that documents are nearest to: the register whose writers most likely have such values, feature by feature as a
 * normal distribution with the noise of this much writing added (naive Bayes). Register of the first norms where nothing can be measured.
 */
export function registerOf(works: Works, figures: Pick<Figures, "norms">): Register {
  const total = sumCounts(works);
  const kinds = Object.entries(figures.norms) as [Register, Readonly<Record<string, Norm>>][];
  const scores = kinds.map(() => 0);
  for (const feature of allFeatures) {
    const value = feature.value(total);
    const norms = kinds.map(([, norms]) => norms[feature.id]);
    if (value === undefined || norms.some((norm) => norm === undefined || norm.scaled.sd === 0)) continue;
    if (Math.max(...norms.map((norm) => norm!.reliability)) < LEAST_RELIABILITY) continue;
    const scaled = onScale(feature, value);
    const logs = norms.map((norm) =>
      logNormal(scaled, norm!.scaled.mean, norm!.between + noiseOf(norm!.within, works)),
    );
    const best = Math.max(...logs);
    logs.forEach((log, index) => {
      scores[index]! += Math.max(log - best, -MOST_FROM_ONE);
    });
  }
  return kinds[scores.indexOf(Math.max(...scores))]![0];
}

const logNormal = (value: number, mean: number, variance: number) =>
  -0.5 * ((value - mean) ** 2 / variance + Math.log(variance));

import type { Norm } from "../corpus/corpus.ts";
import { noiseOf, totalOf, type Works } from "../corpus/norms.ts";
import { allFeatures } from "../style/allFeatures.ts";
import { onScale } from "../style/profile.ts";
import type { Counts } from "../style/tally.ts";

/** What one feature can say for or against, in nats: a single odd count must not rule. */
const MOST = 4;

/**
 * How much likelier a text's style is the author's than another writer's of the same kind: the log-likelihood ratio in nats, summed over
 * features as if they were independent. The author's value of a feature is known up to the noise in what they wrote (empirical Bayes,
 * see {@link Norm}), the text's up to the noise in a text of its length, so that a short text says little. Layout is left out: it goes
 * with where a text is published.
 */
export function styleLikeness(works: Works, norms: Readonly<Record<string, Norm>>): (text: Counts) => number {
  const total = totalOf(works);
  const habits = allFeatures.flatMap((feature) => {
    const norm = norms[feature.id];
    const value = feature.value(total);
    if (feature.aspect === "layout" || !norm || norm.scaled.sd === 0 || value === undefined) return [];
    const trust = norm.between / (norm.between + noiseOf(norm.within, works));
    const { mean } = norm.scaled;
    return [
      {
        feature,
        norm,
        own: mean + trust * (onScale(feature, value) - mean),
        uncertainty: norm.between * (1 - trust),
      },
    ];
  });
  return (text) => {
    const works = [text];
    return habits.reduce((sum, { feature, norm, own, uncertainty }) => {
      const value = feature.value(text);
      if (value === undefined) return sum;
      const scaled = onScale(feature, value);
      const noise = noiseOf(norm.within, works);
      const ratio =
        logNormal(scaled - own, uncertainty + noise) -
        logNormal(scaled - norm.scaled.mean, norm.between + noise);
      return sum + Math.max(-MOST, Math.min(MOST, ratio));
    }, 0);
  };
}

/** Logarithm of the normal density, without its constant. */
function logNormal(departure: number, variance: number): number {
  return -0.5 * Math.log(variance) - departure ** 2 / (2 * variance);
}

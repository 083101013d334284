import { allFeatures } from "../style/allFeatures.ts";
import type { Feature } from "../style/feature.ts";
import { onScale } from "../style/profile.ts";
import type { Figures, Norm, Register } from "./corpus.ts";
import { noiseOf, totalOf, type Works } from "./norms.ts";

/**
 * What makes a text a story, whoever tells it: past tense, third persons, reported speech (narrative concerns; Biber 1988,
 * dimension 2), speech in quotation marks, and neither figures nor headings nor "this" for what is at hand. A lively hand is not among
 * them: set beside novels of a hundred years ago for its contractions, an article would be measured against the wrong people.
 */
const NARRATIVE = ["past", "he-she", "speech-verbs", "quotation-marks", "numbers", "headings", "this-these"];
/**
 * How far narrative features must speak for fiction, in nats: of the figures' sources 97 of 98 novels are above, all other authors below.
 * Where it is close, most people who write in an editor do not write fiction.
 */
const FICTION_FROM = 1;
/** Features that hardly stay with a writer say little about the kind of writing either. */
const LEAST_RELIABILITY = 0.4;
/** A single feature is never let decide: an odd count is not a register. Nats. */
const MOST_FROM_ONE = 3;

/**
 * The kind of writing that documents are nearest to: fiction where they tell a story, else the register whose writers most likely have
 * such values. Feature by feature as a normal distribution with the noise of this much writing added (naive Bayes).
 */
export function registerOf(works: Works, figures: Pick<Figures, "norms">): Register {
  const told = supportOf(works, figures, ["fiction", "post", "proposal"], ({ id }) => NARRATIVE.includes(id));
  if (told.fiction - Math.max(told.post, told.proposal) >= FICTION_FROM) return "fiction";
  const other = supportOf(works, figures, ["post", "proposal"], ({ id }) =>
    (["post", "proposal"] as const).some(
      (kind) => (figures.norms[kind][id]?.reliability ?? 0) >= LEAST_RELIABILITY,
    ),
  );
  return other.proposal > other.post ? "proposal" : "post";
}

/** For each kind, how far features speak against it: 0 where all of them speak for it most, else below. Nats. */
function supportOf<Kind extends Register>(
  works: Works,
  figures: Pick<Figures, "norms">,
  kinds: readonly Kind[],
  counts: (feature: Feature) => boolean,
): Record<Kind, number> {
  const total = totalOf(works);
  const support = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>;
  for (const feature of allFeatures.filter(counts)) {
    const value = feature.value(total);
    const norms = kinds.map((kind) => figures.norms[kind][feature.id]);
    if (value === undefined || !norms.every((norm) => norm !== undefined && norm.scaled.sd > 0)) continue;
    const logs = norms.map((norm) => logDensity(onScale(feature, value), norm as Norm, works));
    const best = Math.max(...logs);
    kinds.forEach((kind, index) => {
      support[kind] += Math.max((logs[index] as number) - best, -MOST_FROM_ONE);
    });
  }
  return support;
}

/** Of a value on its scale, for writers of a norm with this much writing. */
function logDensity(value: number, { scaled, between, within }: Norm, works: Works): number {
  const variance = between + noiseOf(within, works);
  return -0.5 * ((value - scaled.mean) ** 2 / variance + Math.log(variance));
}

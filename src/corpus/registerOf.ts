import { allFeatures } from "../style/allFeatures.ts";
import type { Feature } from "../style/feature.ts";
import { onScale } from "../style/profile.ts";
import type { Counts } from "../style/tally.ts";
import { type Figures, type Norm, type Norms, type Register, registers } from "./corpus.ts";
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

/** The figures that tell which kind of writing a text is. */
export type KindFigures = Pick<Figures, "norms" | "kindNorms">;

function kindNormsOf({ norms, kindNorms = norms }: KindFigures): Norms {
  return kindNorms;
}

/** A shorter document does not tell its kind by itself. Words. */
export const SHORTEST_TOLD = 300;
/** Where less of the writing than this is by itself of the kind that all of it is nearest to, the kind of most of it counts. */
const LEAST_SHARE = 0.1;

/**
 * The kind of writing that documents are nearest to: fiction where they tell a story, else the register whose writers most likely have
 * such values. Feature by feature as a normal distribution with the noise of this much writing added (naive Bayes). What several kinds
 * come to together may look like one that none of them is: then it is the kind that most of the writing is by itself.
 */
export function registerOf(works: Works, figures: KindFigures): Register {
  const nearest = nearestRegister(works, figures);
  const words = { fiction: 0, post: 0, proposal: 0 };
  for (const counts of works) {
    if (counts.words >= SHORTEST_TOLD) words[registerOfDocument(counts, figures)] += counts.words;
  }
  const all = words.fiction + words.post + words.proposal;
  if (words[nearest] >= LEAST_SHARE * all) return nearest;
  return registers.reduce((most, register) => (words[register] > words[most] ? register : most));
}

/** Counts are never changed: a document's kind is told once, by the norms of the day. */
const told = new WeakMap<Counts, { readonly norms: Norms; readonly register: Register }>();

/** The kind of writing that one document is nearest to. */
export function registerOfDocument(counts: Counts, figures: KindFigures): Register {
  const known = told.get(counts);
  const norms = kindNormsOf(figures);
  if (known?.norms === norms) return known.register;
  const register = nearestRegister([counts], figures);
  told.set(counts, { norms, register });
  return register;
}

function nearestRegister(works: Works, figures: KindFigures): Register {
  const norms = kindNormsOf(figures);
  const narrated = supportOf(works, norms, ["fiction", "post", "proposal"], ({ id }) =>
    NARRATIVE.includes(id),
  );
  if (narrated.fiction - Math.max(narrated.post, narrated.proposal) >= FICTION_FROM) return "fiction";
  const other = supportOf(works, norms, ["post", "proposal"], ({ id }) =>
    (["post", "proposal"] as const).some((kind) => (norms[kind][id]?.reliability ?? 0) >= LEAST_RELIABILITY),
  );
  return other.proposal > other.post ? "proposal" : "post";
}

/** For each kind, how far features speak against it: 0 where all of them speak for it most, else below. Nats. */
function supportOf<Kind extends Register>(
  works: Works,
  kindNorms: Norms,
  kinds: readonly Kind[],
  counts: (feature: Feature) => boolean,
): Record<Kind, number> {
  const total = totalOf(works);
  const support = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>;
  for (const feature of allFeatures.filter(counts)) {
    const value = feature.value(total);
    const norms = kinds.map((kind) => kindNorms[kind][feature.id]);
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

import type { Norm } from "../corpus/corpus.ts";
import { noiseOf, totalOf, type Works } from "../corpus/norms.ts";
import { allFeatures } from "../style/allFeatures.ts";
import type { Feature } from "../style/feature.ts";
import { offScale, onScale } from "../style/profile.ts";

/** Where an author stands on one feature, before it is decided whether that is worth telling. */
export interface Departure {
  readonly feature: Feature;
  readonly norm: Norm;
  /** In the feature's unit. */
  readonly value: number;
  /** 80 % interval of `value`. */
  readonly interval: readonly [low: number, high: number];
  /** Departure from the norm in standard deviations between writers, as measured. */
  readonly measured: number;
  /** The same, shrunk towards the norm by what the amount of writing supports (empirical Bayes; Efron & Morris 1975). */
  readonly z: number;
  /** Share of the documents that lie on the author's side of the norm, 0.5 where there is nothing to tell by. */
  readonly consistency: number;
}

/** The normal quantile of an 80 % interval. */
const EIGHTY_PERCENT = 1.2816;
/** Beyond this a single odd count would rule; no writer is further out than that in the figures. */
const FURTHEST = 6;
/** Shorter documents are not asked which side of the norm they lie on. Words. */
const SHORTEST_WITNESS = 150;
/** Documents that agree and documents that do not, supposed before any is seen. */
const PRIOR_WITNESSES = 1;

/**
 * Sets an author's documents beside the norms of writers of the same kind. Features without a value or a norm are left out.
 * Values are ratios of summed counts: long documents weigh more.
 */
export function departures(works: Works, norms: Readonly<Record<string, Norm>>): Departure[] {
  const total = totalOf(works);
  return allFeatures.flatMap((feature): Departure[] => {
    const value = feature.value(total);
    const norm = norms[feature.id];
    if (value === undefined || !norm || norm.scaled.sd === 0) return [];
    const scaled = onScale(feature, value);
    const noise = noiseOf(norm.within, works);
    const { measured, z } = departureOf(feature, norm, value, noise);
    const margin = EIGHTY_PERCENT * Math.sqrt(noise);
    return [
      {
        feature,
        norm,
        value,
        interval: [
          Math.min(value, offScale(feature, scaled - margin)),
          Math.max(value, offScale(feature, scaled + margin)),
        ],
        measured,
        z,
        consistency: consistencyOf(feature, works, norm, Math.sign(measured)),
      },
    ];
  });
}

/** How far a value, known with some noise, lies from a norm that spreads: as measured, and shrunk. Standard deviations between writers. */
export function departureOf(
  feature: Feature,
  norm: Norm,
  value: number,
  noise: number,
): Pick<Departure, "measured" | "z"> {
  const measured = clamp((onScale(feature, value) - norm.scaled.mean) / norm.scaled.sd, FURTHEST);
  return { measured, z: (measured * norm.between) / (norm.between + noise) };
}

function consistencyOf(feature: Feature, works: Works, norm: Norm, side: number): number {
  let agree = PRIOR_WITNESSES;
  let all = 2 * PRIOR_WITNESSES;
  for (const counts of works) {
    const value = counts.words >= SHORTEST_WITNESS ? feature.value(counts) : undefined;
    if (value === undefined) continue;
    all++;
    if (Math.sign(onScale(feature, value) - norm.scaled.mean) === side) agree++;
  }
  return agree / all;
}

const clamp = (value: number, most: number) => Math.max(-most, Math.min(most, value));

import type { Norm } from "../corpus/corpus.ts";
import { noiseOf, totalOf, type Works } from "../corpus/norms.ts";
import { allFeatures } from "../style/allFeatures.ts";
import { onScale } from "../style/profile.ts";
import { dimensionsOf } from "./styleSpace.ts";

/**
 * On average over features, squared departures from the writers of a kind in variances of what is measured: 1 is expected of one of them. Of the figures' own writers of
 * modern prose, each left out, none is above this from 2,000 words on, nor are those of another site; set beside proposals all novelists are (bench/kinds.ts).
 */
const UNLIKE_FROM = 2.2;
/** A single feature is never let decide. Variances. */
const MOST_FROM_ONE = 9;

/** Whether documents are so unlike a kind's writers altogether that they may be of a kind that nobody known writes. */
export function isOfUnknownKind(works: Works, norms: Readonly<Record<string, Norm>>): boolean {
  return unlikeness(works, norms) >= UNLIKE_FROM;
}

/** See {@link UNLIKE_FROM}; 0 where nothing can be measured. */
export function unlikeness(works: Works, norms: Readonly<Record<string, Norm>>): number {
  const total = totalOf(works);
  const stays = new Set(dimensionsOf(norms));
  const squares = allFeatures.flatMap((feature) => {
    const [norm, value] = [norms[feature.id], feature.value(total)];
    if (!norm || !stays.has(feature.id) || value === undefined || norm.scaled.sd === 0) return [];
    const variance = norm.scaled.sd ** 2 + noiseOf(norm.within, works);
    return [Math.min((onScale(feature, value) - norm.scaled.mean) ** 2 / variance, MOST_FROM_ONE)];
  });
  return squares.reduce((sum, square) => sum + square, 0) / Math.max(1, squares.length);
}

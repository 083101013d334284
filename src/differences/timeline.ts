import type { Norm } from "../corpus/corpus.ts";
import { noiseIn, SHORTEST_DOCUMENT } from "../corpus/norms.ts";
import { featureOf } from "../style/allFeatures.ts";
import type { Direction, Feature } from "../style/feature.ts";
import { offScale, onScale } from "../style/profile.ts";
import type { Counts } from "../style/tally.ts";
import { sumCounts } from "../style/tally.ts";
import { inStages, type Stage } from "./stages.ts";
import { type Trend, trendOf } from "./trend.ts";

/** A document and when it was written, in milliseconds since the epoch; undefined where that is not known. */
export interface DatedDocument {
  readonly id: string;
  readonly counts: Counts;
  readonly written?: number | undefined;
}

/** Documents of about one time, taken together. */
export interface Moment {
  /** The middle of their dates, weighted by words. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** Ids. */
  readonly documents: readonly string[];
  readonly words: number;
}

/** All that was written in some stretch of time. */
export interface Period {
  readonly from: number;
  readonly to: number;
  /** In the feature's unit. */
  readonly value: number;
}

/** How one habit moves over the author's documents. */
export interface Trait {
  readonly feature: string;
  /** What writers of the kind average, in the feature's unit. */
  readonly mean: number;
  /** One for each of the timeline's moments, in the feature's unit; undefined where there is nothing to measure. */
  readonly values: readonly (number | undefined)[];
  /** The trend's values at the times of the first and the last moment with a value, in the feature's unit; undefined where no line can be laid. */
  readonly line?: readonly [first: number, last: number];
  /** Undefined where no change is clear. */
  readonly change?: { readonly direction: Direction; readonly first: Period; readonly last: Period };
}

export interface Timeline {
  /** Documents that have a date, and those that have none. */
  readonly dated: number;
  readonly undated: number;
  /** Of the first and last dated document; undefined where none is dated. */
  readonly span?: readonly [first: number, last: number];
  /** Whether the dates are many enough, and far enough apart, to show anything. */
  readonly isLong: boolean;
  /** In the order of time. */
  readonly moments: readonly Moment[];
  /** Of the traits that were asked for; none where the dates say too little. */
  readonly traits: readonly Trait[];
}

/** So many habits at most are followed. */
export const MOST_TRAITS = 6;
/** Marks of one picture; documents of neighbouring dates share one where there are more. */
const MOST_MOMENTS = 100;
/** With fewer, or within less time, nothing is drawn. */
const FEWEST_MOMENTS = 5;
const SHORTEST_SPAN = 60 * 86_400_000;
/** With fewer moments no change is told. */
const FEWEST_FOR_CHANGE = 12;
/**
 * How far values must lean: the normal quantile of 0.05 / {@link MOST_TRAITS}, both sides. So in 19 of 20 authors who do not change, none
 * of the traits is told to (Bonferroni).
 */
const LEANING_FROM = 2.64;
/** A change that is told is at least this large between the first and the last third. Standard deviations between writers. */
const CHANGE_FROM = 0.5;

/** How the habits of these ids move over the documents by date. Documents of less than a hundred words show nothing by themselves and are left out. */
export function timelineOf(
  documents: readonly DatedDocument[],
  features: readonly string[],
  norms: Readonly<Record<string, Norm>>,
): Timeline {
  const dated = documents
    .flatMap(({ id, counts, written }) => (written === undefined ? [] : [{ id, counts, written }]))
    .sort((a, b) => a.written - b.written || (a.id < b.id ? -1 : 1));
  const [first, last] = [dated[0]?.written, dated.at(-1)?.written];
  const stages = inStages(
    dated.filter(({ counts }) => counts.words >= SHORTEST_DOCUMENT),
    MOST_MOMENTS,
  );
  const isLong = stages.length >= FEWEST_MOMENTS && stages.at(-1)!.at - stages[0]!.at >= SHORTEST_SPAN;
  return {
    dated: dated.length,
    undated: documents.length - dated.length,
    ...(first !== undefined && last !== undefined && { span: [first, last] as const }),
    isLong,
    moments: stages.map(({ at, from, to, documents, words }) => ({ at, from, to, documents, words })),
    traits: isLong
      ? features.slice(0, MOST_TRAITS).flatMap((id) => {
          const [feature, norm] = [featureOf(id), norms[id]];
          return feature && norm ? (traitOf(feature, norm, stages) ?? []) : [];
        })
      : [],
  };
}

function traitOf(feature: Feature, norm: Norm, stages: readonly Stage[]): Trait | undefined {
  const measured = stages.flatMap((stage) => {
    const value = feature.value(stage.counts);
    return value === undefined ? [] : [{ stage, value }];
  });
  if (measured.length < FEWEST_MOMENTS) return undefined;
  const trend = trendOf(
    measured.map(({ stage, value }) => ({
      at: stage.at,
      value: onScale(feature, value),
      // As sure as so much writing makes it.
      weight: 1 / Math.max(Number.MIN_VALUE, noiseIn(norm.within, stage)),
    })),
  );
  const at = (time: number) => offScale(feature, trend!.intercept + trend!.slope * time);
  const change =
    trend &&
    changeOf(
      feature,
      norm,
      trend,
      measured.map(({ stage }) => stage),
    );
  return {
    feature: feature.id,
    mean: norm.mean,
    values: stages.map((stage) => feature.value(stage.counts)),
    ...(trend && { line: [at(measured[0]!.stage.at), at(measured.at(-1)!.stage.at)] as const }),
    ...(change && { change }),
  };
}

function changeOf(
  feature: Feature,
  norm: Norm,
  { leaning }: Trend,
  stages: readonly Stage[],
): Trait["change"] | undefined {
  if (stages.length < FEWEST_FOR_CHANGE || Math.abs(leaning) < LEANING_FROM) return undefined;
  const thirds = inThirds(stages);
  const [first, last] = [periodOf(feature, thirds[0]), periodOf(feature, thirds[2])];
  if (!first || !last) return undefined;
  const step = (onScale(feature, last.value) - onScale(feature, first.value)) / norm.scaled.sd;
  if (Math.sign(step) !== Math.sign(leaning) || !(Math.abs(step) >= CHANGE_FROM)) return undefined;
  return { direction: step > 0 ? "more" : "less", first, last };
}

/** Of the same number of stages, but for the middle. */
function inThirds<Item>(items: readonly Item[]): [Item[], Item[], Item[]] {
  const size = Math.floor(items.length / 3);
  return [items.slice(0, size), items.slice(size, -size), items.slice(-size)];
}

function periodOf(feature: Feature, stages: readonly Stage[]): Period | undefined {
  const value = feature.value(sumCounts(stages.map(({ counts }) => counts)));
  return value === undefined ? undefined : { from: stages[0]!.from, to: stages.at(-1)!.to, value };
}

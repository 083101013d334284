import type { Figures } from "../corpus/corpus.ts";
import { type OddOneOut, oddOneOut } from "./oddOneOut.ts";
import type { DifferenceReport } from "./report.ts";
import { type DatedDocument, type Timeline, timelineOf } from "./timeline.ts";

/** What there is to say of an author's documents by date, and of the one that is least like the others. */
export interface OverTime {
  readonly timeline: Timeline;
  readonly odd?: OddOneOut;
}

/** Follows the differences found in an author over the documents: those that are told first, the strongest of each kind first. */
export function lookBack(
  documents: readonly DatedDocument[],
  { register, differences, tentative }: Pick<DifferenceReport, "register" | "differences" | "tentative">,
  { norms, families }: Pick<Figures, "norms" | "families">,
): OverTime {
  const features = [...differences, ...tentative].map(({ feature }) => feature);
  const odd = oddOneOut(documents, norms[register], families);
  return { timeline: timelineOf(documents, features, norms[register]), ...(odd && { odd }) };
}

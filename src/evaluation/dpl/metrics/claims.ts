import type { Norm } from "../../../corpus/corpus.ts";
import type { DifferenceReport } from "../../../differences/report.ts";
import { featureOf } from "../../../style/allFeatures.ts";
import { countProse } from "../../../style/counts.ts";
import { onScale } from "../../../style/profile.ts";
import { extractProse } from "../../../text/extractProse.ts";

/**
 * How far a text is from its author on the features that are claimed of the author, told and tentative ones: the mean distance in standard
 * deviations between writers. Undefined where nothing is claimed, or the text has none of it to measure.
 */
export function claimDistance(
  text: string,
  { measures, differences, tentative }: Pick<DifferenceReport, "measures" | "differences" | "tentative">,
  norms: Readonly<Record<string, Pick<Norm, "scaled">>>,
): number | undefined {
  const claimed = new Set([...differences, ...tentative].map(({ feature }) => feature));
  const counts = countProse(extractProse(text, "plaintext"));
  const distances = measures.flatMap(({ id, value }): number[] => {
    const feature = claimed.has(id) ? featureOf(id) : undefined;
    const written = feature?.value(counts);
    const sd = norms[id]?.scaled.sd ?? 0;
    if (!feature || written === undefined || sd === 0) return [];
    return [Math.abs(onScale(feature, written) - onScale(feature, value)) / sd];
  });
  return distances.length === 0
    ? undefined
    : distances.reduce((sum, value) => sum + value, 0) / distances.length;
}

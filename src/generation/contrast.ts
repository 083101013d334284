import type { DifferenceReport } from "../differences/report.ts";

/** Sentences of other writers that go into a prompt: one for each difference that is told. What writers wrote whom the person added is theirs: it is not sent anywhere. */
export function contrastOf({ differences }: Pick<DifferenceReport, "differences">): string[] {
  return differences.flatMap(({ contrast }) =>
    contrast
      .filter(({ added }) => !added)
      .slice(0, 1)
      .map(({ quote }) => quote),
  );
}

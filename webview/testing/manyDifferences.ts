import type { DifferenceView, ReportState } from "../../src/panel/protocol.ts";
import { around, report } from "./states.ts";

/** A report of so many differences among so many writers: more than there will ever be. */
export function manyDifferences(count: number, writers: number): ReportState {
  const groups = ["writing", "emotional", "semantic"] as const;
  const [first] = report.differences;
  const differences = Array.from(
    { length: count },
    (_, index): DifferenceView => ({
      ...first!,
      feature: `habit-${index}`,
      group: groups[index % groups.length]!,
      tentative: index % 4 === 3,
      headline: `You have habit number ${index}`,
      writers: around(20 + (index % 7), 3, writers),
    }),
  );
  return { ...report, differences };
}

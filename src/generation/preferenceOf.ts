import { featureOf } from "../style/allFeatures.ts";
import { type Steering, toldAs } from "../style/steering.ts";
import { isLeftOut, type Kin, type Measured, standingOf } from "./measuredHabits.ts";
import type { SummaryLine } from "./summaryLines.ts";

/** What is known of the author now, whenever a summary was made. */
export interface Known {
  readonly measured: Measured;
  readonly kin: Kin;
  readonly steering: Steering;
}

/**
 * A task's summary as instructions, one a line, as the author wants it now: without what they left out and what measuring speaks against,
 * and with what they turned said as they want it, what they pinned before all else. Empty where nothing of it holds.
 */
export function preferenceOf(summary: readonly SummaryLine[], { measured, kin, steering }: Known): string {
  const isTurned = ({ habit }: SummaryLine) => habit !== undefined && steering[habit.feature] !== undefined;
  const lines = summary
    .filter((line) => !isTurned(line) && !isLeftOut(line.habit, steering, kin))
    .filter(({ habit }) => standingOf(habit, measured) !== "contradicted")
    .map(({ text }) => text);
  if (lines.length === 0) return "";
  const turns = Object.entries(steering);
  const said = (some: typeof turns) =>
    some.flatMap(([id, turn]) => {
      const feature = turn.wish === "pin" || measured[id] ? featureOf(id) : undefined;
      const direction = toldAs(turn);
      return feature && direction ? [feature.instruction[direction]] : [];
    });
  const pinned = said(turns.filter(([, { wish }]) => wish === "pin"));
  const turned = said(turns.filter(([, { wish }]) => wish !== "pin"));
  return [...pinned, ...lines, ...turned].join("\n");
}

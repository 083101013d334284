import type { Direction, Unit } from "../style/feature.ts";
import type { Steering } from "../style/steering.ts";
import type { Departure } from "./compare.ts";

/**
 * The differences as instructions to a writer or a model, one a line, strongest first, with the author's figure and the others':
 * "Use contractions freely: about 12 per 1000 words, where others have 4." Empty where there are none.
 * What the author turned says what they want of it, and what they left out is not said.
 */
export function writePreference(
  differences: readonly { readonly departure: Departure; readonly direction: Direction }[],
  steering: Steering = {},
): string {
  return differences
    .filter(({ departure }) => steering[departure.feature.id]?.wish !== "leaveOut")
    .map(({ departure: { feature, value, norm }, direction }) => {
      const wish = steering[feature.id]?.wish;
      if (wish === "more" || wish === "less") return feature.instruction[wish];
      if (!feature.tellingFigure) return feature.instruction[direction];
      const instruction = feature.instruction[direction].replace(/\.$/, "");
      return `${instruction}: about ${amount(value, feature.unit)}, where others have ${number(norm.mean)}.`;
    })
    .join("\n");
}

function amount(value: number, unit: Unit): string {
  return unit === "ratio" ? number(value) : `${number(value)} ${unit}`;
}

/** Two significant digits, but all digits before the point. */
function number(value: number): string {
  return String(Math.abs(value) >= 10 ? Math.round(value) : Number(value.toPrecision(2)));
}

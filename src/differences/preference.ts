import { featureOf } from "../style/allFeatures.ts";
import type { Direction, Unit } from "../style/feature.ts";
import { type Steering, toldAs } from "../style/steering.ts";
import type { Departure } from "./compare.ts";

/** A feature measured, and which way the author departs. */
export interface Instructed {
  readonly departure: Departure;
  readonly direction: Direction;
}

/**
 * The differences as instructions to a writer or a model, one a line, strongest first, with the author's figure and the others':
 * "Use contractions freely: about 12 per 1000 words, where others have 4." Empty where there are none.
 * What the author turned says what they want of it, what they left out is not said, and what they pinned comes first whether or not
 * it is among the differences now. `measured` is all that is known of the author's figures.
 */
export function writePreference(
  differences: readonly Instructed[],
  steering: Steering = {},
  measured: readonly Instructed[] = differences,
): string {
  const pinned = Object.entries(steering).flatMap(([id, turn]) => {
    const direction = turn.wish === "pin" ? toldAs(turn) : undefined;
    const now = measured.find(({ departure }) => departure.feature.id === id);
    if (direction && now?.direction === direction) return [withFigures(now)];
    return direction ? (featureOf(id)?.instruction[direction] ?? []) : [];
  });
  const others = differences.flatMap((difference) => {
    const { feature } = difference.departure;
    const turn = steering[feature.id];
    if (!turn) return [withFigures(difference)];
    const direction = turn.wish === "pin" ? undefined : toldAs(turn);
    return direction ? [feature.instruction[direction]] : [];
  });
  return [...pinned, ...others].join("\n");
}

function withFigures({ departure: { feature, value, norm }, direction }: Instructed): string {
  if (!feature.tellingFigure) return feature.instruction[direction];
  const instruction = feature.instruction[direction].replace(/\.$/, "");
  return `${instruction}: about ${amount(value, feature.unit)}, where others have ${number(norm.mean)}.`;
}

function amount(value: number, unit: Unit): string {
  return unit === "ratio" ? number(value) : `${number(value)} ${unit}`;
}

/** Two significant digits, but all digits before the point. */
function number(value: number): string {
  return String(Math.abs(value) >= 10 ? Math.round(value) : Number(value.toPrecision(2)));
}

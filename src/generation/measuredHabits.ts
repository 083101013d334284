import type { Figures } from "../corpus/corpus.ts";
import { TENTATIVE_FROM } from "../differences/confidence.ts";
import type { DifferenceReport } from "../differences/report.ts";
import type { Direction } from "../style/feature.ts";
import type { Steering } from "../style/steering.ts";
import type { Habit } from "./observed.ts";

/** Which way the author departs from other writers, by feature id. */
export type Measured = Readonly<Record<string, Direction>>;

/** What is measured of the author surely enough to be told, or mentioned, and the other features that say the same ({@link Kin}). */
export function measuredHabits({ measures }: Pick<DifferenceReport, "measures">, kin: Kin): Measured {
  const sure = measures.filter(({ confidence }) => confidence >= TENTATIVE_FROM);
  const own = sure.map(({ id, z }): [string, Direction] => [id, z >= 0 ? "more" : "less"]);
  const implied = own.flatMap(([id, direction]) =>
    (kin[id] ?? []).map(({ feature, same }): [string, Direction] => [
      feature,
      same === (direction === "more") ? "more" : "less",
    ]),
  );
  // What is measured itself has the last word.
  return Object.fromEntries([...implied, ...own]);
}

/** Of each feature, those that go with it across writers, and whether they go the same way: long sentences go with few short ones. */
export type Kin = Readonly<Record<string, readonly { readonly feature: string; readonly same: boolean }[]>>;

/** Features of one family ({@link Figures.families}) that hang together at least so closely say the same. |r| */
const CLOSE = 0.5;

export function kinOf({ families, writers }: Pick<Figures, "families" | "writers">): Kin {
  const ids = Object.keys(families);
  return Object.fromEntries(
    ids.map((id) => {
      const siblings = ids.filter((other) => other !== id && families[other] === families[id]);
      const kin = siblings.flatMap((feature) => {
        const r = correlation(writers.map(({ features }) => [features[id], features[feature]]));
        return Math.abs(r) >= CLOSE ? [{ feature, same: r > 0 }] : [];
      });
      return [id, kin];
    }),
  );
}

/** 0 where there is nothing to tell by. */
function correlation(pairs: readonly (readonly [number | undefined, number | undefined])[]): number {
  const known = pairs.flatMap(([x, y]): [number, number][] =>
    x === undefined || y === undefined ? [] : [[x, y]],
  );
  const mean = (of: 0 | 1) => known.reduce((sum, pair) => sum + pair[of], 0) / known.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (const [x, y] of known) {
    xy += (x - meanX) * (y - meanY);
    xx += (x - meanX) ** 2;
    yy += (y - meanY) ** 2;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

/**
 * What measuring says of a habit that a model found: `measured` where the author was measured to have it, `observed` where nothing was measured of it,
 * `contradicted` where the opposite was.
 */
export function standingOf(
  habit: Habit | undefined,
  measured: Measured,
): "measured" | "observed" | "contradicted" {
  const direction = habit && measured[habit.feature];
  if (!habit || direction === undefined) return "observed";
  return direction === habit.direction ? "measured" : "contradicted";
}

/** Whether the author wants to hear nothing of a habit: they left it out, or another that says the same. */
export function isLeftOut(habit: Habit | undefined, steering: Steering, kin: Kin): boolean {
  if (!habit) return false;
  const same = [habit.feature, ...(kin[habit.feature] ?? []).map(({ feature }) => feature)];
  return same.some((feature) => steering[feature]?.wish === "leaveOut");
}

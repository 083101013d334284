import { amountOf, totalOf, type Works } from "../corpus/norms.ts";
import { featureVector } from "../style/profile.ts";
import { type Counts, countsWithout, sumCounts } from "../style/tally.ts";
import type { Measured } from "./styleSpace.ts";

/** An ellipse around a place on the map, in its unit: half its axes, and how far the longer one is turned from the right, in degrees, upwards. */
export interface PlaceSpread {
  readonly long: number;
  readonly short: number;
  readonly turned: number;
}

/** The documents are left out in so many parts at most. */
const PARTS = 30;
const FEWEST_PARTS = 4;
/** How many standard deviations out 80 % of a normal distribution over a plane lies: √(−2 ln 0.2). */
const EIGHTY_PERCENT = Math.sqrt(-2 * Math.log(0.2));

/**
 * Where an author's place may as well be, for other documents of the same number and kind: the 80 % ellipse of the places without each part
 * of the documents in turn (delete-a-group jackknife; Kott 2001). Undefined where there are too few documents to leave any out.
 */
export function placeSpread(
  works: Works,
  placeOf: (author: Measured) => readonly [x: number, y: number],
): PlaceSpread | undefined {
  const parts = Math.min(PARTS, works.length);
  if (parts < FEWEST_PARTS) return undefined;
  const total = totalOf(works);
  const places = Array.from({ length: parts }, (_, part) => {
    const isOut = (_: Counts, index: number) => index % parts === part;
    const rest = countsWithout(total, sumCounts(works.filter(isOut)));
    const amount = amountOf(works.filter((counts, index) => !isOut(counts, index)));
    return placeOf({ features: featureVector(rest), ...amount });
  });
  const [x, y] = [0, 1].map((axis) => places.reduce((sum, place) => sum + place[axis]!, 0) / parts);
  const scale = (parts - 1) / parts;
  const [xx, xy, yy] = places.reduce(
    ([a, b, c], place) => {
      const [dx, dy] = [place[0] - x!, place[1] - y!];
      return [a + scale * dx * dx, b + scale * dx * dy, c + scale * dy * dy] as const;
    },
    [0, 0, 0] as readonly [number, number, number],
  );
  // The eigenvalues of a symmetric matrix of two rows.
  const [middle, half] = [(xx + yy) / 2, Math.hypot((xx - yy) / 2, xy)];
  return {
    long: EIGHTY_PERCENT * Math.sqrt(middle + half),
    short: EIGHTY_PERCENT * Math.sqrt(Math.max(0, middle - half)),
    turned: (Math.atan2(2 * xy, xx - yy) / 2) * (180 / Math.PI),
  };
}

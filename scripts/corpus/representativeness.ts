import type { Figures } from "../../src/corpus/corpus.ts";
import { mean, shuffled } from "../../src/corpus/norms.ts";
import { onScale } from "../../src/style/profile.ts";
import { type Counts, sumCounts } from "../../src/style/tally.ts";
import { type Departures, distance, projected, type Space } from "./placement.ts";
import { seeded } from "./seeded.ts";

const SEED = 5;
const DRAWS = 200;

/** Some writing of a real author that the author is to be found by. */
export interface Half {
  /** Whose it is, as {@link Space.writers} has them. */
  readonly id: string;
  readonly departures: Departures;
}

/** How near the nearest writer is, over some real authors: means. */
export interface Nearness {
  /** Of the bundled writers. */
  readonly bundled: number;
  /** Of as many other real writers, drawn many times. */
  readonly real: number;
  /** Share of authors whose nearest bundled writer is no farther than their nearest real one, on average over draws. */
  readonly noFarther: number;
}

/** How far half an author's writing is from its nearest bundled writer, and from the nearest of as many real ones; along the space's components. */
export function nearnessOf(space: Space, bundled: readonly Departures[], halves: readonly Half[]): Nearness {
  const random = seeded(SEED);
  const places = bundled.map((place) => projected(space, place));
  const writers = space.writers.map(({ id, departures }) => ({ id, place: projected(space, departures) }));
  const nearest = (from: readonly number[], all: readonly (readonly number[])[]) =>
    Math.min(...all.map((place) => distance(from, place)));
  const found = halves.map(({ id, departures }) => {
    const from = projected(space, departures);
    const others = writers.filter((writer) => writer.id !== id).map(({ place }) => place);
    const drawn = Array.from({ length: DRAWS }, () =>
      nearest(from, shuffled(others, random).slice(0, places.length)),
    );
    return { bundled: nearest(from, places), real: mean(drawn) };
  });
  return {
    bundled: mean(found.map((one) => one.bundled)),
    real: mean(found.map((one) => one.real)),
    noFarther: mean(found.map((one) => Number(one.bundled <= one.real))),
  };
}

/** Where some documents stand, against the norms of their register. */
export function departuresOf(
  space: Space,
  works: readonly Counts[],
  norms: Figures["norms"][keyof Figures["norms"]],
): Departures {
  const counts = sumCounts(works);
  return space.features.map((feature) => {
    const value = feature.value(counts);
    const { scaled } = norms[feature.id]!;
    return value === undefined ? 0 : (onScale(feature, value) - scaled.mean) / scaled.sd;
  });
}

import type { Corpus, FiguresWriter, Register } from "../corpus/corpus.ts";
import { correlation, type Works } from "../corpus/norms.ts";
import { registerOf } from "../corpus/registerOf.ts";
import { featureOf } from "../style/allFeatures.ts";
import type { Direction } from "../style/feature.ts";
import { WORDS_NEEDED } from "./confidence.ts";
import { otherWriters } from "./otherWriters.ts";
import { type PlaceSpread, placeSpread } from "./placeSpread.ts";
import { type PrincipalAxes, placeOn, principalAxes } from "./principalAxes.ts";
import { clustersBeside } from "./representatives.ts";
import { dimensionsOf, type Measured, measuredOf, squaredDistance, styleVector } from "./styleSpace.ts";
import { type Apart, type Shared, setApart, sharedBy } from "./whyFar.ts";

/** Coordinates on the map, in standard deviations between writers: right and up are positive. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** What a direction of the map means. */
export interface Axis {
  /** Of what the real writers vary in, the share along this direction: 0 to 1. */
  readonly share: number;
  /** The habits that go with it most closely, and which way they grow towards its positive end. */
  readonly drivers: readonly { readonly feature: string; readonly direction: Direction }[];
}

/** A writer with a name, bundled or added. */
export interface PlacedWriter extends Place {
  readonly id: string;
  readonly added: boolean;
  /** How far from the author: root mean square over all features but layout that stay with a writer, in standard deviations between writers. */
  readonly distance: number;
  /** Set beside the author for a cluster of writers. */
  readonly chosen: boolean;
  /** Who was chosen for the writer's cluster; undefined for those in the author's own. */
  readonly speaker?: string;
  /** What makes most of the distance, the heaviest first. */
  readonly apart: readonly Apart[];
  /** Where author and writer both depart from the norm to one side, the furthest first. */
  readonly shared: readonly Shared[];
}

/** The author among writers of the same kind, as a map. */
export interface WritersMap {
  readonly register: Register;
  readonly axes: readonly [across: Axis, up: Axis];
  readonly author: Place;
  /** Where the author may as well be; undefined for fewer than four documents. */
  readonly spread?: PlaceSpread;
  /** The real writers whom the map is drawn from; nobody is named. */
  readonly real: readonly Place[];
  /** How far the real writers are from the author, ascending, as {@link PlacedWriter.distance}. */
  readonly realDistances: readonly number[];
  /** Nearest to the author first. */
  readonly writers: readonly PlacedWriter[];
}

/** Habits that hardly go with a direction do not name it. Pearson's r. */
const LEAST_DRIVING = 0.5;
const DRIVERS = 2;
/** Fewer do not spread over a plane in a way that means anything. */
const FEWEST_WRITERS = 5;

/**
 * Draws the map: the two directions in which the real writers of the author's register differ most. The author has no say in the axes,
 * so that more writing moves the author alone; nor has layout, which is the medium's more than the writer's. Undefined where there is too little writing to place, or too few writers.
 */
export function mapWriters(author: Works, corpus: Corpus): WritersMap | undefined {
  const own = measuredOf(author);
  const register = registerOf(author, corpus.figures);
  const norms = corpus.figures.norms[register];
  const dimensions = dimensionsOf(norms).filter((id) => featureOf(id)?.aspect !== "layout");
  const vectorOf = (writer: Measured) => styleVector(writer, norms, dimensions);
  const real = realWriters(corpus, register).map((writer) => vectorOf(evenly(writer)));
  if (own.words < WORDS_NEEDED || real.length < FEWEST_WRITERS) return undefined;
  const axes = principalAxes(real, 2);
  if (axes.directions.length < 2) return undefined;

  const here = vectorOf(own);
  const spread = placeSpread(author, (part) => {
    const { x, y } = placed(axes, vectorOf(part));
    return [x, y];
  });
  const away = (vector: readonly number[]) =>
    Math.sqrt(squaredDistance(here, vector) / Math.max(1, dimensions.length));
  const named = otherWriters(corpus, register);
  const speakers = new Map(
    clustersBeside(author, named, norms).flatMap(({ chosen, members }) =>
      members.map((member) => [member, chosen] as const),
    ),
  );
  const compared = { dimensions, norms, families: corpus.figures.families };
  const writers = named.map((writer): PlacedWriter => {
    const vector = vectorOf(writer);
    const speaker = speakers.get(writer.id);
    const [self, other] = [
      { vector: here, features: own.features },
      { vector, features: writer.features },
    ];
    return {
      id: writer.id,
      added: writer.added,
      ...placed(axes, vector),
      distance: away(vector),
      chosen: speaker === writer.id,
      ...(speaker !== undefined && { speaker }),
      apart: setApart(self, other, compared),
      shared: sharedBy(self, other, compared),
    };
  });
  return {
    register,
    axes: [axisOf(0, axes, real, compared), axisOf(1, axes, real, compared)],
    author: placed(axes, here),
    ...(spread && { spread }),
    real: real.map((vector) => placed(axes, vector)),
    realDistances: real.map(away).sort((a, b) => a - b),
    writers: writers.sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1)),
  };
}

/** Those of a register who came with the figures: added writers are named on the map. */
function realWriters({ figures, added }: Corpus, register: Register): FiguresWriter[] {
  const names = new Set(added.map(({ id }) => id));
  return figures.writers.filter((writer) => writer.register === register && !names.has(writer.id));
}

/** Of real writers the documents' lengths are not known: they are taken to be alike. */
function evenly({ features, words, documents }: FiguresWriter): Measured {
  return { features, words, concentration: 1 / Math.max(1, documents) };
}

function placed(axes: PrincipalAxes, vector: readonly number[]): Place {
  const [x = 0, y = 0] = placeOn(axes, vector);
  return { x, y };
}

function axisOf(
  index: number,
  axes: PrincipalAxes,
  real: readonly (readonly number[])[],
  {
    dimensions,
    families,
  }: { readonly dimensions: readonly string[]; readonly families: Readonly<Record<string, string>> },
): Axis {
  const along = real.map((vector) => placeOn(axes, vector)[index]!);
  const taken = new Set<string>();
  const drivers = dimensions
    .map((id, dimension) => ({
      id,
      r: correlation(real.map((vector, at) => [vector[dimension]!, along[at]!])),
    }))
    .filter(({ r }) => Math.abs(r) >= LEAST_DRIVING)
    .sort((a, b) => Math.abs(b.r) - Math.abs(a.r))
    .filter(({ id }) => {
      const isNew = !taken.has(families[id] ?? id) && !taken.has(featureOf(id)!.aspect);
      taken.add(families[id] ?? id).add(featureOf(id)!.aspect);
      return isNew;
    });
  return {
    share: axes.shares[index]!,
    drivers: drivers
      .slice(0, DRIVERS)
      .map(({ id, r }) => ({ feature: id, direction: r > 0 ? "more" : "less" })),
  };
}

import { t } from "@vscode/l10n";
import type { Cast } from "../corpus/comparedWriters.ts";
import type { Apart, Shared } from "../differences/whyFar.ts";
import type { Axis, PlacedWriter, WritersMap } from "../differences/writersMap.ts";
import { featureOf } from "../style/allFeatures.ts";
import type { Direction } from "../style/feature.ts";
import { amounts } from "./amounts.ts";
import type { MapState, WriterState } from "./mapState.ts";
import { formatAlike, formatCount, formatList, language } from "./numbers.ts";
import { writersOf } from "./statements.ts";

/** A map of writers in words, as the panel's page draws it. Real writers have no names in it, whoever they are. */
export function mapOf(map: WritersMap, { writers }: Pick<Cast, "writers">): MapState {
  const others = writersOf(map.register, map.real.length);
  const [across, up] = map.axes;
  const shares = [across.share + up.share, across.share, up.share].map((share) => formatCount(100 * share));
  return {
    about: t(
      "From left to right and from bottom to top are the two directions in which {0} differ most: {1}% of all that they differ in ({2}% and {3}%). The rest does not show, so who looks near here may be further; the list goes by the whole distance.",
      others,
      ...(shares as [string, string, string]),
    ),
    distances: distancesOf(map, others),
    sharing: t("What you share, unlike {0} on average", writersOf(map.register, 0)),
    across: wordsOf(across),
    up: wordsOf(up),
    author: [map.author.x, map.author.y],
    ...(map.spread && { spread: map.spread }),
    real: map.real.map(({ x, y }) => [x, y]),
    writers: map.writers.map((writer) => writerOf(writer, writers)),
  };
}

function distancesOf({ realDistances }: WritersMap, others: string): string {
  const [nearest = "", furthest = ""] = formatAlike(realDistances[0] ?? 0, realDistances.at(-1) ?? 0);
  return t(
    "At a distance of 1 two people's habits are, typically, as far apart as a writer's are from the average. The {0} are from {1} to {2} away from you. Layout does not count, and what little writing supports counts less.",
    others,
    nearest,
    furthest,
  );
}

function writerOf(writer: PlacedWriter, known: Cast["writers"]): WriterState {
  const { id, added, x, y, chosen, speaker, distance, apart, shared } = writer;
  return {
    id,
    name: known.find((one) => one.id === id)?.name ?? id,
    added,
    place: [x, y],
    chosen,
    ...(speaker !== undefined && { speaker }),
    distance: formatDistance(distance),
    apart: apart.flatMap(describeApart),
    shared: shared.flatMap(describeShared),
  };
}

/** All distances with the same decimals, since they are read in a column. */
function formatDistance(distance: number): string {
  const format = new Intl.NumberFormat(language(), { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return format.format(distance);
}

function wordsOf({ drivers }: Axis): MapState["across"] {
  const clause = (flip: boolean) =>
    formatList(
      drivers.flatMap(
        ({ feature, direction }) => says(feature, flip ? opposite(direction) : direction) ?? [],
      ),
    );
  return { more: clause(false), less: clause(true) };
}

const opposite = (direction: Direction): Direction => (direction === "more" ? "less" : "more");

function says(feature: string, direction: Direction): string | undefined {
  const clause = featureOf(feature)?.says[direction];
  return clause === undefined ? undefined : t(clause);
}

/** "You write longer sentences: 27 words, theirs 12." */
function describeApart({ feature: id, direction, own, theirs }: Apart): string[] {
  const feature = featureOf(id);
  if (!feature) return [];
  const [ownAmount, theirAmount] = amounts(own, theirs, feature.unit);
  return [t("You {0}: {1}, they {2}.", t(feature.says[direction]), ownAmount, theirAmount)];
}

/** "Both of you use dashes less often: you 0.4 in every 1,000 words, they 0.6." */
function describeShared({ feature: id, direction, own, theirs }: Shared): string[] {
  const feature = featureOf(id);
  if (!feature) return [];
  const [ownAmount, theirAmount] = amounts(own, theirs, feature.unit);
  return [t("Both of you {0}: you {1}, they {2}.", t(feature.says[direction]), ownAmount, theirAmount)];
}

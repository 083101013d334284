import { t } from "@vscode/l10n";
import { scaleLinear } from "d3-scale";
import type { JSX } from "preact";
import type { MapState, WriterState } from "../../src/panel/mapState.ts";
import { placeLabels } from "./placeLabels.ts";
import { useMarks } from "./useMarks.ts";
import { type Room, useRoom } from "./useRoom.ts";

/** Room around the marks, in pixels. */
const MARGIN = 14;
/** The picture is no flatter than this, as a share of its width; nor higher than it is wide, or than fits a screen. Pixels. */
const FLATTEST = 0.55;
const TALLEST = 520;
/** From this width on, there is room to try the names of all writers, not only of those who matter most. Pixels. */
const ALL_NAMES_FROM = 420;

export interface WritersMapProps {
  readonly map: MapState;
  readonly selected: string | undefined;
  readonly onSelect: (writer: string) => void;
}

/** Marks of the writers of a group; of the first, those who write most like the author. */
const shapes = [
  "M-4.4 0A4.4 4.4 0 1 1 4.4 0 4.4 4.4 0 1 1-4.4 0Z",
  "M-4-4H4V4H-4Z",
  "M0-5.2 5 3.6H-5Z",
  "M0 5.2 5-3.6H-5Z",
  "M0-5 4.8-1.5 3 4.2H-3L-4.8-1.5Z",
];

/**
 * The author (a filled diamond) among real writers (dots) and writers with names, whose shapes say which group they are of; filled is who was
 * chosen to speak for a group. Both directions have the same scale.
 */
export function WritersMap({ map, selected, onSelect }: WritersMapProps) {
  const [ref, room] = useRoom<HTMLDivElement>();
  const marks = useMarks(map.writers.length);
  const { height, scale, at } = layOut(map, room);
  const author = at(map.author);
  const groups = groupsOf(map);
  const places = new Map(map.writers.map((writer) => [writer.id, at(writer.place)]));
  const labels = placeLabels(
    namesOf(map, room).map(({ id, name }) => ({
      ...(id === undefined ? author : places.get(id)!),
      name,
      isAuthor: id === undefined,
    })),
    [author, ...places.values()],
    { ...room, height },
  );
  return (
    <div ref={ref} class="map">
      <svg width={room.width} height={height} aria-label={describeMap(map)}>
        {map.real.map((place, index) => {
          const { x, y } = at(place);
          return <circle key={index} class="real" cx={x} cy={y} r={2} />;
        })}
        {map.spread && (
          <ellipse
            class="spread"
            rx={map.spread.long * scale}
            ry={map.spread.short * scale}
            // Up is less in a picture's coordinates.
            transform={`translate(${author.x} ${author.y}) rotate(${-map.spread.turned})`}
          />
        )}
        {map.writers.map((writer, index) => {
          const { x, y } = places.get(writer.id)!;
          const { chosen, id } = writer;
          const label = t("{0}, distance {1}", writer.name, writer.distance);
          return (
            <g
              key={id}
              class={`mark${chosen ? " chosen" : ""}${id === selected ? " selected" : ""}`}
              transform={`translate(${x} ${y})`}
              {...marks(index, label, () => onSelect(id))}
            >
              <title>{label}</title>
              <circle class="target" r={11} />
              <circle class="ring" r={9} />
              <path class="shape" d={shapes[groups.indexOf(writer.speaker) % shapes.length]} />
            </g>
          );
        })}
        <path class="author" transform={`translate(${author.x} ${author.y})`} d="M0-8 8 0 0 8-8 0Z" />
        {labels.map(({ name, isAuthor, left, base }) => (
          <text key={`${name}:${left}:${base}`} class={isAuthor ? "author-label" : "name"} x={left} y={base}>
            {name}
          </text>
        ))}
      </svg>
    </div>
  );
}

/** The marks of the map, told apart in words. */
export function MapLegend({ map }: { readonly map: MapState }) {
  const groups = groupsOf(map);
  const entries: { readonly shape: JSX.Element; readonly words: string }[] = [
    { shape: <path class="author" d="M0-6 6 0 0 6-6 0Z" />, words: t("you") },
    ...(map.spread
      ? [{ shape: <ellipse class="spread" rx={7} ry={4.5} />, words: t("where you most likely are (80%)") }]
      : []),
    { shape: <circle class="real" r={2} />, words: t("real writers") },
    ...groups.flatMap((speaker, index) => {
      const shape = (
        <path class={speaker === undefined ? "shape" : "shape filled"} d={shapes[index % shapes.length]!} />
      );
      if (speaker === undefined)
        return map.writers.some((writer) => writer.speaker === undefined)
          ? { shape, words: t("write most like you") }
          : [];
      const { name } = map.writers.find(({ id }) => id === speaker)!;
      const others = map.writers.filter((writer) => writer.speaker === speaker).length - 1;
      if (others === 0) return { shape, words: name };
      return {
        shape,
        words: others === 1 ? t("{0}, for 1 more", name) : t("{0}, for {1} more", name, others),
      };
    }),
  ];
  return (
    <ul class="legend">
      {entries.map(({ shape, words }) => (
        <li key={words}>
          <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
            {shape}
          </svg>
          {words}
        </li>
      ))}
    </ul>
  );
}

/** Who speaks for a group; undefined for the group of the author, which comes first. */
function groupsOf({ writers }: MapState): (string | undefined)[] {
  return [undefined, ...writers.filter(({ chosen }) => chosen).map(({ id }) => id)];
}

function layOut({ author, real, writers }: MapState, { width }: Room) {
  const all = [author, ...real, ...writers.map(({ place }) => place)];
  const range = (axis: 0 | 1): [number, number] => {
    const values = all.map((place) => place[axis]);
    return [Math.min(...values), Math.max(...values)];
  };
  const [left, right] = range(0);
  const [bottom, top] = range(1);
  const inner = Math.max(1, width - 2 * MARGIN);
  const wanted = (inner * (top - bottom)) / Math.max(right - left, Number.EPSILON);
  const tallest = Math.min(width, TALLEST);
  const height = Math.max(width * FLATTEST, Math.min(tallest, wanted + 2 * MARGIN));
  const scale = Math.min(inner / (right - left), (height - 2 * MARGIN) / (top - bottom));
  const across = [width / 2 - (scale * (right - left)) / 2, width / 2 + (scale * (right - left)) / 2];
  const up = [height / 2 + (scale * (top - bottom)) / 2, height / 2 - (scale * (top - bottom)) / 2];
  const x = scaleLinear().domain([left, right]).range(across);
  const y = scaleLinear().domain([bottom, top]).range(up);
  return { height, scale, at: ([a, b]: readonly [number, number]) => ({ x: x(a), y: y(b) }) };
}

/** Whose names are tried, the most telling first: the author's, the nearest, the furthest, the chosen, then all others. */
function namesOf({ writers }: MapState, { width }: Room): { id?: string; name: string }[] {
  const chosen = writers.filter((writer) => writer.chosen);
  const first = [...writers.slice(0, 1), ...writers.slice(-1), ...chosen];
  const wanted: WriterState[] = width >= ALL_NAMES_FROM ? [...first, ...writers] : first;
  return [{ name: t("You") }, ...new Set(wanted)];
}

/** What the picture shows, as words for those who do not see it. */
function describeMap({ writers, real }: MapState): string {
  const [nearest, furthest] = [writers[0], writers.at(-1)];
  if (!nearest || !furthest) return t("You among {0} real writers.", real.length);
  return t(
    "You among {0} real writers and {1} with names. Nearest: {2}; furthest: {3}.",
    real.length,
    writers.length,
    nearest.name,
    furthest.name,
  );
}

import { t } from "@vscode/l10n";
import { scaleLinear } from "d3-scale";
import type { MapState, WriterState } from "../../src/panel/mapState.ts";
import { placeLabels } from "./placeLabels.ts";
import { useMarks } from "./useMarks.ts";
import { type Room, useRoom } from "./useRoom.ts";

/** Room around the marks, in pixels. */
const MARGIN = 14;
/** The picture is between half and all as high as it is wide, and no higher than fits a screen. Pixels. */
const TALLEST = 520;
/** From this width on, there is room to try the names of all writers, not only of those who matter most. Pixels. */
const ALL_NAMES_FROM = 420;

export interface WritersMapProps {
  readonly map: MapState;
  readonly selected: string | undefined;
  readonly onSelect: (writer: string) => void;
}

/**
 * The author (a filled diamond) among real writers (dots), bundled writers (rings) and added ones (triangles); a line leads from each
 * writer to the one, filled, who was chosen to speak for them, or to the author. Both directions have the same scale.
 */
export function WritersMap({ map, selected, onSelect }: WritersMapProps) {
  const [ref, room] = useRoom<HTMLDivElement>();
  const marks = useMarks(map.writers.length);
  const { height, at } = layOut(map, room);
  const author = at(map.author);
  const places = new Map(map.writers.map((writer) => [writer.id, at(writer.place)]));
  const labels = placeLabels(
    namesOf(map, room).map(({ id, name }) => ({ ...(id === undefined ? author : places.get(id)!), name })),
    [author, ...places.values()],
    { ...room, height },
  );
  return (
    <div ref={ref} class="map">
      <svg width={room.width} height={height} aria-label={describeMap(map)}>
        {map.real.map((place, index) => {
          const { x, y } = at(place);
          return <circle key={index} class="real" cx={x} cy={y} r={1.8} />;
        })}
        {map.writers.map(({ id, speaker, chosen }) => {
          const [from, to] = [places.get(id)!, speaker === undefined ? author : places.get(speaker)!];
          return chosen ? undefined : (
            <line
              key={id}
              class={speaker === undefined ? "spoke own" : "spoke"}
              x1={from.x}
              y1={from.y}
              x2={to.x}
              y2={to.y}
            />
          );
        })}
        {map.writers.map((writer, index) => {
          const { x, y } = places.get(writer.id)!;
          const { chosen, added, id } = writer;
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
              {added ? <path class="shape" d="M0-5.5 5.5 4H-5.5Z" /> : <circle class="shape" r={4.2} />}
            </g>
          );
        })}
        <path class="author" transform={`translate(${author.x} ${author.y})`} d="M0-8 8 0 0 8-8 0Z" />
        {labels.map(({ name, left, base }, index) => (
          <text key={`${name}:${index}`} class={index === 0 ? "author-label" : "name"} x={left} y={base}>
            {name}
          </text>
        ))}
      </svg>
    </div>
  );
}

/** The marks of the map, told apart in words. */
export function MapLegend({ map }: { readonly map: MapState }) {
  const entries: [shape: preact.JSX.Element, words: string][] = [
    [<path class="author" d="M0-6 6 0 0 6-6 0Z" />, t("you")],
    [<circle class="shape" r={4.2} />, t("writer")],
    [<circle class="shape filled" r={4.2} />, t("set beside you, for those with a line to them")],
    [<circle class="real" r={1.8} />, t("real writer")],
  ];
  if (map.writers.some(({ added }) => added))
    entries.splice(2, 0, [<path class="shape" d="M0-5.5 5.5 4H-5.5Z" />, t("writer whom you added")]);
  return (
    <ul class="legend">
      {entries.map(([shape, words]) => (
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
  const height = Math.max(width / 2, Math.min(tallest, wanted + 2 * MARGIN));
  const scale = Math.min(inner / (right - left), (height - 2 * MARGIN) / (top - bottom));
  const across = [width / 2 - (scale * (right - left)) / 2, width / 2 + (scale * (right - left)) / 2];
  const up = [height / 2 + (scale * (top - bottom)) / 2, height / 2 - (scale * (top - bottom)) / 2];
  const x = scaleLinear().domain([left, right]).range(across);
  const y = scaleLinear().domain([bottom, top]).range(up);
  return { height, at: ([a, b]: readonly [number, number]) => ({ x: x(a), y: y(b) }) };
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

import { t } from "@vscode/l10n";
import { scaleLinear, scaleSqrt } from "d3-scale";
import type { MomentState, TraitState } from "../../src/panel/timelineState.ts";
import { widthOf } from "./placeLabels.ts";
import { useMarks } from "./useMarks.ts";
import { useRoom } from "./useRoom.ts";

/** Pixels. */
const HEIGHT = 110;
const MARGIN = 8;
const SMALLEST = 2.2;
const LARGEST = 6;

export interface MomentsProps {
  readonly trait: TraitState;
  /** The first and last date, as they are written. */
  readonly ends: readonly [string, string];
  readonly onOpen: (document: string) => void;
}

/** One habit over time: a dot for each time, larger for more words; the writers' average as a dashed line, the trend as a full one. */
export function Moments({ trait, ends, onOpen }: MomentsProps) {
  const [ref, { width, em }] = useRoom<HTMLDivElement>();
  const { moments, line, mean, labels } = trait;
  const opened = moments.filter(({ count }) => count === 1);
  const marks = useMarks(opened.length);
  const room = Math.max(...[labels.low, labels.high, labels.mean].map((label) => widthOf(label, em)));
  const left = room + MARGIN;
  const values = moments.map(({ value }) => value);
  const all = [...values, ...(line ?? []), mean];
  const times = moments.map(({ at }) => at);
  const x = scaleLinear()
    .domain([Math.min(...times), Math.max(...times)])
    .range([left + LARGEST, width - LARGEST]);
  const y = scaleLinear()
    .domain([Math.min(...all), Math.max(...all)])
    .range([HEIGHT - MARGIN, MARGIN]);
  const r = scaleSqrt()
    .domain([0, Math.max(...moments.map(({ words }) => words))])
    .range([SMALLEST, LARGEST]);
  const dot = (moment: MomentState) => (
    <circle class="moment" cx={x(moment.at)} cy={y(moment.value)} r={r(moment.words)} />
  );
  return (
    <div ref={ref} class="moments">
      <svg width={width} height={HEIGHT + em * 1.4} aria-label={describeTrait(trait, ends)}>
        <line class="axis" x1={left} x2={width} y1={y(mean)} y2={y(mean)} />
        {line && (
          <line
            class={trait.changed ? "trend" : "trend unclear"}
            x1={x(times[0]!)}
            y1={y(line[0])}
            x2={x(times.at(-1)!)}
            y2={y(line[1])}
          />
        )}
        {moments.map((moment) => moment.count !== 1 && <g key={moment.at}>{dot(moment)}</g>)}
        {opened.map((moment, index) => {
          const { id, title } = moment.documents[0]!;
          const label = t("{0}, {1}", title, moment.label);
          return (
            <g key={id} class="mark" {...marks(index, label, () => onOpen(id))}>
              <title>{label}</title>
              <circle class="ring" cx={x(moment.at)} cy={y(moment.value)} r={r(moment.words) + 3} />
              {dot(moment)}
            </g>
          );
        })}
        {levels(trait, y, em).map(({ label, place }) => (
          <text
            key={label}
            x={room}
            y={place}
            text-anchor="end"
            class={label === labels.mean ? "mean-label" : ""}
          >
            {label}
          </text>
        ))}
        <text x={left} y={HEIGHT + em}>
          {ends[0]}
        </text>
        <text x={width} y={HEIGHT + em} text-anchor="end">
          {ends[1]}
        </text>
      </svg>
    </div>
  );
}

/** The labels at the left: the writers' average always, the lowest and highest value where there is room beside it. */
function levels({ labels, moments, mean }: TraitState, y: (value: number) => number, em: number) {
  const values = moments.map(({ value }) => value);
  const average = y(mean);
  const others = [
    { label: labels.low, place: y(Math.min(...values)) },
    { label: labels.high, place: y(Math.max(...values)) },
  ].filter(({ place }) => Math.abs(place - average) >= em * 1.1);
  return [{ label: labels.mean, place: average }, ...others].map(({ label, place }) => ({
    label,
    place: place + em * 0.35,
  }));
}

/** What the picture shows, as words for those who do not see it. */
function describeTrait({ name, says, labels }: TraitState, ends: readonly [string, string]): string {
  return t(
    "{0}, {1} to {2}: from {3} to {4}; writers average {5}. {6}",
    name,
    ends[0],
    ends[1],
    labels.low,
    labels.high,
    labels.mean,
    says,
  );
}

import { t } from "@vscode/l10n";
import { scaleLinear } from "d3-scale";
import type { StandingView } from "../../src/panel/protocol.ts";
import { describeStanding, labelsOf } from "./describeStanding.ts";

/** Room at both ends, so that what lies there is not cut off. Percent of the width. */
const MARGIN = 3;
/** Nearer than this to an end, a label is written inwards. Percent of the width. */
const NEAR_AN_END = 22;

/**
 * Where the author stands among the writers, along one line:
 *
 *             you 26 words
 *     | || ||||┃|| |==◆==| |        | a writer, ┃ their average, ◆ the author, == the 80 % interval
 *          average 20
 *
 * Shapes and lengths tell the marks apart, colours only help.
 */
export function Strip({ standing }: { readonly standing: StandingView }) {
  const { value, interval, mean, writers, tellingFigure } = standing;
  const all = [...writers, ...interval, value, mean];
  const x = scaleLinear()
    .domain([Math.min(...all), Math.max(...all)])
    .range([MARGIN, 100 - MARGIN]);
  const at = (place: number) => `${x(place).toFixed(2)}%`;
  const labels = labelsOf(standing);
  return (
    <svg class="strip" role="img" aria-label={describeStanding(standing)}>
      <line class="axis" x1="0%" x2="100%" y1="50%" y2="50%" />
      {/* One path for all: hundreds of lines on hundreds of strips would make scrolling stutter. */}
      <svg
        y="41%"
        width="100%"
        height="18%"
        viewBox="0 0 100 1"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path class="writers" d={writers.map((writer) => `M${x(writer).toFixed(2)} 0v1`).join("")} />
      </svg>
      <line class="mean" x1={at(mean)} x2={at(mean)} y1="36%" y2="68%" />
      <rect
        class="interval"
        x={at(interval[0])}
        width={`${(x(interval[1]) - x(interval[0])).toFixed(2)}%`}
        y="45%"
        height="10%"
      />
      <svg class="author" x={at(value)} y="50%" width="1" height="1" overflow="visible" aria-hidden="true">
        <path d="M0-6 6 0 0 6-6 0Z" />
      </svg>
      <text class="author-label" x={at(value)} y="24%" text-anchor={anchorAt(x(value))}>
        {tellingFigure ? t("you {0}", labels.value) : t("you")}
      </text>
      <text class="mean-label" x={at(mean)} y="92%" text-anchor={anchorAt(x(mean))}>
        {tellingFigure ? t("average {0}", labels.mean) : t("average")}
      </text>
    </svg>
  );
}

function anchorAt(place: number): "start" | "middle" | "end" {
  return place < NEAR_AN_END ? "start" : place > 100 - NEAR_AN_END ? "end" : "middle";
}

/** Every state of the page, made by the extension's own functions of a report on all that is measured; {@link data} is marked as such. */
import type { Cast } from "../../src/corpus/comparedWriters.ts";
import type { OverTime } from "../../src/differences/lookBack.ts";
import type { Difference, DifferenceReport, Evidence, Measure } from "../../src/differences/report.ts";
import type { WritersMap } from "../../src/differences/writersMap.ts";
import { NEEDED } from "../../src/evaluation/knowing.ts";
import { knowsOf, type MeasuredFigures } from "../../src/panel/knowsOf.ts";
import { mapOf } from "../../src/panel/mapOf.ts";
import type { PanelState, ReportState } from "../../src/panel/protocol.ts";
import type { ToldSections } from "../../src/panel/sectionState.ts";
import { timelineOf } from "../../src/panel/timelineOf.ts";
import { viewOf } from "../../src/panel/viewOf.ts";
import { type Explained, whyOf } from "../../src/panel/whyOf.ts";
import { allFeatures } from "../../src/style/allFeatures.ts";
import type { Direction } from "../../src/style/feature.ts";
import type { Steering } from "../../src/style/steering.ts";
import { data, pseudo } from "./pseudo.ts";
import { around, type states } from "./states.ts";

const ids = allFeatures.map(({ id }) => id);
/** One feature for each unit, and one whose figure tells nothing. */
const some = [
  ...new Map(allFeatures.map(({ id, unit, tellingFigure }) => [tellingFigure ? unit : "none", id])).values(),
];
const nameOf = (document: string) => data(`notes/${document}.md`);

const evidence: Evidence = {
  document: "weir",
  start: 4,
  end: 40,
  quote: data("And I think that the weir can wait."),
  marks: [[12, 16]],
};
const contrast = [
  { writer: "ines", task: "proposal", quote: data("It rained.") },
  { writer: "ines", task: data("their file.md"), quote: data("It snowed.") },
];

/** Of what is surest, what is told, what may be, and what is no difference. */
const confidences = [0.97, 0.88, 0.75, 0.2];

const measures: Measure[] = allFeatures.map(({ id, group, aspect, unit }, index) => {
  const mean = [0.4, 4, 40][index % 3]!;
  // As the signs below: none at all, less, and more than others.
  const value = mean * [0, 0.6, 1.4][(index + 1) % 3]!;
  return {
    id,
    group,
    aspect,
    unit,
    value,
    norm: { mean, sd: 0.2 * mean, writers: 44 },
    z: 2,
    interval: [0.9 * value, 1.1 * value],
    difference: true,
    confidence: confidences[index % confidences.length]!,
  };
});

/** Enough of them for every unit and every degree of sureness: the rest takes its time to be drawn. */
const fewMeasures = measures.filter(({ id }) => some.includes(id));

const direction = ({ value, norm }: Measure): Direction => (value > norm.mean ? "more" : "less");
const differences = (from: number, to: number, among = measures): Difference[] =>
  among
    .filter(({ confidence }) => confidence >= from && confidence < to)
    .map((measure) => ({
      feature: measure.id,
      direction: direction(measure),
      evidence: [evidence],
      contrast,
    }));

const all: DifferenceReport = {
  register: "post",
  kinds: [{ register: "post", documents: 14, words: 12_480 }],
  unknownKind: false,
  words: 12_480,
  documents: 14,
  measures,
  differences: differences(0.8, 1),
  tentative: differences(0.5, 0.8),
  representatives: [],
  wordsNeeded: 2_000,
  preference: data("Write long sentences: about 27 words, where others have 20."),
};

const cast: Cast = {
  tasks: [{ id: "proposal", name: "Design proposal" }],
  writers: [{ id: "ines", name: data("Ines Okafor") }],
  figures: {
    writers: around(20, 8).map((_, index) => ({
      id: `post-${index}`,
      register: "post",
      documents: 9,
      words: 9_000,
      features: Object.fromEntries(ids.map((id, place) => [id, ((index * 7 + place) % 44) + 1])),
    })),
  },
};

const few: Partial<DifferenceReport> = {
  measures: fewMeasures,
  differences: differences(0.8, 1, fewMeasures),
  tentative: differences(0.5, 0.8, fewMeasures),
};

function view(report = few, steering: Steering = {}): ReportState {
  return viewOf({ ...all, ...few, ...report }, cast, { skipped: 3, nameOf, steering });
}

const kinds = (["post", "proposal", "fiction"] as const).map((register) => ({
  register,
  documents: 4,
  words: 9_000,
}));
const none = { differences: [], tentative: [], preference: "" };
const unsure = {
  ...none,
  measures: fewMeasures.map((measure) => ({ ...measure, confidence: 0.2 })),
};

const turned: Steering = Object.fromEntries(
  (["more", "less", "pin", "leaveOut"] as const).flatMap((wish, index) => [
    [ids[index]!, { wish, pull: 0.5, direction: "more" as const }],
    [ids[index + 8]!, { wish, pull: 0.5 }],
  ]),
);

/** As many of the told differences, of which so many are very sure; the sentences on how sure all is depend on both. */
function told(number: number, sure: number, tentative = 0): ReportState {
  const chosen = ids.slice(0, number + tentative);
  return view({
    measures: measures
      .filter(({ id }) => chosen.includes(id))
      .map((measure, index) => ({ ...measure, confidence: index < sure ? 0.97 : 0.85 })),
    differences: all.measures.slice(0, number).map(asDifference),
    tentative: all.measures.slice(number, number + tentative).map(asDifference),
    documents: 1,
  });
}

const asDifference = (measure: Measure): Difference => ({
  feature: measure.id,
  direction: direction(measure),
  evidence: [],
  contrast: [],
});

/** What the extension itself says, which the made-up language is spoken for here. */
const trouble = { message: pseudo("Your writing could not be read."), next: pseudo("Try again.") };

/** The recorded states in the made-up language, and further ones for sentences that none of those has. To be made once it is spoken. */
export function pseudoStates(): Readonly<Record<keyof typeof states | `more: ${string}`, PanelState>> {
  const report = view();
  return {
    empty: { kind: "empty" },
    looking: { kind: "reading", done: 0, total: 0 },
    reading: { kind: "reading", done: 12, total: 1_400 },
    report: view(all),
    "report of one kind among several": view({ kinds }),
    "report while reading": { ...report, reading: { done: 3, total: 15 } },
    "report without a model": { ...report, offersModel: true },
    "report after a failure": { ...report, trouble },
    "too little": view({ ...unsure, words: 760, documents: 1 }),
    "nothing sure": view(unsure),
    error: { kind: "error", ...trouble },
    "more: proposals": view({ ...unsure, register: "proposal" }),
    "more: of no known kind": view({ unknownKind: true }),
    "more: fiction": view({ register: "fiction" }),
    "more: turned": view(few, turned),
    "more: all left out": { ...view(few, turned), preference: "" },
    "more: one word in one file": { ...told(1, 0), words: 1, skipped: 1 },
    "more: one, and sure": told(1, 1, 2),
    "more: none that is told": told(0, 0, 3),
    "more: two": told(2, 2, 1),
    "more: two of three": told(3, 2),
    "more: one of three": told(3, 1),
    "more: none of three": told(3, 0),
    "more: all of three": told(3, 3),
  };
}

const writersMap: WritersMap = {
  register: "post",
  axes: [
    { share: 0.2, drivers: ids.slice(0, 2).map((feature) => ({ feature, direction: "more" })) },
    { share: 0.13, drivers: ids.slice(2, 5).map((feature) => ({ feature, direction: "less" })) },
  ],
  author: { x: 1, y: 1 },
  spread: { long: 0.9, short: 0.4, turned: 30 },
  real: [
    { x: 0, y: 0 },
    { x: 2, y: 3 },
  ],
  realDistances: [0.7, 1.4],
  writers: ["ines", "tom", "marit", "jun", "team/anna"].map((id, index) => ({
    id: data(id),
    added: false,
    x: index,
    y: -index,
    distance: 0.8 + 0.1 * index,
    chosen: index === 1 || index === 3,
    ...(index > 0 && { speaker: data(index < 3 ? "tom" : "jun") }),
    apart: some.map((feature) => ({ feature, direction: "more", own: 3, theirs: 0.4, share: 0.2 })),
    shared: some.map((feature) => ({ feature, direction: "less", own: 3, theirs: 4 })),
  })),
};

const DAY = 86_400_000;

function overTime(step: number): OverTime {
  const moments = [0, 1, 2, 3, 4].map((index) => ({
    at: index * step,
    from: index * step,
    to: index * step + 3 * DAY,
    documents: Array.from({ length: index === 4 ? 12 : index + 1 }, (_, number) => `${index}-${number}`),
    words: 1_200,
  }));
  const span = [0, 4 * step + 3 * DAY] as const;
  return {
    timeline: {
      dated: 5,
      undated: 2,
      span,
      isLong: true,
      moments,
      traits: some.map((feature, index) => ({
        feature,
        mean: 3,
        values: [1, 2, 3, 4, 5],
        line: [1, 5],
        ...(index % 2 === 0 && {
          change: {
            direction: "more",
            first: { from: span[0], to: step, value: 1 },
            last: { from: 3 * step, to: span[1], value: 5 },
          },
        }),
      })),
    },
    odd: {
      document: "odd",
      words: 900,
      times: 1.7,
      because: some.map((feature) => ({ feature, direction: "less", value: 1, others: 11 })),
    },
  };
}

const tooFewDates: OverTime = {
  timeline: { dated: 3, undated: 1, isLong: false, moments: [], traits: [] },
};
const nothingToFollow: OverTime = {
  timeline: { dated: 3, undated: 0, isLong: true, moments: [], traits: [] },
};

const along = measures.map(asDifference);
const onDevice: Explained = {
  kind: "shown",
  text: data("that the weir"),
  by: { kind: "onDevice", probability: 0.423, here: true },
  fit: 0.4,
  words: 20,
  isUnlike: false,
  passages: [evidence],
  isGone: false,
  along,
};
const byModel: Explained = {
  ...onDevice,
  kind: "accepted",
  by: { kind: "model", name: data("a-model"), host: data("example.org") },
};
const explained: Explained[][] = [
  [onDevice, byModel],
  [
    { ...onDevice, passages: [], fit: -0.2 },
    { ...byModel, passages: [], fit: -2, isUnlike: true },
  ],
  [
    { ...onDevice, by: { kind: "onDevice", probability: 0.001, here: false }, passages: [] },
    { ...byModel, isGone: true },
  ],
];

const figures = {
  kind: "measured",
  known: 12,
  heldOut: 3,
  words: { own: 9_086, other: 8_000 },
  characters: 4_000,
  saved: { own: 0.36, none: 0.3, other: 0.31 },
  taken: 0.4,
  told: { own: 0.9, other: 0.6 },
  paragraphs: { own: 20, others: 40 },
} as const satisfies MeasuredFigures["result"];
const measured: MeasuredFigures[] = [
  { progress: undefined, result: undefined, isCurrent: true },
  { progress: 0.4, result: undefined, isCurrent: true },
  { progress: undefined, result: { kind: "tooLittle", documents: 2, words: 900 }, isCurrent: true },
  { progress: undefined, result: figures, isCurrent: true },
  {
    progress: undefined,
    result: { ...figures, saved: { own: 0.3, none: 0.3 }, told: { own: 0.5 }, taken: undefined },
    isCurrent: false,
  },
];

/** What sections show, one after another. To be made once the language is spoken. */
export function pseudoSections(): readonly ToldSections[] {
  return [
    { map: mapOf(writersMap, cast) },
    ...[overTime(300 * DAY), overTime(20 * DAY), tooFewDates, nothingToFollow].map((each) => ({
      timeline: timelineOf(each, nameOf),
    })),
    ...explained.map((each) => ({ why: whyOf(each, nameOf) })),
    ...measured.map((each) => ({ knows: knowsOf(each, NEEDED) })),
    { map: pseudo("There is not yet enough."), timeline: pseudo("Nothing."), why: pseudo("None.") },
  ];
}

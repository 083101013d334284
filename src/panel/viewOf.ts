import { t } from "@vscode/l10n";
import type { Cast } from "../corpus/comparedWriters.ts";
import { TENTATIVE_FROM } from "../differences/confidence.ts";
import type { Difference, DifferenceReport, Measure } from "../differences/report.ts";
import { featureOf } from "../style/allFeatures.ts";
import type { Feature } from "../style/feature.ts";
import { type Steering, steersWords } from "../style/steering.ts";
import { glanceAt } from "./glance.ts";
import { kindOfWriting } from "./kindOfWriting.ts";
import type { DifferenceView, ReportState, StandingView, TurnView } from "./protocol.ts";
import { comparedWith, describeConfidence, figuresOf, headlineOf } from "./statements.ts";

/** What the panel shows beside a report. */
export interface Surroundings {
  /** Number of files left out of the history. */
  readonly skipped: number;
  /** A document's id as a person knows the document. */
  nameOf(document: string): string;
  /** What the author turned in their completions. */
  readonly steering?: Steering;
}

/** This many of a report's measures make a first picture where nothing is claimed. */
const FIRST_PICTURE = 4;

/** A report as the panel's page draws it. Features that are no longer in the list are left out. */
export function viewOf(
  report: DifferenceReport,
  cast: Cast,
  { skipped, nameOf, steering = {} }: Surroundings,
): ReportState {
  const measures = new Map(report.measures.map((measure) => [measure.id, measure]));
  const standing = (measure: Measure, feature: Feature): StandingView => ({
    feature: feature.id,
    name: t(feature.name),
    unit: feature.unit,
    tellingFigure: feature.tellingFigure,
    value: measure.value,
    interval: [...measure.interval],
    mean: measure.norm.mean,
    writers: cast.figures.writers
      .filter(({ register }) => register === report.register)
      .flatMap(({ features }) => features[feature.id] ?? [])
      .sort((a, b) => a - b),
  });
  const view = (difference: Difference, tentative: boolean): DifferenceView[] => {
    const feature = featureOf(difference.feature);
    const measure = measures.get(difference.feature);
    if (!feature || !measure) return [];
    const place = standing(measure, feature);
    return [
      {
        ...place,
        group: feature.group,
        direction: difference.direction,
        tentative,
        headline: headlineOf(feature, difference.direction),
        figures: figuresOf(measure, feature, difference.direction, place.writers, report.register),
        confidence: describeConfidence(measure.confidence),
        ...quotesOf(difference, cast, nameOf),
      },
    ];
  };
  const differences = [
    ...report.differences.flatMap((difference) => view(difference, false)),
    ...report.tentative.flatMap((difference) => view(difference, true)),
  ];
  return {
    kind: "report",
    documents: report.documents,
    words: report.words,
    skipped,
    wordsNeeded: report.wordsNeeded,
    ...(report.kinds.length > 1 ? { kinds: kindsOf(report) } : {}),
    comparedWith: comparedWith(report),
    ...glanceAt(report, differences),
    differences,
    standings: differences.length > 0 ? [] : firstPicture(report.measures, standing),
    likeOthers: likeOthers(report, standing),
    preference: report.preference,
    turned: turnsOf(steering, differences),
  };
}

/** What is measured and would not hold as a difference; nothing where there is too little writing to say so. */
function likeOthers(
  { words, wordsNeeded, measures }: DifferenceReport,
  standing: (measure: Measure, feature: Feature) => StandingView,
): StandingView[] {
  if (words < wordsNeeded) return [];
  return measures
    .filter(({ confidence }) => confidence < TENTATIVE_FROM)
    .flatMap((measure) => {
      const feature = featureOf(measure.id);
      return feature ? [standing(measure, feature)] : [];
    });
}

function turnsOf(steering: Steering, differences: readonly DifferenceView[]): TurnView[] {
  return Object.entries(steering).flatMap(([id, { wish, direction }]) => {
    const feature = featureOf(id);
    const headline = differences.find((difference) => difference.feature === id)?.headline;
    const title = headline ?? (feature && (direction ? headlineOf(feature, direction) : t(feature.name)));
    const modelOnly = (wish === "more" || wish === "less") && !steersWords(id);
    return title ? [{ feature: id, title, wish, modelOnly }] : [];
  });
}

function kindsOf({ kinds, register: shown }: DifferenceReport): NonNullable<ReportState["kinds"]> {
  return kinds.map(({ register, documents }) => ({
    register,
    name: kindOfWriting(register),
    documents,
    shown: register === shown,
  }));
}

function quotesOf(
  { evidence, contrast }: Difference,
  { writers, tasks }: Cast,
  nameOf: Surroundings["nameOf"],
): Pick<DifferenceView, "evidence" | "contrast"> {
  const named = (list: readonly { id: string; name: string }[], id: string) =>
    list.find((one) => one.id === id)?.name;
  return {
    evidence: evidence.map(({ document, start, end, quote, marks }) => ({
      document,
      title: nameOf(document),
      start,
      end,
      quote,
      marks: marks.map(([from, to]) => [from, to]),
    })),
    contrast: contrast.map(({ writer, task, quote }) => ({
      writer: named(writers, writer) ?? writer,
      task: nameOfTask(named(tasks, task)) ?? task,
      quote,
    })),
  };
}

/** Tasks are named by us, documents of added writers by whoever wrote them. */
const nameOfTask = (name: string | undefined) => name && t(name);

/** The measures that say most about an author so far, with figures that say something to a reader. */
function firstPicture(
  measures: readonly Measure[],
  standing: (measure: Measure, feature: Feature) => StandingView,
): StandingView[] {
  return [...measures]
    .sort((a, b) => Math.abs(b.z) - Math.abs(a.z))
    .flatMap((measure) => {
      const feature = featureOf(measure.id);
      return feature?.tellingFigure ? [standing(measure, feature)] : [];
    })
    .slice(0, FIRST_PICTURE);
}

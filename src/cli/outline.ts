import type { Difference, DifferenceReport, Measure } from "../differences/report.ts";
import type { HistorySummary } from "../engine.ts";
import { comparedWith, describeDifference } from "../panel/statements.ts";
import type { Group } from "../style/feature.ts";
import { countOf, describeSkipped } from "./describeSkipped.ts";

/** A report in words and in order, before it is laid out. */
export interface Outline {
  /** What was read, with what it was compared, and what cannot be said; whole sentences. */
  readonly opening: readonly string[];
  /** Groups with differences that are told. */
  readonly groups: readonly { readonly title: string; readonly told: readonly Told[] }[];
  /** Departures that may hold. */
  readonly tentative: readonly Told[];
  /** Instructions to a writer or a model. */
  readonly preference: readonly string[];
}

export interface Told {
  readonly statement: string;
  readonly measure: Measure;
  readonly difference: Difference;
  /** How sure it is, in a few words. */
  readonly sureness: string;
}

const TITLES: Readonly<Record<Group, string>> = {
  writing: "Writing style",
  emotional: "Emotional style",
  semantic: "Semantic style",
};

/** A report as a person reads it, in a terminal or in a file. */
export function outlineOf(report: DifferenceReport, history: HistorySummary): Outline {
  const measures = new Map(report.measures.map((measure) => [measure.id, measure]));
  const toldOf = (difference: Difference): Told[] => {
    const measure = measures.get(difference.feature);
    if (!measure) return [];
    const statement = describeDifference(difference, report);
    return [{ statement, measure, difference, sureness: surenessOf(measure) }];
  };
  const told = report.differences.flatMap(toldOf);
  const groups = Object.entries(TITLES).map(([group, title]) => ({
    title,
    told: told.filter(({ measure }) => measure.group === group),
  }));
  return {
    opening: openingOf(report, history),
    groups: groups.filter((group) => group.told.length > 0),
    tentative: report.tentative.flatMap(toldOf),
    preference: report.preference === "" ? [] : report.preference.split("\n"),
  };
}

function openingOf(report: DifferenceReport, { skipped }: HistorySummary): string[] {
  const { documents, words } = report;
  const sentences = [
    `${countOf(documents, "document")}, ${countOf(words, "word")}, compared with ${comparedWith(report)}.`,
    ...report.kinds
      .filter(({ register }) => register !== report.register)
      .map(
        ({ register, documents, words }) =>
          `Not among them: ${countOf(documents, "document")} (${countOf(words, "word")}) of another kind; --kind ${register} compares those.`,
      ),
  ];
  if (report.unknownKind)
    sentences.push(
      "None of them writes quite this kind of text: some of this may be how such texts are written. --writers adds some who do.",
    );
  if (skipped.length > 0) sentences.push(`${describeSkipped(skipped)}; --json names them.`);
  const missing = report.wordsNeeded - report.words;
  if (missing > 0) {
    const needed = countOf(report.wordsNeeded, "word");
    sentences.push(
      `Too little to say what is yours: it takes about ${needed} of prose, ${missing.toLocaleString("en-GB")} more.`,
    );
  } else if (report.differences.length === 0) {
    sentences.push("Nothing sets this writing apart so surely that it would hold in the next text.");
  }
  return sentences;
}

/** Rounded down, so that nothing is stated as surer than it is. */
function surenessOf({ confidence }: Measure): string {
  return `holds about ${Math.floor(100 * confidence)} times in 100`;
}

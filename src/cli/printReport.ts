import { styleText } from "node:util";
import type { Difference, DifferenceReport, Measure } from "../differences/report.ts";
import type { HistorySummary } from "../engine.ts";
import { comparedWith, describeDifference } from "../panel/statements.ts";

/** Half the width of a bar, in characters, and how many standard deviations it stands for. */
const BAR = { half: 12, deviations: 3 };
const WIDTH = 96;

const TITLES = { writing: "Writing style", emotional: "Emotional style", semantic: "Semantic style" };

/** The report as a person reads it in a terminal. */
export function printReport(report: DifferenceReport, history: HistorySummary, colours: boolean): string {
  const style = (format: "bold" | "dim" | "cyan", text: string) => (colours ? styleText(format, text) : text);
  const lines = [
    `${count(history.documents, "document")}, ${count(history.words, "word")}, compared with ${comparedWith(report)}.`,
  ];
  if (history.skipped.length > 0) lines.push(`${count(history.skipped.length, "file")} left out.`);
  if (report.words < report.wordsNeeded) {
    lines.push(
      "",
      `Too little to say what is yours: it takes about ${count(report.wordsNeeded, "word")} of prose, ${count(report.wordsNeeded - report.words, "word")} more.`,
    );
  } else if (report.differences.length === 0) {
    lines.push("", "Nothing here sets this writing apart that would surely hold in the next text.");
  }
  const measures = new Map(report.measures.map((measure) => [measure.id, measure]));
  for (const [group, title] of Object.entries(TITLES)) {
    const told = report.differences.filter(({ feature }) => measures.get(feature)?.group === group);
    if (told.length === 0) continue;
    lines.push("", style("bold", title));
    for (const difference of told) {
      lines.push("", ...wrap(describeDifference(difference, report), ""));
      const measure = measures.get(difference.feature);
      if (measure) lines.push(style("cyan", barOf(measure)));
      lines.push(...evidenceOf(difference).map((line) => style("dim", line)));
    }
  }
  if (report.preference !== "") {
    lines.push("", style("bold", "What completions are steered by"), "");
    lines.push(...report.preference.split("\n").flatMap((line) => wrap(line, "  ")));
  }
  return `${lines.join("\n")}\n`;
}

/** Where the author stands: `·` the middle of the writers, `●` the author, three standard deviations to either side. */
function barOf({ z, confidence }: Measure): string {
  const at = Math.round((Math.max(-1, Math.min(1, z / BAR.deviations)) + 1) * BAR.half);
  const bar = Array.from({ length: 2 * BAR.half + 1 }, (_, index) =>
    index === at ? "●" : index === BAR.half ? "·" : "─",
  );
  return `  ${bar.join("")}  holds in ${Math.round(100 * confidence)} of 100 cases`;
}

function evidenceOf({ evidence }: Difference): string[] {
  return evidence.flatMap(({ document, quote }) => wrap(`“${quote}” ${document}`, "    "));
}

function wrap(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(" ")) {
    if (line.trim() !== "" && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = indent;
    }
    line += line.trim() === "" ? word : ` ${word}`;
  }
  return [...lines, line];
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString("en-GB")} ${noun}${number === 1 ? "" : "s"}`;
}

import { styleText } from "node:util";
import type { Difference, Measure } from "../differences/report.ts";
import type { Outline, Told } from "./outline.ts";
import type { Shell } from "./shell.ts";

/** Half the width of a bar, in characters, and how many standard deviations it stands for. */
const BAR = { half: 12, deviations: 3 };
/** Longer lines are hard to read. Characters. */
const WIDEST = 96;
const NARROWEST = 40;

/** The report as a person reads it in a terminal. */
export function printReport(
  { opening, groups, tentative, preference }: Outline,
  { colours, columns = WIDEST }: Pick<Shell, "colours" | "columns">,
): string {
  const width = Math.max(NARROWEST, Math.min(WIDEST, columns));
  const style = (format: "bold" | "dim" | "cyan", text: string) =>
    colours ? styleText(format, text, { validateStream: false }) : text;
  const item = (text: string) => wrap(text, width, "  • ", "    ");
  const told = ({ statement, measure, difference, sureness }: Told) => [
    "",
    ...wrap(statement, width),
    `  ${style("cyan", barOf(measure))}  ${sureness}`,
    ...examplesOf(difference)
      .flatMap((text) => wrap(text, width, "    ", "      "))
      .map((line) => style("dim", line)),
  ];
  const lines = opening.flatMap((sentence) => wrap(sentence, width));
  if (groups.length > 0) {
    const legend = `On each bar, · is the middle of the writers and ● is you, ${BAR.deviations} standard deviations to either side.`;
    lines.push(...wrap(legend, width).map((line) => style("dim", line)));
  }
  for (const { title, told: ones } of groups) lines.push("", style("bold", title), ...ones.flatMap(told));
  if (tentative.length > 0) {
    const items = tentative.flatMap(({ statement, sureness }) => item(`${statement} (${sureness})`));
    lines.push("", style("bold", "Less sure:"), "", ...items);
  }
  if (preference.length > 0) {
    lines.push("", style("bold", "What completions are steered by"), "", ...preference.flatMap(item));
  }
  return `${lines.join("\n")}\n`;
}

/** Where the author stands: `·` the middle of the writers, `●` the author; beyond the bar at its end. */
function barOf({ z }: Measure): string {
  const at = Math.round((Math.max(-1, Math.min(1, z / BAR.deviations)) + 1) * BAR.half);
  const bar = Array.from({ length: 2 * BAR.half + 1 }, (_, index) =>
    index === at ? "●" : index === BAR.half ? "·" : "─",
  );
  return bar.join("");
}

function examplesOf({ evidence, contrast }: Difference): string[] {
  const own = evidence.map(({ document, quote }) => `“${quote}” — ${document}`);
  const others = contrast.slice(0, 1).map(({ writer, quote }) => `Unlike ${writer}: “${quote}”`);
  return [...own, ...others];
}

/** Lines of at most `width` characters, a longer word alone on its line. */
function wrap(text: string, width: number, first = "", rest = first): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const indent = lines.length === 0 ? first : rest;
    if (line !== "" && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, (lines.length === 0 ? first : rest) + line];
}

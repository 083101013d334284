import type { DifferenceReport } from "../differences/report.ts";
import type { HistorySummary } from "../engine.ts";
import { describeDifference } from "../panel/statements.ts";
import type { Options } from "./main.ts";
import { openEngine } from "./openEngine.ts";
import { printReport } from "./printReport.ts";
import { type Shell, UsageError } from "./shell.ts";

/** `idiolect profile`: what makes the writing in these folders its author's. */
export async function profile(folders: readonly string[], options: Options, shell: Shell): Promise<number> {
  if (folders.length === 0) throw new UsageError("Whose writing? Name at least one folder.");
  const { engine, skipped, exitCode } = await openEngine(folders, shell);
  const history = await engine.history();
  const all = { ...history, skipped: [...skipped, ...history.skipped] };
  const report = await engine.report();
  if (options.json) shell.print(`${JSON.stringify(toJson(report, all))}\n`);
  else if (history.documents > 0) shell.print(printReport(report, all, shell.colours));
  if (history.documents > 0) return exitCode;
  shell.complain(`There is no writing to compare in ${folders.join(", ")}: ${whyEmpty(all)}`);
  return 1;
}

/** The report as scripts read it: fields may be added, never changed in meaning. */
function toJson(report: DifferenceReport, { documents, words, skipped }: HistorySummary) {
  return {
    history: { documents, words, skipped },
    register: report.register,
    wordsNeeded: report.wordsNeeded,
    features: report.measures,
    differences: report.differences.map((difference) => ({
      feature: difference.feature,
      direction: difference.direction,
      statement: describeDifference(difference, report),
      evidence: difference.evidence,
      contrast: difference.contrast,
    })),
    representatives: report.representatives,
    preference: report.preference,
  };
}

function whyEmpty({ skipped }: HistorySummary): string {
  if (skipped.length === 0)
    return "no file of a format that is read (Markdown, plain text, reStructuredText).";
  const reasons = [...new Set(skipped.map(({ reason }) => reason))].join(", ");
  return `${skipped.length} files left out (${reasons}).`;
}

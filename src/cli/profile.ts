import { registers } from "../corpus/corpus.ts";
import type { Difference, DifferenceReport } from "../differences/report.ts";
import type { HistorySummary } from "../engine.ts";
import { describeDifference } from "../panel/statements.ts";
import { addWriters } from "./addWriters.ts";
import { markdownReport } from "./markdownReport.ts";
import { openEngine } from "./openEngine.ts";
import { outlineOf } from "./outline.ts";
import { parseOptions } from "./parseOptions.ts";
import { printReport } from "./printReport.ts";
import { type Shell, UsageError } from "./shell.ts";

/** `idiolect profile`: what makes the writing in these folders and files its author's. */
export async function profile(args: readonly string[], shell: Shell): Promise<number> {
  const { values: options, positionals: paths } = parseOptions(args, {
    json: { type: "boolean", default: false },
    markdown: { type: "boolean", default: false },
    kind: { type: "string" },
    writers: { type: "string", multiple: true, default: [] },
    git: { type: "string", multiple: true, default: [] },
    identity: { type: "string", multiple: true, default: [] },
  });
  const { git: repositories, identity: identities } = options;
  if (paths.length + repositories.length === 0)
    throw new UsageError("Whose writing? Name at least one folder.");
  if (options.json && options.markdown) throw new UsageError("Say either --json or --markdown.");
  const kind = registers.find((register) => register === options.kind);
  if (options.kind !== undefined && !kind)
    throw new UsageError(`--kind is one of ${registers.join(", ")}, not “${options.kind}”.`);
  const { engine, history, exitCode } = await openEngine(paths, shell, { repositories, identities });
  const addedCode = await addWriters(engine, options.writers, shell);
  const report = await engine.report(kind);
  if (options.json) shell.print(`${JSON.stringify(toJson(report, history))}\n`);
  if (history.documents === 0) return 1;
  if (options.markdown) shell.print(markdownReport(outlineOf(report, history)));
  else if (!options.json) shell.print(printReport(outlineOf(report, history), shell));
  return Math.max(exitCode, addedCode);
}

/** The report as scripts read it: fields may be added, never changed in meaning. */
function toJson(report: DifferenceReport, { documents, words, skipped }: HistorySummary) {
  const toldOf = (difference: Difference) => {
    const { feature, direction, evidence, contrast } = difference;
    return { feature, direction, statement: describeDifference(difference, report), evidence, contrast };
  };
  return {
    history: { documents, words, skipped },
    register: report.register,
    kinds: report.kinds,
    unknownKind: report.unknownKind,
    wordsNeeded: report.wordsNeeded,
    features: report.measures,
    differences: report.differences.map(toldOf),
    tentative: report.tentative.map(toldOf),
    representatives: report.representatives,
    preference: report.preference,
  };
}

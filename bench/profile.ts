/**
 * How long a profile takes: `node bench/profile.ts <folder with Markdown> [MB]`, in one thread. 10 MB of it are read and counted, the report is built
 * for the first time, then again from stored counts with one document changed, as after a save.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { buildReport, type ReportDocument } from "../src/differences/buildReport.ts";
import { departures } from "../src/differences/compare.ts";
import { loadCorpus } from "../src/node/loadCorpus.ts";
import { countProse } from "../src/style/counts.ts";
import { heldCounts } from "../src/style/tally.ts";
import { extractProse } from "../src/text/extractProse.ts";
import { writeMarkdown } from "./history/writing.ts";

const TIMES = 20;
const [data, megabytes = "10"] = process.argv.slice(2);
if (!data) throw new Error("usage: node bench/profile.ts <folder with Markdown> [MB]");
const scratch = mkdtempSync(join(tmpdir(), "idiolect-profile-"));
try {
  const bytes = writeMarkdown(data, scratch, Number(megabytes) * 1e6);
  const texts = readdirSync(scratch).map((id) => ({ id, text: readFileSync(join(scratch, id), "utf8") }));
  const corpus = await loadCorpus(join(import.meta.dirname, "..", "corpus"));
  const [counting, documents] = timed(() => texts.map(read));
  const [first] = timed(() => buildReport(documents, corpus));
  const again = Array.from({ length: TIMES }, (_, time) => {
    const at = Math.floor((time * documents.length) / TIMES);
    documents[at] = read({
      ...texts[at]!,
      text: `${texts[at]!.text}\n\nOne more sentence, saved just now.\n`,
    });
    return timed(() => buildReport([...documents], corpus))[0];
  }).sort((a, b) => a - b);
  const works = documents.map(({ counts }) => counts);
  const [comparing] = timed(() => departures([...works], corpus.figures.norms.post));
  const words = documents.reduce((sum, { prose }) => sum + prose.words, 0);
  console.log(
    `${cpus()[0]?.model.trim()}, Node ${process.versions.node}, one thread
${(bytes / 1e6).toFixed(1)} MB, ${documents.length} documents, ${words} words
read and counted: ${(counting / 1000).toFixed(1)} s; the first report ${first.toFixed(0)} ms
a report from stored counts, one document changed: ${again[TIMES / 2]!.toFixed(0)} ms (19 in 20: ${again[Math.floor(0.95 * TIMES)]!.toFixed(0)} ms), of which comparing ${comparing.toFixed(0)} ms`,
  );
} finally {
  rmSync(scratch, { recursive: true });
}

function read({ id, text }: { id: string; text: string }): ReportDocument {
  const prose = extractProse(text, "markdown");
  return { id, text, prose, counts: heldCounts(countProse(prose)) };
}

function timed<Result>(task: () => Result): [milliseconds: number, result: Result] {
  const begun = performance.now();
  const result = task();
  return [performance.now() - begun, result];
}

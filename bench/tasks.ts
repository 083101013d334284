/**
 * How well documents are matched to tasks: `node bench/tasks.ts <data folder> [--half tuning|reporting] [--tasks file]`.
 * The labels (bench/task-labels.json, by path in the data folder) are one person's reading of each document's beginning. Every second
 * document, in the order of paths, was used to choose terms and threshold; the figures that count are those of the other half.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import * as z from "zod";
import { readProse } from "../scripts/corpus/readWriting.ts";
import { matchTask, nearestTask } from "../src/corpus/matchTask.ts";
import { parseCorpus } from "../src/corpus/parseCorpus.ts";

const corpusFolder = join(import.meta.dirname, "..", "corpus");
const NONE = "none";
const HALVES = ["tuning", "reporting"];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    half: { type: "string", default: "reporting" },
    /** Terms can be tried before they ship. */
    tasks: { type: "string", default: join(corpusFolder, "tasks.json") },
  },
});
const [folder] = positionals;
const half = HALVES.indexOf(values.half);
if (folder === undefined || half < 0)
  throw new Error("usage: node bench/tasks.ts <data folder> [--half tuning|reporting] [--tasks file]");

const read = (path: string) => readFileSync(path, "utf8");
const { tasks } = parseCorpus({
  figures: read(join(corpusFolder, "figures.json")),
  tasks: read(values.tasks),
  writers: {},
});
const labels = z
  .record(z.string(), z.string())
  .parse(JSON.parse(read(join(import.meta.dirname, "task-labels.json"))));
const documents = Object.keys(labels)
  .sort()
  .filter((_, index) => index % HALVES.length === half)
  .map((path) => {
    const text = read(join(folder, path));
    const label = labels[path]!;
    // A kind of text that no task is for.
    const truth = tasks.some(({ id }) => id === label) ? label : NONE;
    return { truth, document: { text, prose: readProse(join(folder, path)) } };
  });

for (const { document } of documents) matchTask(document, tasks);
const begun = performance.now();
const judged = documents.map(({ truth, document }) => ({
  truth,
  told: matchTask(document, tasks)?.task.id ?? NONE,
}));
const milliseconds = (performance.now() - begun) / judged.length;

const share = (part: number, whole: number) =>
  `${part} of ${whole} (${whole > 0 ? (part / whole).toFixed(2) : "–"})`;
const right = judged.filter(({ truth, told }) => truth === told);
const accepted = judged.filter(({ told }) => told !== NONE);
const kinds = [...new Set(judged.flatMap(({ truth, told }) => [truth, told]))].sort();
const largest = Math.max(...kinds.map((kind) => judged.filter(({ truth }) => truth === kind).length));
console.log(`${values.half} half: ${judged.length} documents, ${tasks.length} tasks`);
console.log(`right: ${share(right.length, judged.length)}`);
console.log(`always the commonest: ${share(largest, judged.length)}`);
console.log(
  `matched to a task, rightly: ${share(accepted.filter(({ truth, told }) => truth === told).length, accepted.length)}`,
);
console.log(`“${NONE}”: ${share(judged.length - accepted.length, judged.length)}`);
if (values.half === "tuning") printThresholds();
console.log(`${milliseconds.toFixed(2)} ms a document\n\nlabel, and what it was taken for`);
for (const truth of kinds) {
  const told = kinds.flatMap((kind) => {
    const times = judged.filter((one) => one.truth === truth && one.told === kind).length;
    return times > 0 ? [`${kind} ${times}`] : [];
  });
  if (told.length > 0) console.log(`${truth.padEnd(22)} ${told.join(", ")}`);
}

/** What would come of accepting matches from other scores on. */
function printThresholds(): void {
  const nearest = documents.map(({ truth, document }) => ({ truth, match: nearestTask(document, tasks) }));
  for (let least = 0.6; least <= 1.61; least += 0.1) {
    const told = nearest.map(({ truth, match }) => ({
      truth,
      told: match && match.score >= least ? match.task.id : NONE,
    }));
    const rightly = told.filter((one) => one.truth === one.told).length;
    const matched = told.filter((one) => one.told !== NONE).length;
    console.log(
      `from a score of ${least.toFixed(1)}: right ${share(rightly, told.length)}, matched ${matched}`,
    );
  }
}

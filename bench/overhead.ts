/**
 * What Idiolect adds to an endpoint's own time.
 *
 *   node bench/overhead.ts [DATA] [--worker dist/worker.cjs]
 *
 * DATA: a folder with Markdown, by itself the samples; a history of 10 MB is made of it, in a scratch folder. The endpoint is the
 * tests' own server, in this process, on a real socket.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { contrastOf } from "../src/generation/contrast.ts";
import { maskPrompt } from "../src/generation/masked.ts";
import { buildPrompt, MOST, type PromptInputs } from "../src/generation/prompt.ts";
import { queryOf } from "../src/generation/queryOf.ts";
import { EngineWorker } from "../src/node/engineWorker.ts";
import { startOpenAiServer } from "../test/server/openAiServer.ts";
import { measureCancel, measureOverhead } from "../test/server/overhead.ts";
import { writeMarkdown } from "./history/writing.ts";

const BYTES = 10e6;
const TIMES = 100;
/** Of a document, what its task is told by, as in the editor. UTF-16 units. */
const LONGEST_TOLD_BY = 20_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { worker: { type: "string", default: "dist/worker.cjs" } },
});
const scratch = mkdtempSync(join(tmpdir(), "idiolect-overhead-"));

/** A hundred places in the history's documents, to be gone on from. */
function places(folder: string): string[] {
  const names = readdirSync(folder);
  return Array.from({ length: TIMES }, (_, time) => {
    const name = names[Math.floor((names.length * time) / TIMES)] as string;
    const text = readFileSync(join(folder, name), "utf8");
    return text.slice(0, Math.floor((text.length * (time + 1)) / (TIMES + 1)));
  });
}

function print(what: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN).toFixed(1);
  console.log(`${what.padEnd(64)} ${at(0.5)} / ${at(0.95)} / ${at(1)} ms`);
}

async function inputsFor(engine: EngineWorker, before: string): Promise<PromptInputs> {
  const title = "typed";
  const [report, passages] = await Promise.all([
    engine.report(),
    engine.retrieve(queryOf({ title, before, after: "" }), MOST.passages, "typed"),
    engine.taskAt(before.slice(0, LONGEST_TOLD_BY), "markdown"),
  ]);
  return {
    preference: report.preference,
    passages: passages.map(({ text }) => text),
    contrast: contrastOf(report),
    title,
    before,
    after: "",
    languageId: "markdown",
    unit: "sentence",
  };
}

const server = await startOpenAiServer();
const engine = new EngineWorker(
  resolve(values.worker),
  { corpusFolder: resolve("corpus"), modelsFolder: join(scratch, "models") },
  ({ cause }) => {
    throw cause;
  },
);
try {
  const folder = join(scratch, "history");
  const written = writeMarkdown(positionals[0] ?? "samples", folder, BYTES);
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), "utf8");
    await engine.add({ id: name, languageId: "markdown", text, modified: 0 });
  }
  const { documents, words } = await engine.history();
  console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`);
  console.log(`${(written / 1e6).toFixed(1)} MB, ${documents} documents, ${words} words of history`);
  await engine.report();
  await engine.prepare();
  let start = performance.now();
  await engine.retrieve("", 0);
  console.log(`passages indexed ahead in ${((performance.now() - start) / 1e3).toFixed(1)} s`);
  console.log("of 100: median / 95 % within / slowest");
  const inputs: PromptInputs[] = [];
  const building: number[] = [];
  for (const before of places(folder)) {
    start = performance.now();
    const one = await inputsFor(engine, before);
    maskPrompt(buildPrompt(one));
    building.push(performance.now() - start);
    inputs.push(one);
  }
  print("prompt built (report, task, retrieval, masking)", building);
  const returning: number[] = [];
  const closing: number[] = [];
  for (const one of inputs) returning.push((await measureOverhead(server, one)).afterLastPiece);
  for (const one of inputs) closing.push(await measureCancel(server, one));
  print("sentence returned after the last token needed was sent", returning);
  print("connection seen closed after cancel", closing);
} finally {
  await engine.dispose();
  await server.close();
  rmSync(scratch, { recursive: true });
}

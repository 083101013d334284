/**
 * How the engine keeps up with a history, through the real worker.
 *
 *   node bench/history.ts DATA [--large] [--worker dist/worker.cjs]
 *
 * DATA: a folder with Markdown; 10 MB of it are read (`--large`: and 100 MB), from a scratch folder.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { parser } from "@lezer/markdown";
import type { Measured, SessionOrder } from "./history/measured.ts";
import { writeMarkdown } from "./history/writing.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    large: { type: "boolean", default: false },
    worker: { type: "string", default: "dist/worker.cjs" },
  },
});
const [data] = positionals;
if (data === undefined) throw new Error("Usage: node bench/history.ts DATA [--large] [--worker FILE]");

const run = promisify(execFile);
const scratch = mkdtempSync(join(tmpdir(), "idiolect-bench-"));

async function session(order: Pick<SessionOrder, "kind" | "folder">): Promise<Measured> {
  const storage = `${order.folder}-storage`;
  const script = join(import.meta.dirname, "history", "session.ts");
  const args = JSON.stringify({ ...order, storage, worker: values.worker } satisfies SessionOrder);
  const { stdout } = await run(process.execPath, [script, args], { maxBuffer: 1e8 });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Measured;
}

function parsingAlone(folder: string): number {
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  const start = performance.now();
  for (const text of texts) parser.parse(text);
  return performance.now() - start;
}

const seconds = (ms: number | undefined) => `${((ms ?? Number.NaN) / 1000).toFixed(2)} s`;
const milliseconds = (ms: number | undefined) => `${(ms ?? Number.NaN).toFixed(0)} ms`;
const delays = ({ delay }: Measured) => delay.map((each) => each.toFixed(1)).join(" / ");

async function measure(idle: Measured, megabytes: number): Promise<void> {
  const folder = join(scratch, String(megabytes));
  const written = writeMarkdown(data as string, folder, megabytes * 1e6);
  console.log(`\n${(written / 1e6).toFixed(1)} MB of Markdown in ${readdirSync(folder).length} files`);
  console.log(`  parsed alone (@lezer/markdown)   ${seconds(parsingAlone(folder))}`);
  const cold = await session({ kind: "cold", folder });
  const { times } = cold;
  console.log(
    `  read for the first time          ${seconds(times.ready)}  (${cold.words} words; read ${seconds(times.read)}, report ${seconds(times.report)}, rest of the voice model ${seconds(times.prepare)}; ${seconds(times.processor)} of processor time)`,
  );
  console.log(
    `  memory over an idle engine       ${(cold.memory - idle.memory).toFixed(0)} MB after reading (${(cold.busiest - idle.busiest).toFixed(0)} MB at the most)`,
  );
  console.log(
    `  delay of the event loop          ${delays(cold)} ms at p50 / p99 / p99.9; idle ${delays(idle)} ms`,
  );
  const again = await session({ kind: "restart", folder });
  console.log(
    `  first suggestion after a restart ${milliseconds(again.times.ready)}  (an engine without history: ${milliseconds(idle.times.ready)}; processor time ${milliseconds(again.times.processor)}, without history ${milliseconds(idle.times.processor)})`,
  );
  console.log(
    `  all known again                  ${milliseconds(again.times.given)}, sources looked through in ${milliseconds(again.times.looked)}, report ${milliseconds(again.times.report)}`,
  );
  console.log(
    `  memory over an idle engine       ${(again.memory - idle.memory).toFixed(0)} MB after a restart`,
  );
  console.log(`  delay of the event loop          ${delays(again)} ms while restarting`);
  console.log(
    `  a saved document is learned in   ${milliseconds(again.times.savedToVoice)}, is in the report ${milliseconds(again.times.savedToProfile)} later (slowest of five)`,
  );
}

try {
  console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`);
  const idle = await session({ kind: "idle", folder: join(scratch, "idle") });
  console.log(`idle: first suggestion after ${milliseconds(idle.times.ready)}, ${idle.memory.toFixed(0)} MB`);
  await measure(idle, 10);
  if (values.large) await measure(idle, 100);
} finally {
  rmSync(scratch, { recursive: true });
}

/** One session of an editor's extension host, in a process of its own so that its memory is its own: run by bench/history.ts. */
import { appendFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { HistoryUpdate } from "../../src/editor/historyUpdate.ts";
import { inParallel } from "../../src/editor/inParallel.ts";
import { type Collected, collect } from "../../src/history/collect.ts";
import { EngineWorker } from "../../src/node/engineWorker.ts";
import { nodeFileSystem } from "../../src/node/files.ts";
import { folderBlobs } from "../../src/node/folderBlobs.ts";
import { nodeTextFile } from "../../src/node/textFile.ts";
import { StateFile } from "../../src/storage/stateFile.ts";
import type { Measured, SessionOrder, Timing } from "./measured.ts";

/** As the editor has it. */
const IN_FLIGHT = 8;
const IDLE_MS = 5_000;
const SAVES = 5;

const order = JSON.parse(process.argv[2] ?? "") as SessionOrder;
const { kind, folder, storage, worker } = order;
const signal = new AbortController().signal;
const began = performance.now();

const engine = new EngineWorker(
  resolve(worker),
  { corpusFolder: resolve("corpus"), modelsFolder: join(storage, "models") },
  ({ cause }) => {
    throw cause;
  },
);
const states = await StateFile.open(nodeTextFile(join(storage, "state.json")), () => undefined);
const texts = folderBlobs(join(storage, "documents"));
const delay = monitorEventLoopDelay({ resolution: 1 });
const given = new Set<string>();

const times: Partial<Record<Timing, number>> = {};
async function timed(name: Timing, work: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await work();
  times[name] = performance.now() - start;
}

/** The engine has answered its first question. */
function isReady(): void {
  times.ready = performance.now() - began;
  const { user, system } = process.cpuUsage();
  times.processor = (user + system) / 1e3;
}

const suggest = () =>
  engine.suggest({ before: "The team will ", after: "", languageId: "markdown", document: "typed" }, "eager");

async function take(found: Collected, update: HistoryUpdate): Promise<void> {
  if (found.kind === "unchanged") update.unchanged(found.id);
  if (found.kind !== "text") return;
  await engine.add(found.source);
  await update.read(found.source, found.size);
  given.add(found.source.id);
}

async function read(sources: readonly string[]): Promise<void> {
  const known = states.state.documents;
  const update = new HistoryUpdate(states, texts);
  const found = collect({
    files: nodeFileSystem(),
    sources,
    isExcluded: () => false,
    isUnchanged: (id, { modified, size }) =>
      given.has(id) && known[id]?.modified === modified && known[id].size === size,
  });
  await inParallel(found, IN_FLIGHT, signal, (each) => take(each, update));
  await update.save(sources[0] === folder);
}

async function giveKnown(): Promise<void> {
  const known = Object.entries(states.state.documents);
  await inParallel(known, IN_FLIGHT, signal, async ([id, { hash, languageId, modified }]) => {
    const text = await texts.get(hash);
    if (text === undefined) return;
    await engine.add({ id, languageId, text, modified });
    given.add(id);
  });
}

/** Saves a document with a sentence more, again and again. */
async function save(): Promise<void> {
  const names = readdirSync(folder);
  for (let time = 0; time < SAVES; time++) {
    const path = join(folder, names[Math.floor((names.length * (time + 0.5)) / SAVES)] as string);
    appendFileSync(path, `\n\nThis sentence was written just now, and it is number ${time} of those.\n`);
    const start = performance.now();
    await read([path]);
    await engine.prepare();
    await suggest();
    const voiced = performance.now();
    await engine.report();
    keepLargest("savedToVoice", voiced - start);
    keepLargest("savedToProfile", performance.now() - voiced);
  }
}

function keepLargest(name: Timing, value: number): void {
  times[name] = Math.max(times[name] ?? 0, value);
}

delay.enable();
if (kind === "idle") {
  await suggest();
  isReady();
  await sleep(IDLE_MS);
} else if (kind === "cold") {
  await timed("read", () => read([folder]));
  await timed("report", () => engine.report());
  await timed("prepare", () => engine.prepare());
  await suggest();
  isReady();
} else {
  const giving = timed("given", giveKnown);
  await suggest();
  isReady();
  await giving;
  await timed("looked", () => read([folder]));
  await timed("report", () => engine.report());
  await timed("prepare", () => engine.prepare());
}
delay.disable();
const busiest = process.resourceUsage().maxRSS / 1e3;
await sleep(1_000);
const { rss } = process.memoryUsage();
if (kind === "restart") await save();
const summary = await engine.history();
const measured: Measured = {
  times,
  delay: [50, 99, 99.9].map((share) => delay.percentile(share) / 1e6),
  memory: rss / 1e6,
  busiest,
  documents: summary.documents,
  words: summary.words,
};
console.log(JSON.stringify(measured));
await engine.dispose();

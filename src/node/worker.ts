import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { expose } from "comlink";
import * as z from "zod";
import { createEngine, type KeptVoice } from "../engine.ts";
import { readKept, writeKept } from "./keptBytes.ts";
import { loadStart } from "./loadParts.ts";
import { portEndpoint } from "./portEndpoint.ts";

/** What the worker is started with. */
const startData = z.object({
  corpusFolder: z.string(),
  /** The corpus' writers in one file. */
  packedWriters: z.exactOptional(z.string()),
  /** Where what was learned is kept from one start to the next. */
  modelsFolder: z.exactOptional(z.string()),
});

const VOICE_FILE = "voice.bin";

async function main(): Promise<void> {
  if (!parentPort) throw new Error("This is the engine's worker: start it as a worker thread.");
  const { corpusFolder, packedWriters, modelsFolder } = startData.parse(workerData);
  // Questions that come while this loads wait in the port.
  const [start, kept] = await Promise.all([
    loadStart(corpusFolder, packedWriters),
    modelsFolder && keptIn(modelsFolder),
  ]);
  expose(createEngine(kept ? { ...start, kept } : start), portEndpoint(parentPort));
}

async function keptIn(folder: string): Promise<KeptVoice> {
  const path = join(folder, VOICE_FILE);
  const bytes = await readKept(path);
  return { ...(bytes && { bytes }), keep: (parts) => writeKept(path, parts) };
}

// A failure ends the worker, which tells its other side.
void main();

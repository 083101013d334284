import { parentPort, workerData } from "node:worker_threads";
import { expose } from "comlink";
import * as z from "zod";
import { createEngine } from "../engine.ts";
import { loadStart } from "./loadParts.ts";
import { portEndpoint } from "./portEndpoint.ts";

/** What the worker is started with. */
const startData = z.object({ corpusFolder: z.string() });

async function main(): Promise<void> {
  if (!parentPort) throw new Error("This is the engine's worker: start it as a worker thread.");
  const { corpusFolder } = startData.parse(workerData);
  // Questions that come while this loads wait in the port.
  expose(createEngine(await loadStart(corpusFolder)), portEndpoint(parentPort));
}

// A failure ends the worker, which tells its other side.
void main();

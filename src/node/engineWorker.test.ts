import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { EngineStoppedError, EngineWorker, type EngineWorkerEvent } from "./engineWorker.ts";

/** A worker that answers one question and dies of another. */
const script = `data:text/javascript,${encodeURIComponent(`
  import { parentPort, workerData } from "node:worker_threads";
  import { expose } from "${import.meta.resolve("comlink")}";
  import { portEndpoint } from "${import.meta.resolve("./portEndpoint.ts")}";
  expose({
    history: async () => ({ documents: workerData, words: 0, skipped: [] }),
    fit: () => process.exit(3),
  }, portEndpoint(parentPort));
`)}`;

test("answers come from the worker; one that dies is started once more, and says so", async () => {
  const events: EngineWorkerEvent[] = [];
  const engine = new EngineWorker(new URL(script), 7, (event) => events.push(event));
  assert.deepEqual(await engine.history(), { documents: 7, words: 0, skipped: [] });

  await assert.rejects(engine.fit("…"), EngineStoppedError);
  assert.deepEqual(
    events.map(({ kind }) => kind),
    ["restarted"],
  );
  assert.equal((await engine.history()).documents, 7);

  await assert.rejects(engine.fit("…"), EngineStoppedError);
  assert.deepEqual(
    events.map(({ kind }) => kind),
    ["restarted", "failed"],
  );
  await assert.rejects(engine.history(), EngineStoppedError);
  await engine.dispose();
});

test("a disposed worker reports nothing", async () => {
  const events: EngineWorkerEvent[] = [];
  const engine = new EngineWorker(new URL(script), 7, (event) => events.push(event));
  await engine.history();
  await engine.dispose();
  await sleep(20);
  assert.deepEqual(events, []);
});

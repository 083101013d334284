import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, readFile, truncate } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { openTrial, type Trial } from "./testing.ts";

const METHODS = ["--method", "dpl,ours,rag", "--judge-model", "judge"];
const PARALLEL = 4;

function start({ options }: Trial): ChildProcess {
  const args = [
    join(import.meta.dirname, "testProcess.ts"),
    ...options,
    ...METHODS,
    "--parallel",
    String(PARALLEL),
  ];
  return spawn(process.execPath, args, { stdio: "ignore" });
}

/** What was asked, by its body: what the journal had is not asked again. */
const timesAsked = ({ server }: Trial) => {
  const times = new Map<string, number>();
  for (const { path, body } of server.log)
    if (path.endsWith("/chat/completions")) times.set(body, (times.get(body) ?? 0) + 1);
  return times;
};

const linesOf = async ({ folder }: Trial) =>
  (await readFile(join(folder, "out", "calls.jsonl"), "utf8")).split("\n").length - 1;

test("killed with SIGKILL in the middle, twice, a run goes on where it was: nothing is lost, nothing answered is asked again", async () => {
  await using trial = await openTrial(6, { delay: 15, reply: (prompt) => `${prompt.length % 11}` });
  for (const enough of [20, 45]) {
    const process = start(trial);
    while (trial.calls() < enough) {
      assert.equal(process.exitCode, null, "it ended before it could be killed");
      await sleep(5);
    }
    process.kill("SIGKILL");
    await once(process, "exit");
  }
  const kept = await linesOf(trial);
  assert.ok(kept >= 45 - 2 * PARALLEL && kept < 70, String(kept));
  const { exitCode } = await trial.run(...METHODS, "--parallel", String(PARALLEL));
  assert.equal(exitCode, 0);

  // Only what was under way at a kill, and had no answer on the disk, may have been asked again.
  const times = [...timesAsked(trial).values()];
  assert.ok(times.filter((count) => count > 1).length <= 2 * PARALLEL);
  assert.equal(await linesOf(trial), times.length);

  const asked = trial.calls();
  const results = await readFile(join(trial.folder, "out", "results.json"), "utf8");
  await trial.run(...METHODS);
  assert.equal(trial.calls(), asked);
  assert.equal(await readFile(join(trial.folder, "out", "results.json"), "utf8"), results);

  // The same run without a kill has the same results.
  const { exitCode: other } = await trial.run(...METHODS, "--out", join(trial.folder, "other"));
  assert.equal(other, 0);
  assert.equal(await readFile(join(trial.folder, "other", "results.json"), "utf8"), results);
});

test("a line that was broken off is asked again, and it alone; one that is damaged is told", async () => {
  await using trial = await openTrial(6);
  await trial.run("--method", "none");
  const path = join(trial.folder, "out", "calls.jsonl");
  const size = (await readFile(path)).length;
  await truncate(path, size - 5);
  const { exitCode } = await trial.run("--method", "none");
  assert.deepEqual([exitCode, trial.calls()], [0, 7]);
  await appendFile(path, "no line of ours\n");
  const { exitCode: damaged, complained } = await trial.run("--method", "none");
  assert.equal(damaged, 1);
  assert.match(complained, /calls\.jsonl, line 7 is damaged/);
});

test("embeddings are kept, too", async () => {
  await using trial = await openTrial(6);
  await trial.run("--method", "dpl");
  const embedded = () => trial.server.log.filter(({ path }) => path.endsWith("/embeddings")).length;
  const before = embedded();
  // Each text once, whoever needs it at the same time.
  const inputs = trial.server.log.flatMap(({ path, body }) =>
    path.endsWith("/embeddings") ? JSON.parse(body).input : [],
  );
  assert.ok(before > 0 && new Set(inputs).size === inputs.length);
  await trial.run("--method", "dpl", "--seed", "2");
  assert.equal(embedded(), before);
});

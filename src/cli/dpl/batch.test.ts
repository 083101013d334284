import assert from "node:assert/strict";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { openTrial, type Trial } from "./testing.ts";

const METHODS = ["--method", "dpl,ours", "--judge-model", "judge"];

/** Answers every request of a run's batch files as the Batch API would; returns how many there were, by model. */
async function sendBatch({ folder, server }: Trial, results: string): Promise<Record<string, number>> {
  const sent: Record<string, number> = {};
  const lines: string[] = [];
  const batch = join(folder, "out", "batch");
  for (const name of await readdir(batch)) {
    for (const line of (await readFile(join(batch, name), "utf8")).trim().split("\n")) {
      const { custom_id, method, url, body } = JSON.parse(line);
      assert.deepEqual([method, url], ["POST", "/v1/chat/completions"]);
      assert.ok(name.startsWith(`${body.model}-`));
      const response = await fetch(new URL(url, server.url), { method, body: JSON.stringify(body) });
      sent[body.model] = (sent[body.model] ?? 0) + 1;
      const answer = { status_code: 200, request_id: "r", body: await response.json() };
      lines.push(JSON.stringify({ id: "batch_req", custom_id, response: answer, error: null }));
    }
  }
  await writeFile(results, `${lines.join("\n")}\n`);
  await rm(batch, { recursive: true });
  return sent;
}

test("a run by batches: each makes what the next one waits for, and the results are those of a run by calls", async () => {
  await using trial = await openTrial(6, { reply: (prompt) => `${prompt.length % 11} and more` });
  const results: string[] = [];
  const sent: Record<string, number>[] = [];
  for (let round = 0; ; round++) {
    const read = results.flatMap((path) => ["--batch-results", path]);
    const { exitCode, printed } = await trial.run(...METHODS, "--batch", ...read);
    assert.equal(exitCode, 0);
    if (!printed.includes("Send each file as a batch")) break;
    results.push(join(trial.folder, `results-${round}.jsonl`));
    sent.push(await sendBatch(trial, results.at(-1)!));
  }
  // Differences of all, ours; then profiles, and ours judged; then texts; then these judged.
  assert.deepEqual(sent[0], { writer: 6 * 8 + 6 });
  assert.deepEqual(
    sent.map(({ writer = 0 }) => writer),
    [54, 6, 6, 0],
  );
  const byBatch = await readFile(join(trial.folder, "out", "results.json"), "utf8");
  await trial.run(...METHODS, "--out", join(trial.folder, "live"));
  assert.equal(await readFile(join(trial.folder, "live", "results.json"), "utf8"), byBatch);
});

test("requests that failed are told and put down again; a file that is none of a batch is told by line", async () => {
  await using trial = await openTrial(1);
  await trial.run("--method", "none", "--batch");
  const results = join(trial.folder, "results.jsonl");
  const [name] = await readdir(join(trial.folder, "out", "batch"));
  const { custom_id } = JSON.parse(await readFile(join(trial.folder, "out", "batch", name!), "utf8"));
  const failed = { custom_id, response: { status_code: 500, body: {} }, error: null };
  await writeFile(results, JSON.stringify(failed));
  const { complained, printed } = await trial.run("--method", "none", "--batch", "--batch-results", results);
  assert.match(complained, /^1 request of the batches failed/);
  assert.match(printed, /^1 request in /);
  await writeFile(results, `${JSON.stringify(failed)}\n{"custom_id":7}`);
  const { exitCode, complained: said } = await trial.run("--method", "none", "--batch-results", results);
  assert.equal(exitCode, 1);
  assert.match(said, /results\.jsonl, line 2: custom_id: /);
});

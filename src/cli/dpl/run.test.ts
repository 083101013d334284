import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { openTrial } from "./testing.ts";

test("each method makes the calls that it promises, by the server's log", async () => {
  await using trial = await openTrial(6);
  for (const [method, perTarget] of [
    ["none", 1],
    ["rag", 1],
    ["cicl", 1],
    ["intsum", 2],
    ["dpl", 8 + 2],
    ["dpl/n=3", 3 + 2],
    ["ours", 1],
    ["ours/best=3", 3],
    // One on top of what was prepared: 8 comparisons and their summary.
    ["ours/observed", 1 + 9],
  ] as const) {
    const before = trial.calls();
    const { exitCode, complained } = await trial.run("--method", method, "--seed", String(before + 2));
    assert.deepEqual({ exitCode, complained }, { exitCode: 0, complained: "" }, method);
    assert.equal(trial.calls() - before, 6 * perTarget, method);
  }
});

test("two users with the same title on the same item are two samples, not one", async () => {
  await using trial = await openTrial(2);
  const path = join(trial.folder, "dataset.jsonl");
  const [first] = (await readFile(path, "utf8")).split("\n");
  await writeFile(path, `${first}\n${first!.replace('"user":"alder"', '"user":"other"')}\n`);
  await trial.run("--method", "none");
  assert.equal(trial.calls(), 2);
});

test("what is prepared ahead is counted beside the one call of ours", async () => {
  await using trial = await openTrial(6);
  const { printed } = await trial.run("--method", "ours,ours/observed");
  assert.match(printed, /\| ours \| 1 \| 0 \|/);
  assert.match(printed, /\| ours\/observed \| 1 \| 9 \|/);
});

test("the published sampling is asked for, and can be set; each repetition has a seed of its own", async () => {
  await using trial = await openTrial(1);
  await trial.run("--method", "none", "--repeats", "2");
  await trial.run("--method", "none", "--temperature", "0", "--top-p", "1", "--max-tokens", "99");
  const seeds: number[] = [];
  const asked = trial.server.log.map(({ body }) => {
    const { temperature, top_p, max_tokens, seed } = JSON.parse(body);
    seeds.push(seed);
    return [temperature, top_p, max_tokens];
  });
  assert.deepEqual(asked, [
    [0.8, 0.95, 2048],
    [0.8, 0.95, 2048],
    [0, 1, 99],
  ]);
  assert.ok(seeds[0] !== seeds[1] && seeds[0] === seeds[2] && seeds.every(Number.isSafeInteger));
});

test("no method sees the text that is to be written, nor one that stands on the same item's target", async () => {
  await using trial = await openTrial(6);
  await trial.run("--method", "matrix");
  const bodies = trial.server.log.map(({ body }) => body);
  assert.ok(bodies.length > 500);
  assert.ok(bodies.every((body) => !body.includes("the clear ring") && !body.includes("small screw")));
});

test("a dry run says how many calls there would be, and makes none", async () => {
  await using trial = await openTrial(6);
  const options = [
    "--method",
    "dpl,ours,rag",
    "--judge-model",
    "judge",
    "--price",
    "1,1",
    "--judge-price",
    "1,1",
  ];
  const { printed, exitCode } = await trial.run(...options, "--dry-run");
  assert.equal(exitCode, 0);
  assert.equal(trial.server.log.length, 0);
  assert.match(printed, /^dpl: 60 calls, 6 to judge, about 0\.\d\d\nours: 6 calls, 6 to judge/);
  const said = Number(/In all (\d+) calls/.exec(printed)![1]);
  await trial.run(...options);
  // Where methods write the same, one judgement serves: a dry run's texts are all the same.
  const writing = trial.server.log.filter(({ body }) => body.includes('"model":"writer"')).length;
  assert.deepEqual([writing, said], [72, 72 + 6]);
  const { printed: after } = await trial.run(...options, "--dry-run");
  assert.match(after, /In all (?:0|6) calls to make/);
});

test("results: figures, costs and comparisons, as JSON and in the form of the paper's table", async () => {
  await using trial = await openTrial(6, {
    reply: (prompt) => (prompt.endsWith("The number:") ? "7" : "It rings."),
  });
  const { printed } = await trial.run(
    "--method",
    "none,rag",
    "--judge-model",
    "judge",
    "--price",
    "2,4",
    "--judge-price",
    "1,1",
  );
  const markdown = await readFile(join(trial.folder, "out", "results.md"), "utf8");
  assert.equal(printed, markdown);
  assert.match(
    markdown,
    /^\| Method \| ROUGE-1 \| ROUGE-L \| METEOR \([^)]+\) \| BLEU \| Judge \(0–10\) \|/m,
  );
  const { methods } = JSON.parse(await readFile(join(trial.folder, "out", "results.json"), "utf8"));
  const [none, rag] = methods;
  assert.equal(none.figures.judge.mean, 7);
  assert.equal(rag.against.none.rouge1.difference, 0);
  assert.equal(none.cost.generate.calls, 6);
  const { prompt, completion } = none.cost.generate.tokens;
  const { prompt: judgeIn, completion: judgeOut } = none.cost.judge.tokens;
  assert.ok(prompt > 100 && completion === 6 * 2 && none.cost.generate.estimated === 0);
  assert.ok(Math.abs(none.cost.price - (prompt * 2 + completion * 4 + judgeIn + judgeOut) / 1e6) < 1e-12);
});

test("a server that says it is too much is left alone for as long as it says, by all calls", async () => {
  await using trial = await openTrial(6);
  trial.server.next({ kind: "refuse", status: 429, retryAfter: "1" });
  const { exitCode } = await trial.run("--method", "none", "--parallel", "1");
  assert.equal(exitCode, 0);
  const [refused, ...rest] = trial.server.log.map(({ receivedAt }) => receivedAt);
  assert.equal(rest.length, 6);
  assert.ok(rest.every((at) => at - refused! >= 950));
});

test("no more calls are under way than allowed", async () => {
  await using trial = await openTrial(6, { delay: 30 });
  await trial.run("--method", "dpl", "--parallel", "3");
  const { log } = trial.server;
  const most = Math.max(
    ...log.map(
      ({ receivedAt }) =>
        log.filter((other) => other.receivedAt <= receivedAt && other.closedAt! > receivedAt).length,
    ),
  );
  assert.ok(most > 1 && most <= 3, String(most));
});

test("a key that is refused ends the run at once, with what it is about", async () => {
  await using trial = await openTrial(6);
  for (let refused = 0; refused < 10; refused++) trial.server.next({ kind: "refuse", status: 401 });
  const { exitCode, complained } = await trial.run("--method", "none", "--parallel", "1");
  assert.equal(exitCode, 1);
  assert.match(complained, /401\. Is IDIOLECT_API_KEY set/);
  assert.equal(trial.calls(), 1);
});

test("one prompt that is too long costs one text, and the rest goes on", async () => {
  await using trial = await openTrial(6);
  trial.server.next({ kind: "refuse", status: 400, code: "context_length_exceeded" });
  const { exitCode, complained, printed } = await trial.run("--method", "none", "--parallel", "1");
  assert.equal(exitCode, 1);
  assert.match(complained, /^none has no text for alder: .*\n1 text could not be had\. /);
  assert.match(printed, /\| none \| 0\./);
  assert.equal((await trial.run("--method", "none", "--parallel", "1")).exitCode, 0);
  assert.equal(trial.calls(), 7);
});

test("the key is sent where IDIOLECT_API_KEY says so, and nothing else of the environment is", async (t) => {
  await using trial = await openTrial(1);
  t.after(() => delete process.env.IDIOLECT_API_KEY && delete process.env.OPENAI_API_KEY);
  process.env.OPENAI_API_KEY = "not-this-one";
  await trial.run("--method", "none");
  process.env.IDIOLECT_API_KEY = "this-one";
  await trial.run("--method", "none", "--seed", "2");
  assert.deepEqual(
    trial.server.log.map(({ headers }) => headers.authorization),
    [undefined, "Bearer this-one"],
  );
  const kept = await readFile(join(trial.folder, "out", "calls.jsonl"), "utf8");
  assert.ok(!kept.includes("this-one"));
});

test("a malformed dataset is told with file, line and field, before anything is asked", async () => {
  await using trial = await openTrial(2);
  const path = join(trial.folder, "dataset.jsonl");
  const [first] = (await readFile(path, "utf8")).split("\n");
  await writeFile(path, `${first}\n${first!.replace('"text":', '"texts":')}\n`);
  const { exitCode, complained } = await trial.run("--method", "none");
  assert.equal(exitCode, 1);
  assert.match(complained, /dataset\.jsonl, line 2: profile\.0\.text: /);
  assert.equal(trial.server.log.length, 0);
});

test("calls that are not understood say what is missing", async () => {
  await using trial = await openTrial(1);
  for (const [options, said] of [
    [[], /Say --method/],
    [["--method", "gpt"], /There is no method “gpt”/],
    [["--method", "none", "--repeats", "0"], /--repeats is a whole number/],
    [["--method", "none", "--price", "3"], /--price is two prices/],
    [["--method", "none", "--endpoint", "nowhere"], /--endpoint is an address/],
  ] as const) {
    const { exitCode, complained } = await trial.run(...options);
    assert.equal(exitCode, 2);
    assert.match(complained, said);
  }
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { nearestDocuments } from "./bm25.ts";
import { chooseOthers } from "./chooseOthers.ts";
import type { PoolReview } from "./dataset.ts";
import { scoreOf } from "./judge.ts";
import { MATRIX, MethodError, parseMethod } from "./method.ts";
import { Pool } from "./pool.ts";
import { randomFrom } from "./random.ts";
import { selftestTargets } from "./selftestData.ts";
import { compare, resamples, spreadOf } from "./statistics.ts";

const by = (user: string, text: string, title = "Jug"): PoolReview => ({
  user,
  item: { title, description: "" },
  title: "",
  text,
});

test("BM25: the document with more of the query's rare words is nearer; others fill up in order", () => {
  const documents = ["the red jug", "the blue rope", "the red rope frays", "the lamp", "the stairs"];
  assert.deepEqual(
    nearestDocuments("red rope", documents, (text) => text, 3),
    ["the red rope frays", "the red jug", "the blue rope"],
  );
  assert.deepEqual(
    nearestDocuments("nothing", documents, (text) => text, 2),
    documents.slice(0, 2),
  );
});

const points: Readonly<Record<string, readonly number[]>> = {
  own: [0, 0],
  near: [0.1, 0],
  a1: [10, 0],
  a2: [10.4, 0],
  a3: [10.1, 0.1],
  b1: [0, 10],
  b2: [0, 10.2],
  b3: [0, 11],
};
const others = ["near", "a1", "a2", "a3", "b1", "b2", "b3"].map((text) => by(text, text));

function choosing(choice: Parameters<typeof chooseOthers>[2]["choice"], count: number) {
  const embed = async (texts: readonly string[]) => texts.map((text) => points[text]!);
  return chooseOthers("own", others, { choice, count, embed, random: randomFrom("seed") });
}

test("k-means: one of each other cluster, nearest its centre; none of the user's own cluster", async () => {
  const chosen = (await choosing("kmeans", 2)).map(({ text }) => text).sort();
  // Centres: a at 10.167, 0.033; b at 0, 10.4.
  assert.deepEqual(chosen, ["a3", "b2"]);
});

test("the other ways to choose", async () => {
  assert.deepEqual(await choosing("none", 4), []);
  assert.equal((await choosing("all", 4)).length, 7);
  const random = await choosing("random", 3);
  assert.equal(new Set(random).size, 3);
  assert.deepEqual(await choosing("random", 3), random);
  const embed = async (texts: readonly string[]) =>
    texts.map((text) => (text === "own" ? [1, 0] : points[text]!));
  const [first] = await chooseOthers("own", others, {
    choice: "dissimilar",
    count: 1,
    embed,
    random: Math.random,
  });
  assert.match(first!.text, /^b/);
});

test("the pool: others' texts on an item, never one that is to be written", () => {
  const targets = selftestTargets();
  const [first] = targets;
  const pool = new Pool(targets, [by("zoe", "More.", "Brass Kettle"), { user: "alder", ...first!.target }]);
  const about = first!.profile[0]!.item;
  assert.deepEqual(
    pool.others(about, "alder").map(({ user }) => user),
    ["birch", "cedar", "dogwood", "elm", "fir"],
  );
  assert.deepEqual(pool.others(first!.target.item, "birch"), []);
  assert.ok(pool.by("alder").every(({ text }) => text !== first!.target.text));
  assert.deepEqual(
    pool.others({ title: "Brass Kettle", description: "" }, "alder").map(({ user }) => user),
    ["zoe"],
  );
});

test("methods are read, and what they do not know is refused", () => {
  assert.deepEqual(
    { ...parseMethod("dpl/random/n=4/free/wrong-author"), name: "" },
    { ...parseMethod("dpl"), name: "", choice: "random", past: 4, standard: "free", wrongAuthor: true },
  );
  assert.deepEqual([parseMethod("dpl").past, parseMethod("dpl").others], [8, 4]);
  for (const name of [
    "gpt",
    "none/n=4",
    "rag/random",
    "dpl/n=9",
    "dpl/k=0",
    "ours/free",
    "dpl/best=2",
    "dpl/",
    "",
  ]) {
    assert.throws(() => parseMethod(name), MethodError, name);
  }
  for (const name of MATRIX) assert.equal(parseMethod(name).name, name);
  assert.equal(new Set(MATRIX).size, MATRIX.length);
});

test("a judge's number", () => {
  assert.deepEqual(
    ["7", " 8.5\n", "10", "**6**", "Score: 4", "[Score]: 3", "9/10 because", "0"].map(scoreOf),
    [7, 8.5, 10, 6, 4, 3, 9, 0],
  );
  assert.deepEqual(["", "good", "11", "I give it 7", "-3", "100"].map(scoreOf), Array(6).fill(undefined));
});

test("the paired bootstrap is sure of what holds on every target, and not of what is noise", () => {
  const draws = resamples(40, "seed");
  const random = randomFrom("values");
  const base = Array.from({ length: 40 }, random);
  const noise = base.map((value) => value + random() - 0.5);
  const meanOf = (values: readonly number[]) => ({
    value: values.reduce((sum, value) => sum + value, 0) / values.length,
    drawn: draws.map((draw) => draw.reduce((sum, index) => sum + values[index]!, 0) / values.length),
  });
  const better = compare(meanOf(base.map((value) => value + 0.1)), meanOf(base))!;
  assert.ok(Math.abs(better.difference - 0.1) < 1e-9 && better.interval[0] > 0.099 && better.p === 0);
  const unsure = compare(meanOf(noise), meanOf(base))!;
  assert.ok(unsure.interval[0] < 0 && unsure.interval[1] > 0 && unsure.p > 0.05);
  assert.deepEqual(resamples(40, "seed"), draws);
});

test("the bootstrap's interval: about ± 1.96 standard errors of a mean", () => {
  const random = randomFrom("normal");
  const values = Array.from({ length: 400 }, () => random() + random() + random() - 1.5);
  const drawn = resamples(400, "s").map((draw) => draw.reduce((sum, index) => sum + values[index]!, 0) / 400);
  const { interval } = compare({ value: 0, drawn }, { value: 0, drawn: drawn.map(() => 0) })!;
  // Three uniform numbers have variance 1/4: the standard error is 0.5 / 20.
  assert.ok(Math.abs((interval[1] - interval[0]) / (2 * 1.96) - 0.025) < 0.003);
});

test("mean and standard deviation of repetitions: worked by hand", () => {
  assert.deepEqual(spreadOf([1, 2, 3]), { mean: 2, sd: 1 });
  assert.deepEqual(spreadOf([4]), { mean: 4, sd: undefined });
  assert.equal(spreadOf([]), undefined);
});

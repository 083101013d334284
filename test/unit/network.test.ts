import assert from "node:assert/strict";
import { test } from "node:test";
import { assembled } from "../../scripts/network/kernel.ts";
import { learnSubwords } from "../../scripts/network/learnSubwords.ts";
import type { Example } from "../../scripts/network/mixerExamples.ts";
import { MixerLearner } from "../../scripts/network/mixerLearner.ts";
import { freshWeights, Mixer } from "../../src/voice/mixer.ts";
import { KERNEL } from "../../src/voice/network/kernel.ts";
import { Subwords } from "../../src/voice/network/subwords.ts";
import { numbers } from "../../src/voice/network/testing.ts";

test("the kernel that ships is products.wat, assembled", async () => {
  assert.equal(Buffer.from(await assembled()).toString("base64"), KERNEL);
});

test("what is frequent becomes one subword", () => {
  const frequencies = new Map([
    [" the", 500],
    [" there", 60],
    [" hen", 40],
    [" rare", 1],
  ]);
  const table = learnSubwords(frequencies, 24);
  assert.equal(table.texts.length, 24);
  const subwords = new Subwords(table);
  assert.equal(subwords.spell(" the").length, 1);
  assert.ok(subwords.spell(" rare").length > 1);
});

test("a mixer learns which evidence tells", () => {
  const next = numbers(4);
  const random = () => (next() + 1) / 2;
  const features = 4;
  /** Of four candidates the one with the most of the second feature is right; the others are noise. */
  const examples: Example[] = Array.from({ length: 600 }, () => {
    const rows = Float32Array.from({ length: 4 * features }, random);
    const telling = [0, 1, 2, 3].map((row) => rows[row * features + 1] as number);
    return { rows, right: telling.indexOf(Math.max(...telling)) };
  });
  const weights = freshWeights(features, random);
  const hits = () =>
    examples.filter(({ rows, right }) => {
      const found = new Mixer(weights).probabilities(rows, 4);
      return found.indexOf(Math.max(...found)) === right;
    }).length;
  const before = hits();
  const learner = new MixerLearner(weights, 200);
  for (let step = 0; step < 200; step++) {
    const start = (step * 32) % 560;
    learner.learn(examples.slice(start, start + 32));
  }
  assert.ok(before < 400 && hits() > 540, `${before} before, ${hits()} after`);
});

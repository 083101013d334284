import assert from "node:assert/strict";
import { test } from "node:test";
import { type Counts, zeroTally } from "../style/tally.ts";
import { drawNorms } from "./drawNorms.ts";
import { correlation, noiseOf } from "./norms.ts";

const half = () => 0.5;

/** A document of so many words with so many dashes in it. */
const document = (words: number, dashes: number): Counts => ({
  ...zeroTally(),
  words,
  letterWords: words,
  sentences: words / 20,
  "sign.dashes": dashes,
});

/** Authors with 1, 4, 9, 16 … dashes per 1000 words, in every document alike. */
const steady = [1, 2, 3, 4, 5, 6].map((root) => Array.from({ length: 4 }, () => document(1000, root * root)));

test("a norm is drawn from the writers' values, in the feature's unit and on its scale", () => {
  const { dashes } = drawNorms(steady, half);
  assert.equal(dashes?.writers, 6);
  assert.ok(Math.abs(dashes.mean - (1 + 4 + 9 + 16 + 25 + 36) / 6) < 1e-9);
  assert.ok(Math.abs(dashes.scaled.mean - 3.5) < 1e-9);
});

test("documents that are all alike make a feature wholly its writer's", () => {
  const { dashes } = drawNorms(steady, half);
  assert.ok(dashes!.reliability > 0.999);
  assert.deepEqual(dashes!.within, { document: 0, word: 0 });
  assert.ok(Math.abs(dashes!.between - dashes!.scaled.sd ** 2) < 1e-9);
});

test("documents that differ more than writers do make it nobody's", () => {
  const fickle = Array.from({ length: 6 }, () => [
    document(2000, 2),
    document(2000, 200),
    document(2000, 2),
    document(2000, 200),
  ]);
  const { dashes } = drawNorms(fickle, half);
  assert.ok(dashes!.reliability < 0.5);
  assert.ok(dashes!.within.document > 1);
});

test("many documents are less noisy than one of the same length in all", () => {
  const within = { document: 1, word: 100 };
  const one = noiseOf(within, [document(4000, 0)]);
  const many = noiseOf(within, [document(1000, 0), document(1000, 0), document(1000, 0), document(1000, 0)]);
  assert.equal(one, 1 + 100 / 4000);
  assert.equal(many, 1 / 4 + 100 / 4000);
  assert.equal(noiseOf(within, []), Number.POSITIVE_INFINITY);
});

test("correlation of what does not vary is none", () => {
  assert.equal(
    correlation([
      [1, 1],
      [1, 2],
      [1, 3],
    ]),
    0,
  );
  assert.ok(
    Math.abs(
      correlation([
        [1, 2],
        [2, 4],
        [3, 6],
      ]) - 1,
    ) < 1e-12,
  );
});

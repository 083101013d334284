import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Norm } from "../corpus/corpus.ts";
import { type Counts, zeroTally } from "../style/tally.ts";
import { styleLikeness } from "./styleLikeness.ts";

/** Writers have about 4 dashes per 1000 words. */
const dashes: Norm = {
  mean: 4.25,
  sd: 2,
  writers: 40,
  scaled: { mean: 2, sd: 0.5 },
  between: 0.2,
  within: { document: 0.1, word: 250 },
  quantiles: [],
  reliability: 0.7,
};

const text = (words: number, dashes: number): Counts => ({
  ...zeroTally(),
  words,
  letterWords: words,
  "sign.dashes": dashes,
});

const fondOfDashes = Array.from({ length: 8 }, () => text(2000, 24));
const likeness = styleLikeness(fondOfDashes, { dashes });

test("a text with the author's habit speaks for the author, one without it against, a long one louder", () => {
  assert.ok(likeness(text(2000, 24)) > 0);
  assert.ok(likeness(text(2000, 2)) < 0);
  assert.ok(likeness(text(2000, 24)) > likeness(text(100, 1)));
});

test("without a habit of their own, or norms to tell one by, nothing speaks either way", () => {
  const like = styleLikeness([text(50, 0)], { dashes });
  assert.ok(Math.abs(like(text(2000, 20))) < Math.abs(likeness(text(2000, 20))));
  assert.equal(styleLikeness(fondOfDashes, {})(text(2000, 20)), 0);
});

test("no text speaks without bounds", () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(100_000), (words, dashes) => {
      const nats = likeness(text(words, dashes));
      assert.ok(Number.isFinite(nats) && Math.abs(nats) <= 4);
    }),
  );
});

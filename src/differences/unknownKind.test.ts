import assert from "node:assert/strict";
import { test } from "node:test";
import type { Norm } from "../corpus/corpus.ts";
import { type Counts, zeroTally } from "../style/tally.ts";
import { isOfUnknownKind, unlikeness } from "./unknownKind.ts";

const norm: Norm = {
  mean: 4,
  sd: 2,
  writers: 30,
  scaled: { mean: 2, sd: 0.5 },
  between: 0.2,
  within: { document: 0.05, word: 100 },
  quantiles: [],
  reliability: 0.7,
};
/** Rates are compared on a scale of square roots. */
const document = (words: number, dashes: number): Counts => ({
  ...zeroTally(),
  words,
  letterWords: words,
  "sign.dashes": dashes,
});

test("how unlike a kind writing is: squared departures in what is expected of one of its writers", () => {
  const works = [document(1000, 9), document(1000, 9)];
  const variance = 0.5 ** 2 + 0.05 / 2 + 100 / 2000;
  assert.ok(Math.abs(unlikeness(works, { dashes: norm }) - (3 - 2) ** 2 / variance) < 1e-9);
  assert.equal(unlikeness(works, {}), 0);
});

test("one feature far out, or some that do not stay with a writer, do not make a kind unknown; most of them do", () => {
  const works = [document(2000, 400), document(2000, 400)];
  const none = { ...norm, mean: 0, scaled: { mean: 0, sd: 0.5 } };
  const rest = { semicolons: none, colons: none, slashes: none, ellipses: none };
  assert.ok(!isOfUnknownKind(works, { dashes: norm, ...rest }));
  const fleeting = { ...norm, reliability: 0.2 };
  assert.ok(
    !isOfUnknownKind(works, { dashes: fleeting, semicolons: { ...fleeting, scaled: { mean: 9, sd: 0.5 } } }),
  );
  assert.ok(isOfUnknownKind(works, { dashes: norm, semicolons: { ...norm, scaled: { mean: 9, sd: 0.5 } } }));
});

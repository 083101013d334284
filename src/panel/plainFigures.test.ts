import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Unit } from "../style/feature.ts";
import { plainly } from "./plainFigures.ts";

test("shares are said as one in so many, or as so many in ten", () => {
  assert.equal(plainly("% of sentences", 28, 11), "1 sentence in 4; others, 1 in 9");
  assert.equal(plainly("% of sentences", 2.8, 0.38), "1 sentence in 36; others, 1 in 260");
  assert.equal(plainly("% of sentences", 41, 56), "4 sentences in 10; others, 6");
  assert.equal(plainly("% of sentences", 0, 5.1), "in this writing never; others, 1 sentence in 20");
  assert.equal(plainly("% of words", 4.1, 7.7), "1 word in 24; others, 1 in 13");
});

test("what would look the same is said in figures", () => {
  assert.equal(plainly("% of words", 9.9, 10.2), "9.9% of words; others, 10.2%");
  assert.equal(plainly("% of sentences", 41, 44), "41% of sentences; others, 44%");
  assert.equal(plainly("per 1000 words", 0.501, 0.504), "0.501 in every 1,000 words; others, 0.504");
});

test("rare things are said by how far they are apart", () => {
  assert.equal(plainly("per 1000 words", 22.1, 9.8), "22 in every 1,000 words; others, 10");
  assert.equal(plainly("per 1000 words", 0.67, 0.22), "once in 1,500 words; others, once in 4,500");
  assert.equal(plainly("per 1000 words", 0, 2.2), "in this writing never; others, once in 450 words");
});

test("averages are said as they are", () => {
  assert.equal(plainly("words", 27.4, 20.2), "27 words on average; others, 20");
  assert.equal(plainly("letters", 4.8, 4.96), "4.8 letters on average; others, 5.0");
  assert.equal(plainly("per sentence", 0.67, 1), "7 in 10 sentences; others, 10");
});

test("whatever is measured, the two never read the same, and nothing is said to be endless", () => {
  const units: Unit[] = ["% of sentences", "% of words", "per 1000 words", "words", "per sentence"];
  fc.assert(
    fc.property(
      fc.constantFrom(...units),
      fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 90, noNaN: true })),
      fc.double({ min: 0.01, max: 90, noNaN: true }),
      (unit, value, mean) => {
        const said = plainly(unit, value, mean);
        assert.doesNotMatch(said, /NaN|∞|undefined/);
        const figures = said.replaceAll("in every 1,000 words", "").match(/[\d.,]*\d/g) ?? [];
        if (Math.abs(value - mean) > 0.05 * Math.max(value, mean) && Math.max(value, mean) > 1)
          assert.ok(new Set(figures).size > 1 || /never/.test(said), said);
      },
    ),
  );
});

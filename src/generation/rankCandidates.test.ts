import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Difference } from "../differences/report.ts";
import { type Candidate, isUnlike, rankCandidates } from "./rankCandidates.ts";

const difference = (feature: string): Difference => ({
  feature,
  direction: "more",
  evidence: [],
  contrast: [],
});
const candidate = (text: string, fit: number, along = 0, against = 0, words = 12): Candidate => ({
  text,
  fit,
  words,
  agreement: {
    along: Array.from({ length: along }, (_, at) => difference(`a${at}`)),
    against: Array.from({ length: against }, (_, at) => difference(`b${at}`)),
  },
});
const order = (...candidates: Candidate[]) => rankCandidates(candidates).map(({ text }) => text);

test("the better fit is first", () =>
  assert.deepEqual(order(candidate("a", -1), candidate("b", 1)), ["b", "a"]));

test("of equal fit, the one that goes along with more differences is first", () => {
  assert.deepEqual(order(candidate("a", 1, 1, 3), candidate("b", 1, 2, 1), candidate("c", 1)), [
    "b",
    "c",
    "a",
  ]);
});

test("the fit of two words counts for little", () => {
  assert.deepEqual(order(candidate("a", 3, 0, 1, 2), candidate("b", 0, 1, 0, 12)), ["b", "a"]);
});

test("those of equal worth stay in the order in which they came, and none is lost", () => {
  assert.deepEqual(order(candidate("a", 1), candidate("b", 1)), ["a", "b"]);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ noNaN: true, min: -9, max: 9 }), fc.nat(3), fc.nat(3))),
      (values) => {
        const all = values.map(([fit, along, against], at) => candidate(String(at), fit, along, against));
        assert.deepEqual(order(...all).toSorted(), all.map(({ text }) => text).toSorted());
      },
    ),
  );
});

test("a text is unlike its author from a lower fit on the shorter it is", () => {
  assert.equal(isUnlike({ fit: -1.5, words: 100 }), true);
  assert.equal(isUnlike({ fit: -1.5, words: 25 }), false);
  assert.equal(isUnlike({ fit: -2.5, words: 25 }), true);
  assert.equal(isUnlike({ fit: 0, words: 0 }), false);
});

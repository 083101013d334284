import assert from "node:assert/strict";
import { test } from "node:test";
import { faultsOf, isBetter, isWanting, type JudgedRewrite, type Manner, mannerOf } from "./judgeRewrite.ts";
import type { Candidate } from "./rankCandidates.ts";

const against = { feature: "contractions", direction: "more", evidence: [], contrast: [] } as const;
const candidate = (fit: number, words: number, goesAgainst = false): Candidate => ({
  text: "",
  fit,
  words,
  agreement: { along: [], against: goesAgainst ? [against] : [] },
});
const judged = (manner: Manner, lost: readonly string[] = [], fit = 0): JudgedRewrite => ({
  candidate: candidate(fit, 50, true),
  manner,
  rewritten: {
    text: "",
    kept: {
      lost: lost.map((text) => ({ kind: "name", text, start: 0, end: 1 })),
      added: [],
      counts: {},
    } as unknown as JudgedRewrite["rewritten"]["kept"],
  },
});

test("a long rewrite is nearer where it is worth more, and a short one only where it is far more", () => {
  assert.equal(mannerOf(candidate(0, 60), candidate(0.2, 50), true), "nearer");
  assert.equal(mannerOf(candidate(0, 60), candidate(-0.2, 50), true), "noNearer");
  assert.equal(mannerOf(candidate(0, 60), candidate(0, 60), true), "noNearer");
  assert.equal(mannerOf(candidate(0, 60), candidate(0.2, 15), true), "tooShort");
  assert.equal(mannerOf(candidate(0, 15), candidate(1.2, 60), true), "nearer");
  assert.equal(mannerOf(candidate(0, 15), candidate(-1.2, 60), true), "noNearer");
  assert.equal(mannerOf(candidate(0, 0), candidate(5, 60), true), "tooShort");
});

test("differences that a rewrite goes against weigh against it", () => {
  assert.equal(mannerOf(candidate(0, 60), candidate(0.2, 60, true), true), "noNearer");
  assert.equal(mannerOf(candidate(0, 60, true), candidate(-0.2, 60), true), "nearer");
});

test("of an author of whom too little is known, nothing is said", () =>
  assert.equal(mannerOf(candidate(0, 60), candidate(5, 60), false), "unknown"));

test("another is offered where something was lost or it may sound no better, and told what was off", () => {
  assert.equal(isWanting(judged("nearer")), false);
  assert.equal(isWanting(judged("unknown")), false);
  assert.equal(isWanting(judged("nearer", ["Marta"])), true);
  assert.equal(isWanting(judged("noNearer")), true);
  assert.equal(isWanting(judged("tooShort")), true);
  assert.deepEqual(faultsOf(judged("nearer", ["Marta"])), { lost: ["Marta"], off: undefined });
  const { off } = faultsOf(judged("noNearer"));
  assert.equal(off?.length, 1);
  assert.match(off?.[0] ?? "", /contractions/i);
});

test("of two rewrites the one that lost less stays; else the one that sounds more like its author, or the later", () => {
  assert.equal(isBetter(judged("noNearer", [], -1), judged("nearer", ["Marta"], 1)), true);
  assert.equal(isBetter(judged("nearer", ["Marta"], 1), judged("noNearer", [], -1)), false);
  assert.equal(isBetter(judged("nearer", [], 1), judged("noNearer", [], -1)), true);
  assert.equal(isBetter(judged("noNearer", [], -1), judged("nearer", [], 1)), false);
  assert.equal(isBetter(judged("tooShort"), judged("tooShort")), true);
});

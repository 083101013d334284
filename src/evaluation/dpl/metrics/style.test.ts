import assert from "node:assert/strict";
import { test } from "node:test";
import { claimDistance } from "./claims.ts";
import { cosine } from "./cosine.ts";
import { CosineDelta } from "./delta.ts";
import { readWordNet } from "./wordnet.ts";

const near = (actual: number | undefined, expected: number) =>
  assert.ok(Math.abs((actual ?? Number.NaN) - expected) < 5e-5, `${actual} is not ${expected}`);

test("the cosine of vectors: worked by hand", () => {
  near(cosine([1, 0], [1, 1]), Math.SQRT1_2);
  near(cosine([1, 2, 3], [4, 5, 6]), 32 / Math.sqrt(14 * 77));
  near(cosine([1, 0], [0, 0]), 0);
});

test("Cosine Delta: worked by hand on three authors and two words", () => {
  // Rates of a: 1, 1/2, 0; of b: 0, 1/2, 1. z-scores of both: ±√1.5 and 0; the middle author's are 0, and at right angles to everything.
  const delta = new CosineDelta(
    new Map([
      ["one", "a a"],
      ["middle", "a b"],
      ["two", "b b"],
    ]),
  );
  const nearness = delta.nearness("a a a b", "one");
  near(nearness?.own, 0);
  near(nearness?.margin, 1);
  near(delta.nearness("a a a b", "two")?.own, 2);
  near(delta.nearness("a a a b", "two")?.margin, -2);
  assert.equal(delta.nearness("a", "nobody"), undefined);
  assert.equal(delta.nearness("…", "one"), undefined);
});

test("the distance on claims: worked by hand, on the scale that a feature is compared on", () => {
  const measure = (id: string, value: number) => ({
    id,
    group: "writing" as const,
    aspect: "sentence structure" as const,
    unit: "words" as const,
    value,
    norm: { mean: 0, sd: 1, writers: 9 },
    z: 0,
    interval: [0, 0] as const,
    difference: true,
    confidence: 1,
  });
  const claim = (feature: string) => ({ feature, direction: "more" as const, evidence: [], contrast: [] });
  const report = {
    measures: [measure("sentence-length", 10), measure("questions", 0)],
    differences: [claim("sentence-length")],
    tentative: [],
  };
  const norms = {
    "sentence-length": { scaled: { mean: 20, sd: 4 } },
    questions: { scaled: { mean: 0, sd: 1 } },
  };
  // Two sentences of six words each: 6 where the author has 10, in units of 4.
  const text = "We went down to the lake. It was cold in the morning.";
  near(claimDistance(text, report, norms), 1);
  assert.equal(claimDistance(text, { ...report, differences: [] }, norms), undefined);
  assert.equal(claimDistance("", report, norms), undefined);
});

/** Two synsets as WordNet's files have them: {car, auto, motor_car} and {tall, high(p)}. */
const FILES = {
  noun: {
    index: "  1 a licence\ncar n 1 0 1 1 00000000  \nauto n 1 0 1 0 00000000  \n",
    data: "00000000 06 n 03 car 0 auto 0 motor_car 0 000 | a machine\n",
  },
  verb: { index: "", data: "" },
  adj: {
    index: "tall a 1 0 1 1 00000000  \nhigh a 1 0 1 1 00000000  \n",
    data: "00000000 00 a 02 tall 0 high(p) 0 000 | not low\n",
  },
  adv: { index: "", data: "" },
};

test("WordNet: words of one meaning, by base forms, single words only", () => {
  const synonyms = readWordNet(FILES);
  assert.deepEqual([...synonyms("cars")!].sort(), ["auto", "car", "cars"]);
  assert.deepEqual([...synonyms("taller")!].sort(), ["high", "tall", "taller"]);
  assert.deepEqual([...synonyms("boat")!], ["boat"]);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Norm } from "../corpus/corpus.ts";
import { type Counts, zeroTally } from "../style/tally.ts";
import { type Departure, departures } from "./compare.ts";
import { confidenceOf, MOST_FROM_ONE_DOCUMENT, standings } from "./confidence.ts";

/** Writers have 4 dashes per 1000 words, give or take: 2 on the square-root scale, with a standard deviation of 0.5. */
const norm: Norm = {
  mean: 4.25,
  sd: 2,
  writers: 40,
  scaled: { mean: 2, sd: 0.5 },
  between: 0.2,
  within: { document: 0.1, word: 250 },
  quantiles: [],
  reliability: 0.7,
};
const model = {
  bias: -1,
  weights: [1, 0.5, 1.5, 2.5, 0.5],
  oneDocument: { offset: -0.2, slope: 0.6 },
};

const document = (words: number, dashes: number): Counts => ({
  ...zeroTally(),
  words,
  letterWords: words,
  "sign.dashes": dashes,
});
const dashesIn = (works: readonly Counts[]): Departure => departures(works, { dashes: norm })[0]!;

test("nine dashes per 1000 words are two standard deviations out, less what the amount of writing leaves open", () => {
  const { value, measured, z, interval, consistency } = dashesIn([document(2000, 18), document(2000, 18)]);
  assert.equal(value, 9);
  assert.equal(measured, 2);
  const noise = 0.1 / 2 + 250 / 4000;
  assert.ok(Math.abs(z - (2 * 0.2) / (0.2 + noise)) < 1e-9);
  assert.ok(interval[0] < 9 && 9 < interval[1]);
  assert.equal(consistency, 3 / 4, "two of two, and one of two supposed before");
});

test("the same rate on more documents is further out and surer", () => {
  const few = Array.from({ length: 3 }, () => document(1000, 12));
  const many = Array.from({ length: 12 }, () => document(1000, 12));
  assert.ok(dashesIn(many).z > dashesIn(few).z);
  assert.ok(confidenceOf(dashesIn(many), many, model) > confidenceOf(dashesIn(few), few, model));
  const [low, high] = dashesIn(few).interval;
  const [lower, higher] = dashesIn(many).interval;
  assert.ok(higher - lower < high - low);
});

test("documents that disagree make a departure less sure", () => {
  const steady = Array.from({ length: 6 }, () => document(1000, 12));
  const fickle = [document(1000, 72), ...Array.from({ length: 5 }, () => document(1000, 0))];
  assert.equal(dashesIn(fickle).value, dashesIn(steady).value);
  assert.ok(confidenceOf(dashesIn(fickle), fickle, model) < confidenceOf(dashesIn(steady), steady, model));
});

test("from one document nothing is stated above a ceiling, however far out", () => {
  const one = [document(50_000, 5000)];
  assert.ok(confidenceOf(dashesIn(one), one, model) <= MOST_FROM_ONE_DOCUMENT);
});

test("one document makes a departure less sure than the same in two", () => {
  const one = [document(4000, 40)];
  const two = [document(2000, 20), document(2000, 20)];
  const [inOne, inTwo] = [confidenceOf(dashesIn(two), one, model), confidenceOf(dashesIn(two), two, model)];
  assert.ok(inTwo > 0.5 && inOne < inTwo);
  const odds = (probability: number) => Math.log(probability / (1 - probability));
  assert.ok(Math.abs(odds(inOne) - (0.6 * odds(inTwo) - 0.2)) < 1e-9);
});

test("features without a norm or without writing are left out", () => {
  assert.deepEqual(departures([document(1000, 5)], {}), []);
  assert.deepEqual(departures([], { dashes: norm }), []);
});

const someWorks = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 0, max: 200 }))
    .map(([words, dashes]) => document(words, dashes)),
  { minLength: 1, maxLength: 8 },
);

test("a departure is shrunk, never turned; its interval holds its value; confidence is a probability", () => {
  fc.assert(
    fc.property(someWorks, (works) => {
      const departure = dashesIn(works);
      assert.ok(Math.abs(departure.z) <= Math.abs(departure.measured));
      assert.ok(departure.z * departure.measured >= 0);
      assert.ok(departure.interval[0] <= departure.value && departure.value <= departure.interval[1]);
      assert.ok(departure.consistency > 0 && departure.consistency < 1);
      assert.ok(standings(departure, works).every((standing) => Number.isFinite(standing) && standing >= 0));
      const confidence = confidenceOf(departure, works, model);
      assert.ok(confidence > 0 && confidence < 1);
    }),
  );
});

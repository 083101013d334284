import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { randomFrom } from "../evaluation/dpl/random.ts";
import { type Observation, trendOf } from "./trend.ts";

const even = (values: readonly number[]): Observation[] =>
  values.map((value, at) => ({ at, value, weight: 1 }));

test("a straight line is found as it is, and one odd value does not move it", () => {
  const line = Array.from({ length: 20 }, (_, at) => 3 + 0.5 * at);
  const found = trendOf(even(line))!;
  assert.ok(Math.abs(found.slope - 0.5) < 1e-9 && Math.abs(found.intercept - 3) < 1e-9);
  const odd = trendOf(even(line.with(10, 900)))!;
  assert.ok(Math.abs(odd.slope - 0.5) < 0.01);
  assert.ok(found.leaning > 3 && odd.leaning > 3);
});

test("turned round in time or in value, a trend leans the other way as far", () => {
  const observation = fc.record({
    at: fc.integer({ min: 0, max: 1000 }),
    value: fc.integer({ min: -50, max: 50 }),
    weight: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(observation, { minLength: 3, maxLength: 40 }), (all) => {
      const trend = trendOf(all);
      fc.pre(trend !== undefined);
      const later = trendOf(all.map((one) => ({ ...one, at: -one.at })))!;
      const lower = trendOf(all.map((one) => ({ ...one, value: -one.value })))!;
      assert.ok(Math.abs(later.leaning + trend.leaning) < 1e-9);
      assert.ok(Math.abs(lower.leaning + trend.leaning) < 1e-9);
    }),
  );
});

test("values without a trend are told to lean about as often as is said", () => {
  const random = randomFrom("no trend");
  const authors = 4000;
  let told = 0;
  for (let author = 0; author < authors; author++) {
    const observations = Array.from({ length: 14 }, (_, at) => ({
      at: at ** 2,
      value: random() ** 3,
      weight: 0.2 + random(),
    }));
    if (Math.abs(trendOf(observations)!.leaning) >= 1.96) told++;
  }
  const share = told / authors;
  assert.ok(share > 0.03 && share < 0.065, `${share}`);
});

test("where all is of one time there is no trend; where all values are the same nothing leans", () => {
  assert.equal(trendOf([{ at: 1, value: 2, weight: 1 }]), undefined);
  assert.equal(
    trendOf([
      { at: 1, value: 2, weight: 1 },
      { at: 1, value: 9, weight: 1 },
    ]),
    undefined,
  );
  assert.deepEqual(trendOf(even([4, 4, 4, 4])), { slope: 0, intercept: 4, leaning: 0 });
});

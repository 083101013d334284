import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { quantitiesIn } from "./quantities.ts";

const keys = (text: string) => quantitiesIn(text).map(({ key }) => key);

test("a number is the same however it is written", () => {
  for (const [forms, key] of [
    [["1,000", "1000", "1’000", "one thousand", "a thousand"], "1000"],
    [["5 km", "5km", "five kilometres", "5-kilometer"], "5 km"],
    [["50 %", "50%", "fifty per cent", "50 percent"], "50 %"],
    [["$12.50", "12.5 dollars"], "12.5 $"],
    [["23 people", "twenty-three people"], "23"],
    [["12 eggs", "twelve eggs", "a dozen eggs"], "12"],
    [["2 million", "two million"], "2000000"],
    [["version 3.5.1"], "3.5.1"],
    [["the 3rd", "the third"], "#3"],
  ] as const) {
    for (const form of forms) assert.deepEqual(keys(form), [key], form);
  }
});

test("a date and a time of day are the same however they are written", () => {
  for (const form of ["3 March 2024", "March 3, 2024", "3rd of March, 2024", "Mar. 3rd 2024", "2024-03-03"]) {
    assert.deepEqual(keys(`On ${form}.`), ["date 2024-03-03"], form);
  }
  assert.deepEqual(keys("In May 2023"), ["date 2023-05"]);
  assert.deepEqual(keys("on 3 March"), ["date 03-03"]);
  for (const form of ["14:30", "2:30 pm", "2.30 p.m."]) assert.deepEqual(keys(form), ["time 14:30"], form);
  assert.deepEqual(keys("we may 5 times"), ["5"]);
});

test("a range shares its unit", () => {
  assert.deepEqual(keys("5 to 7 km"), ["5 km", "7 km"]);
  assert.deepEqual(keys("2–3 hours"), ["2 hour", "3 hour"]);
  assert.deepEqual(keys("5 people saw 7 km"), ["5", "7 km"]);
});

test("what need not be an amount is not sure to be one", () => {
  const sure = (text: string) => quantitiesIn(text).map(({ isSure }) => isSure);
  assert.deepEqual(sure("one of them"), [false]);
  assert.deepEqual(sure("at first"), [false]);
  assert.deepEqual(sure("an hour"), [false]);
  assert.deepEqual(sure("two of them, 1 of us, a dozen"), [true, true, true]);
});

test("a number is found where it stands, in any text", () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.string(), (before, number, after) => {
      const text = `${before} ${number} ${after}`;
      const found = quantitiesIn(text);
      for (const { start, end, text: quoted } of found) assert.equal(text.slice(start, end), quoted);
      assert.ok(found.some(({ start, end }) => start <= before.length + 1 && end > before.length + 1));
    }),
  );
});

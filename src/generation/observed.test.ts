import assert from "node:assert/strict";
import { test } from "node:test";
import { MOST_OBSERVED, observedIn } from "./observed.ts";

const texts = {
  own: "We didn't wait — it's here.\n\nSo the “old” road is closed, and nobody minds.",
  others: ["The arrival was awaited by everybody.", "It has been here for some time."],
};
const difference = {
  aspect: "tone",
  habit: "contractions",
  direction: "more",
  difference: "contracts",
  own: "We didn't wait",
  other: "was awaited",
};
const found = (...changes: object[]) =>
  observedIn({ differences: changes.map((change) => ({ ...difference, ...change })) }, texts);

test("what is quoted must stand in the texts, in whatever typography and white space", () => {
  const quotes = [
    "We didn’t wait",
    "wait – it's\nhere",
    "“We didn't wait”",
    'the "old" road',
    "IT'S HERE.",
    "We  didn't",
  ];
  for (const own of quotes) assert.equal(found({ own })?.length, 1, own);
  const invented = [
    "We did not wait",
    "We didn't wai",
    "old road is",
    "",
    "…",
    "was awaited",
    "here. It has",
  ];
  for (const own of invented) assert.deepEqual(found({ own }), [], own);
  assert.deepEqual(found({ other: "We didn't wait" }), []);
  assert.deepEqual(found({ other: "everybody. It has been" }), []);
  assert.equal(found({ other: "here for some time" })?.length, 1);
  assert.deepEqual(found({ own: "here", other: "here" }), []);
});

test("a habit is one that is measured; others are seen", () => {
  assert.deepEqual(found({})?.[0]?.habit, { feature: "contractions", direction: "more" });
  for (const change of [{ habit: "other" }, { habit: "charm" }, { direction: "sideways" }, { habit: 3 }])
    assert.equal(found(change)?.[0]?.habit, undefined);
});

test("one that is no difference costs only itself, and so many are taken", () => {
  assert.equal(observedIn({ differences: [null, 4, {}, difference] }, texts)?.length, 1);
  assert.equal(observedIn([difference], texts)?.length, 1);
  assert.equal(found(...Array.from({ length: 40 }, () => ({})))?.length, MOST_OBSERVED);
  for (const reply of [{}, "contracts", { differences: "none" }, null])
    assert.equal(observedIn(reply, texts), undefined);
});

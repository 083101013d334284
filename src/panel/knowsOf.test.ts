import assert from "node:assert/strict";
import { test } from "node:test";
import { knowsOf, type MeasuredFigures } from "./knowsOf.ts";

const needed = { documents: 5, words: 1_500 };
const measured = {
  kind: "measured",
  known: 12,
  heldOut: 3,
  words: { own: 9_086, other: 4_116 },
  characters: 3_995,
  saved: { own: 0.278, none: 0.22, other: 0.232 },
  taken: 0.345,
  told: { own: 0.968, other: 0.272 },
  paragraphs: { own: 25, others: 40 },
} as const;
const knows = (result: MeasuredFigures["result"], progress?: number) =>
  knowsOf({ result, progress, isCurrent: true }, needed);
const said = (result: MeasuredFigures["result"]) => JSON.stringify(knows(result));

test("nothing measured yet: what it does, and a button", () => {
  const state = knows(undefined);
  assert.ok(state.mayMeasure);
  assert.match(state.says, /set aside/);
  assert.deepEqual(state.comparisons, []);
});

test("while it is measured, how far that is", () => {
  const state = knows(undefined, 0.4);
  assert.equal(state.progress, 0.4);
  assert.equal(state.mayMeasure, false);
});

test("too little history: what is needed, and what there is", () => {
  const { says } = knows({ kind: "tooLittle", documents: 2, words: 1_200 });
  assert.match(says, /at least 5 documents .*1,500 words.*: 2, with 1,200 words/);
});

test("figures stand beside their controls, the gain is that over the better control", () => {
  const [keys, pairs] = knows(measured).comparisons;
  assert.match(keys!.says[0]!, /save 28 of 100 keys: 5 more/);
  assert.deepEqual(
    keys!.rows.map(({ figure }) => figure),
    ["28%", "22%", "23%"],
  );
  assert.match(pairs!.says[0]!, /in 97/);
  assert.match(pairs!.about, /not how/);
});

test("where there is no gain, none is claimed", () => {
  const none = { ...measured, saved: { own: 0.22, none: 0.22, other: 0.23 } };
  assert.match(said(none), /do not save you keys yet/);
  assert.doesNotMatch(said(none), / more than/);
  assert.match(said({ ...measured, told: { own: 0.52, other: 0.5 } }), /not told from other writers/);
  assert.match(said({ ...measured, told: { own: 0.8, other: 0.79 } }), /not told from other writers/);
});

test("figures of a history that has changed since stay, and it is said", () => {
  const stale = knowsOf({ result: measured, progress: undefined, isCurrent: false }, needed);
  assert.ok(stale.mayMeasure);
  assert.match(stale.says, /changed since/);
  assert.equal(stale.comparisons.length, 2);
  assert.doesNotMatch(knows(measured).says, /changed since/);
});

test("without anybody to compare with there are no rows for them", () => {
  const { saved, told, ...rest } = measured;
  const alone = { ...rest, saved: { own: saved.own, none: saved.none }, told: undefined };
  const { comparisons } = knows(alone);
  assert.deepEqual(
    comparisons.map(({ rows }) => rows.length),
    [2],
  );
});

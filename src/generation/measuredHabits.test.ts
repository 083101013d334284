import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Measure } from "../differences/report.ts";
import { loadParts } from "../node/loadParts.ts";
import { isLeftOut, kinOf, measuredHabits, standingOf } from "./measuredHabits.ts";
import { preferenceOf } from "./preferenceOf.ts";

const { corpus } = await loadParts(fileURLToPath(new URL("../../corpus", import.meta.url)));
const kin = kinOf(corpus.figures);
const measure = (id: string, z: number, confidence: number) => ({ id, z, confidence }) as Measure;

test("what is measured surely says what goes with it, and which way", () => {
  const measured = measuredHabits(
    {
      measures: [measure("sentence-length", -2, 0.9), measure("contractions", 2, 0.9), measure("i", 2, 0.2)],
    },
    kin,
  );
  assert.equal(measured["sentence-length"], "less");
  assert.equal(measured["long-sentences"], "less");
  assert.equal(measured.contractions, "more");
  assert.equal(measured.i, undefined);
  // Those who come back to words take up those of the sentence before.
  assert.equal(measuredHabits({ measures: [measure("words-once", 2, 0.9)] }, kin).overlap, "less");
});

test("what was measured itself has the last word", () => {
  const measures = [measure("sentence-length", -2, 0.9), measure("long-sentences", 1, 0.8)];
  for (const each of [measures, measures.toReversed()])
    assert.equal(measuredHabits({ measures: each }, kin)["long-sentences"], "more");
});

test("the opposite of what is measured is contradicted, and what is not measured only observed", () => {
  const measured = { i: "more" } as const;
  assert.equal(standingOf({ feature: "i", direction: "more" }, measured), "measured");
  assert.equal(standingOf({ feature: "i", direction: "less" }, measured), "contradicted");
  assert.equal(standingOf({ feature: "we", direction: "less" }, measured), "observed");
  assert.equal(standingOf(undefined, measured), "observed");
});

test("who leaves a habit out hears nothing of those that say the same", () => {
  const steering = { "sentence-length": { wish: "leaveOut", pull: 0 } } as const;
  assert.ok(isLeftOut({ feature: "long-sentences", direction: "more" }, steering, kin));
  assert.ok(!isLeftOut({ feature: "contractions", direction: "more" }, steering, kin));
  assert.ok(!isLeftOut(undefined, steering, kin));
});

test("a summary of which nothing holds is no preference, whatever was turned", () => {
  const steering = { contractions: { wish: "more", pull: 1 } } as const;
  const measured = { contractions: "more", i: "less" } as const;
  const known = { measured, kin, steering };
  assert.equal(preferenceOf([], known), "");
  assert.equal(preferenceOf([{ text: "Say I.", habit: { feature: "i", direction: "more" } }], known), "");
  assert.equal(preferenceOf([{ text: "Be brisk." }], known), "Be brisk.\nUse contractions freely.");
  const pinned = { ...known, steering: { semicolons: { wish: "pin", pull: 0, direction: "more" } } } as const;
  assert.match(preferenceOf([{ text: "Be brisk." }], pinned), /semicolons.*\nBe brisk\.$/);
});

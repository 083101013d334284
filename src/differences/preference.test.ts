import assert from "node:assert/strict";
import { test } from "node:test";
import { featureOf } from "../style/allFeatures.ts";
import type { Direction } from "../style/feature.ts";
import { turnOf } from "../style/steering.ts";
import { type Instructed, writePreference } from "./preference.ts";

function instructed(id: string, value: number, mean: number): Instructed {
  const feature = featureOf(id)!;
  const norm = { mean, sd: 1, within: 1, writers: 40 };
  return {
    direction: value < mean ? "less" : "more",
    departure: { feature, value, norm } as unknown as Instructed["departure"],
  };
}

const told = [instructed("sentence-length", 27, 20), instructed("dashes", 0.4, 3.3)];
const pin = (value: number, mean: number, direction: Direction) => turnOf("pin", { value, mean, direction });

test("what is pinned comes first, and once", () => {
  const lines = writePreference(told, { dashes: pin(0.4, 3.3, "less") }).split("\n");
  assert.equal(lines.length, 2);
  assert.match(lines[0]!, /dashes.*about 0\.4 per 1000 words, where others have 3\.3\.$/);
  assert.match(lines[1]!, /27 words/);
});

test("what is pinned stays when it is no difference any more, with the figures of now while they say the same", () => {
  const steering = { contractions: pin(12, 4, "more") };
  const now = instructed("contractions", 5, 4);
  const [first] = writePreference(told, steering, [...told, now]).split("\n");
  assert.match(first!, /about 5 per 1000 words, where others have 4\.$/);
  const turnedRound = instructed("contractions", 3, 4);
  for (const measured of [[...told, turnedRound], told])
    assert.equal(
      writePreference(told, steering, measured).split("\n")[0],
      featureOf("contractions")!.instruction.more,
    );
  assert.equal(writePreference([], steering), featureOf("contractions")!.instruction.more);
});

test("what is turned says what is wanted, what is left out is not said", () => {
  const turned = writePreference(told, {
    "sentence-length": turnOf("less", { value: 27, mean: 20, direction: "more" }),
    dashes: turnOf("leaveOut", { value: 0.4, mean: 3.3, direction: "less" }),
  });
  assert.equal(turned, featureOf("sentence-length")!.instruction.less);
});

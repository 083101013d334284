import assert from "node:assert/strict";
import { test } from "node:test";
import { type Manners, type Moment, shouldAsk } from "./whenToAsk.ts";

const TYPING: Moment = {
  before: "The qu",
  previousBefore: "The q",
  after: "",
  hasSelection: false,
  cursors: 1,
  explicit: false,
};
const MANNERS: Manners = { paused: false, manual: false, minimumPrefix: 0 };

test("while typing, ask", () => assert.equal(shouldAsk(TYPING, MANNERS), true));

test("not after a deletion", () => {
  assert.equal(shouldAsk({ ...TYPING, previousBefore: "The qui" }, MANNERS), false);
});

test("not with a selection, with several cursors, or inside a word", () => {
  assert.equal(shouldAsk({ ...TYPING, hasSelection: true }, MANNERS), false);
  assert.equal(shouldAsk({ ...TYPING, cursors: 2 }, MANNERS), false);
  assert.equal(shouldAsk({ ...TYPING, after: "ick fox" }, MANNERS), false);
});

test("not before enough of a word is typed", () => {
  assert.equal(shouldAsk(TYPING, { ...MANNERS, minimumPrefix: 2 }), true);
  assert.equal(shouldAsk(TYPING, { ...MANNERS, minimumPrefix: 3 }), false);
});

test("paused and manual wait for being asked", () => {
  for (const manners of [
    { ...MANNERS, paused: true },
    { ...MANNERS, manual: true },
  ]) {
    assert.equal(shouldAsk(TYPING, manners), false);
    assert.equal(shouldAsk({ ...TYPING, explicit: true }, manners), true);
  }
});

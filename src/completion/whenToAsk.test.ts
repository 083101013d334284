import assert from "node:assert/strict";
import { test } from "node:test";
import { type Moment, shouldAsk } from "./whenToAsk.ts";

const TYPING: Moment = { after: "", hasSelection: false, cursors: 1, isDeleting: false, explicit: false };

test("while typing, ask", () => assert.equal(shouldAsk(TYPING, true), true));

test("not after a deletion", () => assert.equal(shouldAsk({ ...TYPING, isDeleting: true }, true), false));

test("not with a selection, with several cursors, or inside a word, even where it is asked for", () => {
  for (const explicit of [false, true]) {
    assert.equal(shouldAsk({ ...TYPING, explicit, hasSelection: true }, true), false);
    assert.equal(shouldAsk({ ...TYPING, explicit, cursors: 2 }, true), false);
    assert.equal(shouldAsk({ ...TYPING, explicit, after: "ick fox" }, true), false);
  }
});

test("where it may not come by itself, and after a deletion, it waits for being asked", () => {
  assert.equal(shouldAsk(TYPING, false), false);
  assert.equal(shouldAsk({ ...TYPING, explicit: true, isDeleting: true }, false), true);
});

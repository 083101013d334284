import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOf } from "./placeOf.ts";

test("a text is where it was, though it stands elsewhere too", () => {
  assert.equal(placeOf("b", 1, "abab"), 1);
});

test("a text that moved is found where it is alone", () => {
  assert.equal(placeOf("two", 4, "before one two"), 11);
});

test("a text that was changed, or could be any of several, is nowhere", () => {
  assert.equal(placeOf("two", 4, "one twx"), undefined);
  assert.equal(placeOf("b", 0, "abab"), undefined);
});

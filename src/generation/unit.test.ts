import assert from "node:assert/strict";
import { test } from "node:test";
import { continuation, gapOf } from "./continuation.ts";
import { firstUnit } from "./unit.ts";

test("of a whole text nothing is cut, and more may always come", () => {
  const text = "It held. We slept.\n\nIn the morning";
  assert.deepEqual(firstUnit(text, "text"), { text, isComplete: false });
  const gap = gapOf({
    before: "# The tent\n\n",
    after: "",
    unit: "text",
    passages: [],
    languageId: "markdown",
  });
  assert.equal(continuation(`Sure! Here is the continuation:\n\n${text}`, gap), text);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isBalanced, joinText, mayFollow } from "./joinText.ts";

test("one space between words, whatever both sides bring", () => {
  assert.equal(joinText("Hello ", " world", ""), "world");
  assert.equal(joinText("Hello", " world ", " again"), " world");
  assert.equal(joinText("Hello", " world", "again"), " world ");
  assert.equal(joinText("Hello", " world ", "."), " world");
  assert.equal(joinText("Hello", " ", "."), "");
});

test("joining adds no double space", () => {
  const text = fc.stringMatching(/^ ?[a-z]{1,4}( [a-z]{1,4}){0,2} ?$/);
  const side = fc.stringMatching(/^ ?([a-z]{1,4})? ?$/).filter((value) => !value.includes("  "));
  fc.assert(
    fc.property(side, text, side, (before, suggestion, after) => {
      assert.doesNotMatch(before + joinText(before, suggestion, after) + after, / {2}/);
    }),
  );
});

test("what already stands there is not said again", () => {
  assert.equal(mayFollow(" the end", " the end of it"), false);
  assert.equal(mayFollow(" close to the end", " the end of it"), false);
  assert.equal(mayFollow(" the e", " the end"), true);
  assert.equal(mayFollow(" a start", " the end"), true);
});

test("a word that goes on after the cursor is not completed", () => {
  assert.equal(mayFollow("entation of", "entation is"), false);
});

test("brackets and quotation marks come in pairs", () => {
  assert.equal(isBalanced("see (above) and [here]"), true);
  for (const text of ["see (above", "above)", "[a)", 'he said "no'])
    assert.equal(isBalanced(text), false, text);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cutBefore, isBalanced, joinText, mayJoin } from "./joinText.ts";

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

/** What is shown between the two. */
const fitted = (before: string, text: string, after: string) => {
  const cut = cutBefore(text, after);
  return mayJoin(before, cut, after) ? joinText(before, cut, after) : "";
};

test("what already stands there is not said again", () => {
  const cases: readonly (readonly [text: string, after: string, shown: string])[] = [
    [" the end", " the end of it", ""],
    [" the end.", " the end of it", ""],
    [" The end", " the end of it", ""],
    [" close to the end", " the end of it", " close to"],
    [" see the", " the garden", " see"],
    [" in the garden", " in the attic.", ""],
    [" down in the garden", " in the attic.", " down"],
    [" it isn't", " isn’t it?", " it"],
    [" is what it is.", ".", " is what it is"],
    [" is what it is.", ", and more", " is what it is"],
    [" is what it is!", "?", " is what it is"],
    ["ning in the attic", " in the attic.", "ning"],
    [" the e", " the end", " the e "],
    [" a start", " the end", " a start"],
    [" that", " thatch", " that"],
    [" (the end)", " the end", ""],
    [" a start", "", " a start"],
    [" the end of it", "\n\nThe end came", " the end of it"],
    [" the end came soon", "\n\nThe end came", ""],
    [" is the same line", "\nIs the same line", ""],
  ];
  for (const [text, after, shown] of cases) {
    assert.equal(fitted("It", text, after).trimEnd(), shown.trimEnd(), JSON.stringify([text, after]));
  }
});

test("a text is only ever cut, and never to an end that follows", () => {
  const words = fc
    .array(fc.constantFrom("a", "the", "end", "of", "it.", "“so”", "don’t"), { minLength: 1, maxLength: 6 })
    .map((found) => ` ${found.join(" ")}`);
  fc.assert(
    fc.property(words, words, (text, after) => {
      const cut = cutBefore(text, after);
      assert.ok(text.startsWith(cut));
      assert.equal(cutBefore(cut, after), cut);
      assert.equal(cutBefore(after, after), "");
      const last = cut.trim().split(" ").at(-1);
      if (cut !== "") assert.notEqual(last, after.trim().split(" ")[0]);
    }),
  );
});

test("a word that goes on after the cursor is not completed", () => {
  assert.equal(mayJoin("docum", "entation of", "entation is"), false);
});

test("no list, heading or image is made by accident", () => {
  for (const text of ["- one", "+ one", "1. One", "12) Twelve", "---", "="]) {
    assert.equal(mayJoin("Above.\n", text, ""), false, text);
    assert.equal(mayJoin("", text, ""), false, text);
  }
  assert.equal(mayJoin("It is", " - one", ""), true);
  assert.equal(mayJoin("Above.\n", "1.5 of them", ""), true);
  assert.equal(mayJoin("See", " this!", "[link](x)"), false);
  assert.equal(mayJoin("See", " this", "[link](x)"), true);
});

test("brackets and quotation marks come in pairs", () => {
  assert.equal(isBalanced("see (above) and [here]"), true);
  for (const text of ["see (above", "above)", "[a)", 'he said "no'])
    assert.equal(isBalanced(text), false, text);
});

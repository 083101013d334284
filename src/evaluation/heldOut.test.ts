import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { beginningsOf, divide, plainText, shareAbove, spread } from "./heldOut.ts";

test("every fifth document is held out, and none is both", () => {
  const { known, heldOut } = divide([..."abcdefghijk"]);
  assert.deepEqual(heldOut, ["e", "j"]);
  assert.deepEqual(known, [..."abcdfghik"]);
  assert.deepEqual(divide([..."abcd"]).heldOut, []);
});

test("beginnings are beginnings, and together no longer than asked", () => {
  const text = fc.array(fc.constantFrom("one", "of", "seventeen", "words"), { maxLength: 40 });
  fc.assert(
    fc.property(fc.array(text), fc.nat(400), (texts, characters) => {
      const all = texts.map((words) => words.join(" "));
      const beginnings = beginningsOf(all, characters);
      assert.ok(beginnings.reduce((sum, { length }) => sum + length, 0) <= characters);
      for (const beginning of beginnings)
        assert.ok(all.some((whole) => whole.startsWith(beginning) && beginning !== ""));
    }),
  );
});

test("what a short text leaves, longer ones get; a cut falls between words", () => {
  assert.deepEqual(beginningsOf(["a long text that goes on", "short"], 20), ["short", "a long text"]);
});

test("some are spread over all", () => {
  assert.deepEqual(spread([0, 1, 2, 3, 4, 5, 6, 7], 2), [2, 6]);
  assert.deepEqual(spread([1, 2], 5), [1, 2]);
});

test("the share of pairs in which one's own is above: all, none, half where they are the same", () => {
  assert.equal(shareAbove([3, 4], [1, 2]), 1);
  assert.equal(shareAbove([1], [2, 3]), 0);
  assert.equal(shareAbove([2, 2], [2]), 0.5);
  assert.equal(shareAbove([], [2]), undefined);
});

test("prose is typed with a blank line between paragraphs", () => {
  const sentence = (text: string, paragraph: number) =>
    ({ text, paragraph, block: "paragraph", start: 0, end: 0 }) as const;
  const sentences = [sentence("One.", 0), sentence("Two.", 0), sentence("Three.", 1)];
  assert.equal(plainText({ sentences }), "One. Two.\n\nThree.");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isWord, pieces } from "./pieces.ts";

test("pieces carry the space before them", () => {
  assert.deepEqual(pieces("We don't know, yet."), ["We", " don't", " know", ",", " yet", "."]);
  assert.deepEqual(pieces("It’s (well) known"), ["It's", " (", "well", ")", " known"]);
  assert.deepEqual(pieces("Ende.\n\nÜber uns "), ["Ende", ".", "\n", "Über", " uns", " "]);
});

test("a word and a mark are told apart", () => {
  assert.equal(isWord(" don't"), true);
  assert.equal(isWord(" ("), false);
  assert.equal(isWord("\n"), false);
});

test("pieces of text with single spaces are the text again", () => {
  const words = fc.array(
    fc.string({ unit: "binary", minLength: 1 }).map((s) => s.replace(/[\s’]/g, "x")),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(words, (parts) => {
      const text = parts.join(" ");
      assert.equal(pieces(text).join(""), text);
    }),
  );
});

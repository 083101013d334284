import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { BREAK, PARAGRAPH, Vocabulary } from "./vocabulary.ts";

test("the reserved pieces have their numbers", () => {
  const vocabulary = new Vocabulary();
  assert.deepEqual([vocabulary.find(""), vocabulary.find("\n")], [BREAK, PARAGRAPH]);
});

test("in a context, space, case and the value of a number do not matter", () => {
  const vocabulary = new Vocabulary();
  const form = (piece: string) => vocabulary.contextOf(vocabulary.idOf(piece));
  assert.equal(form(" The"), form("the"));
  assert.equal(form(" 12"), form("1999"));
  assert.notEqual(form(" the"), form(" then"));
  assert.notEqual(vocabulary.idOf(" The"), vocabulary.idOf("the"));
});

test("pieces are found by how they begin, sorted in or not", () => {
  const piece = fc.stringMatching(/^[ab]{1,4}$/);
  fc.assert(
    fc.property(fc.array(piece), fc.array(piece), piece, (sorted, later, prefix) => {
      const vocabulary = new Vocabulary();
      for (const text of sorted) vocabulary.idOf(text);
      vocabulary.sort();
      for (const text of later) vocabulary.idOf(text);
      const expected = vocabulary.texts.filter((text) => text.startsWith(prefix)).sort();
      assert.deepEqual(
        vocabulary
          .startingWith(prefix)
          .map((id) => vocabulary.textOf(id))
          .sort(),
        expected,
      );
    }),
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { PARAGRAPH_SUBWORD, Subwords, UNKNOWN } from "./subwords.ts";
import { someSubwords } from "./testing.ts";

const table = someSubwords();
const subwords = new Subwords(table);
const spelled = (piece: string) => subwords.spell(piece).map((id) => table.texts[id]);

test("the most important pairs are joined first", () => {
  assert.deepEqual(spelled(" the"), [" the"]);
  assert.deepEqual(spelled(" then"), [" then"]);
  assert.deepEqual(spelled(" theme"), [" th", "e", "m", "e"]);
});

test("a whole piece is one subword, a part of one is another", () => {
  assert.equal(subwords.wholeOf(" the"), subwords.spell(" the")[0]);
  assert.equal(subwords.wholeOf(" th"), undefined);
});

test("paragraphs, breaks and unknown characters have their own", () => {
  assert.deepEqual(subwords.spell("\n"), [PARAGRAPH_SUBWORD]);
  assert.deepEqual(subwords.spell(""), [UNKNOWN]);
  assert.deepEqual(subwords.spell("é"), [UNKNOWN]);
});

test("subwords joined together are the piece again", () => {
  const piece = fc.string({ unit: fc.constantFrom(..." thenwodgarsim"), minLength: 1 });
  fc.assert(fc.property(piece, (text) => assert.equal(spelled(text).join(""), text)));
});

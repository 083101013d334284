import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { allFeatures } from "./allFeatures.ts";
import { pullOf, type Steering, steersWords, turnOf } from "./steering.ts";

const more = (...ids: string[]): Steering =>
  Object.fromEntries(ids.map((id) => [id, { wish: "more", pull: 1 }]));

/** Every class of words, every mark. */
const PIECES =
  " the a of and or but that which who what if while because so however then someone first also very perhaps can may must will would not I we you he they it this these there don't is have do get upon up just good bad terrible best interesting please think know say see went year thing several well-known implementation running wanted London NASA 12 such please , ; : — ( \" ... / ? ! . fortunately importance although when in let information"
    .split(" ")
    .map((word) => ` ${word}`);

test("a feature favours the words and marks that show it, and no others", () => {
  const favoured = (id: string, previous = " and") =>
    PIECES.filter((piece) => pullOf(more(id))(piece, previous) > 0).map((piece) => piece.trim());
  assert.deepEqual(favoured("contractions"), ["don't"]);
  assert.deepEqual(favoured("semicolons"), [";"]);
  assert.deepEqual(favoured("hedges"), ["perhaps"]);
  assert.deepEqual(favoured("exclamations"), ["!"]);
  assert.deepEqual(favoured("short-sentences"), ["...", "?", "!", "."]);
  assert.ok(favoured("boosters").includes("very"));
});

test("what opens a sentence is favoured there alone", () => {
  const pull = pullOf(more("opens-connective"));
  for (const opening of [".", "!", "\n"]) assert.ok(pull(" However", opening) > 0, opening);
  for (const inside of [",", " and", ""]) assert.equal(pull(" however", inside), 0, inside);
});

test("longer sentences end later; contractions stand for “not”", () => {
  assert.ok(pullOf(more("sentence-length"))(".", " it") < 0);
  assert.ok(pullOf(more("contractions"))(" not", " do") < 0);
  assert.equal(pullOf(more("contractions"))(" not", " why"), 0);
});

test("every feature that says it steers words does, and no other", () => {
  for (const { id } of allFeatures) {
    const pull = pullOf(more(id));
    const turned = PIECES.some((piece) => pull(piece, " and") !== 0 || pull(piece, ".") !== 0);
    assert.equal(turned, steersWords(id), id);
  }
  assert.equal(steersWords("no-such-feature"), false);
});

test("several habits together pull no further than one, and one that is unknown not at all", () => {
  const together = pullOf(more("boosters", "manner", "adverbs-ly", "word-of-others"));
  assert.equal(together(" really", " was"), pullOf(more("boosters"))(" really", " was"));
  assert.equal(pullOf(more("word-of-others"))(" really", " was"), 0);
});

test("what is left out is drawn towards the other writers, and never further than what is turned", () => {
  const figure = fc.double({ min: 0, max: 100, noNaN: true });
  fc.assert(
    fc.property(figure, figure, (value, mean) => {
      const { pull } = turnOf("leaveOut", { value, mean, direction: "more" });
      assert.ok(Math.abs(pull) <= 1 && Math.sign(pull) * Math.sign(mean - value) >= 0, String(pull));
    }),
  );
  assert.equal(turnOf("more", { value: 9, mean: 1, direction: "more" }).pull, 1);
  assert.equal(turnOf("less", { value: 9, mean: 1, direction: "more" }).pull, -1);
});

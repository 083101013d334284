import assert from "node:assert/strict";
import { test } from "node:test";
import { zeroTally } from "../style/tally.ts";
import { placeSpread } from "./placeSpread.ts";
import type { Measured } from "./styleSpace.ts";

/** Documents of 100 words with so many sentences each: a place is then the average length of sentences. */
const documents = (...sentences: number[]) =>
  sentences.map((count) => ({ ...zeroTally(), words: 100, sentences: count }));
const lengthOf = ({ features }: Measured) => features["sentence-length"]!;

test("documents that are all alike leave no doubt", () => {
  const spread = placeSpread(documents(5, 5, 5, 5), (author) => [lengthOf(author), 1])!;
  assert.ok(spread.long < 1e-9 && spread.short < 1e-9);
});

test("the ellipse lies along the direction in which the place is unsure, and is smaller for more documents", () => {
  const diagonal = (author: Measured) => [lengthOf(author), lengthOf(author)] as const;
  const few = placeSpread(documents(4, 5, 6, 5, 4, 6), diagonal)!;
  const many = placeSpread(
    documents(...Array.from({ length: 60 }, (_, index) => 4 + (index % 3))),
    diagonal,
  )!;
  assert.ok(Math.abs(few.turned - 45) < 1e-6 && few.short < 1e-6);
  assert.ok(many.long > 0 && many.long < few.long / 2);
});

test("for a mean, it is as wide as its standard error says", () => {
  const counts = [3, 5, 8, 4, 6, 7, 5, 9, 2, 5];
  const works = documents(...counts);
  // Sentences in a hundred words are a mean over documents of one length.
  const { long, turned } = placeSpread(works, ({ features }) => [100 / features["sentence-length"]!, 0])!;
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1);
  assert.ok(Math.abs(long - Math.sqrt(-2 * Math.log(0.2)) * Math.sqrt(variance / counts.length)) < 1e-9);
  assert.equal(turned, 0);
});

test("of three documents none is left out", () => {
  assert.equal(
    placeSpread(documents(4, 5, 6), () => [0, 0]),
    undefined,
  );
});

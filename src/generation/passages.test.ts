import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Sentence } from "../text/prose.ts";
import { countWords } from "../text/tokenize.ts";
import { passagesOf } from "./passages.ts";

/** Sentences of the given lengths in words, paragraph by paragraph. */
function prose(...paragraphs: readonly (readonly number[])[]): { sentences: Sentence[] } {
  const sentences = paragraphs.flatMap((lengths, paragraph) =>
    lengths.map((length) => ({
      text: `${Array(length).fill("word").join(" ")}.`,
      paragraph,
      block: "paragraph" as const,
      start: 0,
      end: 0,
    })),
  );
  return { sentences };
}

const lengths = (passages: readonly string[]) => passages.map(countWords);

test("paragraphs are passages; short ones go together, long ones are divided between sentences", () => {
  assert.deepEqual(lengths(passagesOf(prose([50], [60, 30]))), [50, 90]);
  assert.deepEqual(lengths(passagesOf(prose([10], [20], [30], [50]))), [60, 50]);
  assert.deepEqual(lengths(passagesOf(prose([90, 90, 90]))), [180, 90]);
  assert.deepEqual(lengths(passagesOf(prose([50], [10]))), [60]);
  assert.deepEqual(lengths(passagesOf(prose([12]))), [12]);
  assert.deepEqual(passagesOf(prose()), []);
  assert.equal(passagesOf(prose([2, 2], [3]))[0], "word word. word word.\n\nword word word.");
});

test("no word is lost, and no passage is too long but for one sentence", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({ min: 1, max: 250 }), { minLength: 1, maxLength: 6 }), { maxLength: 8 }),
      (paragraphs) => {
        const passages = passagesOf(prose(...paragraphs));
        const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
        assert.equal(sum(lengths(passages)), sum(paragraphs.flat()));
        for (const passage of passages)
          assert(countWords(passage) <= 200 || passage.split(". ").length === 1);
      },
    ),
  );
});

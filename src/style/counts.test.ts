import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { extractProse } from "../text/extractProse.ts";
import { countProse } from "./counts.ts";
import { countNames, countsWithout, heldCounts, sumCounts, zeroTally } from "./tally.ts";

const count = (text: string) => countProse(extractProse(text, "markdown"));

test("counts what a reader would count", () => {
  const counts = count(
    "I don't think so. But the plan — which was written by Anna in 2019 — is good, short, and clear!\n\nWhy not?",
  );
  assert.equal(counts.sentences, 3);
  assert.equal(counts.paragraphs, 2);
  assert.equal(counts["word.contractions"], 1);
  assert.equal(counts["word.firstSingular"], 1);
  assert.equal(counts["in.opensAndBut"], 1);
  assert.equal(counts["sign.dashes"], 2);
  assert.equal(counts["sign.passives"], 1);
  assert.equal(counts["sign.relativeClauses"], 1);
  assert.equal(counts["sign.serialCommas"], 1);
  assert.equal(counts["sign.names"], 1);
  assert.equal(counts["in.questions"], 1);
  assert.equal(counts["in.exclamations"], 1);
  assert.equal(counts.numbers, 1);
  assert.equal(counts["word.negations"], 2);
});

test("a sentence takes up the content words of the one before", () => {
  const counts = count(
    "The parser reads the file. The parser then closes files.\n\nNothing else happens here today.",
  );
  assert.equal(counts.repeatedContent, 2, "parser, file");
});

test("windows of a hundred words need a hundred words", () => {
  assert.equal(count("One short sentence stands here alone.").windows, 0);
  const sentence = "Every word of this sentence comes again in the next one. ";
  const counts = count(sentence.repeat(20));
  assert.equal(counts.windows, counts.letterWords - 99);
  assert.equal(counts.windowTypes, counts.windows * 11);
  assert.equal(counts.windowOnce, 0);
});

const someText = fc
  .array(
    fc.constantFrom(
      "I",
      "don't",
      "the",
      "However,",
      "files",
      "(really)",
      "was",
      "written",
      "—",
      "good.",
      "Why?",
      "\n\n",
      "- item one is here.",
      "Paris",
    ),
    { maxLength: 60 },
  )
  .map((words) => words.join(" "));

test("the order of documents makes no difference", () => {
  fc.assert(
    fc.property(fc.array(someText, { maxLength: 5 }), (texts) => {
      assert.deepEqual(sumCounts(texts.map(count)), sumCounts(texts.toReversed().map(count)));
    }),
  );
});

test("counts are whole numbers, never below zero", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const counts = count(text);
      for (const name of countNames) assert.ok(Number.isInteger(counts[name]) && counts[name] >= 0, name);
    }),
  );
  assert.ok(countNames.every((name) => zeroTally()[name] === 0));
});

test("counts that are held are the same, also those too large for 32 bits", () => {
  const large = { ...zeroTally(), words: 1_000_000, sentenceWordsSquared: 1e12 };
  fc.assert(
    fc.property(fc.array(someText, { maxLength: 3 }), (texts) => {
      const all = [large, ...texts.map(count)];
      const held = all.map(heldCounts);
      for (const [at, counts] of all.entries())
        for (const name of countNames) assert.equal(held[at]![name], counts[name]);
      assert.deepEqual(sumCounts(held), sumCounts(all));
      assert.deepEqual(countsWithout(sumCounts(held), held[0]!), sumCounts(all.slice(1)));
    }),
  );
});

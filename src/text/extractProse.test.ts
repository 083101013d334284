import assert from "node:assert/strict";
import { test } from "node:test";
import { extractProse } from "./extractProse.ts";

const texts = (source: string, languageId = "markdown") =>
  extractProse(source, languageId).sentences.map(({ text }) => text);

test("a sentence knows where its first and last characters stand in the source", () => {
  const source = "# Title\n\nI *never* liked it — see [the docs](http://x.y). And `foo()` broke.";
  const { sentences } = extractProse(source, "markdown");
  assert.deepEqual(
    sentences.map(({ text, start, end }) => [text, source.slice(start, end)]),
    [
      ["I never liked it — see the docs.", "I *never* liked it — see [the docs](http://x.y)."],
      ["And \uFFFC broke.", "And `foo()` broke."],
    ],
  );
});

test("paragraphs and list items are numbered where they hold a sentence", () => {
  const { sentences, paragraphs } = extractProse(
    "One is here. Two is here.\n\n- x\n- Three is here.\n",
    "markdown",
  );
  assert.deepEqual(
    sentences.map(({ paragraph, block }) => [paragraph, block]),
    [
      [0, "paragraph"],
      [0, "paragraph"],
      [1, "listItem"],
    ],
  );
  assert.equal(paragraphs, 2);
});

test("a language that is not known is read as plain text", () => {
  assert.deepEqual(texts("Nothing is lost\nhere.", "klingon"), ["Nothing is lost here."]);
});

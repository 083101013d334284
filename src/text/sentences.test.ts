import assert from "node:assert/strict";
import { test } from "node:test";
import { splitSentences } from "./sentences.ts";

/** Each picture shows a text with a bar wherever a sentence ends and another begins. */
const PICTURES = [
  "Dr. Smith went to the U.S. in v1.2.3. | He left! | Did he?",
  `"Did he?" she asked. | Nobody knew.`,
  `"Stop!" John said. | He ran.`,
  `He said "yes." | Then he left.`,
  "He told me. | Then he left, etc. | We stayed.",
  "(See the docs for that.) | It works (mostly. Really) well.",
  "Use e.g. Node.js, approx. 3.5 times faster. | Good.",
  "Wait... what is it? | Well... | Then go.",
  "It's the '90s now. | It's fine. | Don't 'stop. Here' now.",
  "It is in Python/compile.c. | This is on Data.gov. | Ask Ph.D. Smith, e.g. Ann.",
  "One without an end",
];

for (const picture of PICTURES) {
  test(picture, () => {
    const sentences = picture.split(" | ");
    const text = sentences.join(" ");
    assert.deepEqual(
      splitSentences(text).map(({ start, end }) => text.slice(start, end)),
      sentences,
    );
  });
}

test("a paragraph of any length is cut between sentences, in linear time", () => {
  const text = "This is a sentence of some words. ".repeat(20_000).trim();
  assert.equal(splitSentences(text).length, 20_000);
});

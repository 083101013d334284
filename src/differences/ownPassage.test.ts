import assert from "node:assert/strict";
import { test } from "node:test";
import { extractProse } from "../text/extractProse.ts";
import { ownPassage } from "./ownPassage.ts";

const text =
  "I walked to the weir. The old mill was shut, and the old mill’s owner had gone.\n\nWhen I walked to the old bridge, it rained.\n";
const document = { id: "file:///walk.md", text, prose: extractProse(text, "markdown") };

const found = (before: string, wanted: string) => {
  const passage = ownPassage(document, { before, text: wanted });
  return (
    passage && {
      quote: passage.quote,
      words: passage.marks.map(([from, to]) => passage.quote.slice(from, to)),
    }
  );
};

test("the sentence with all the words, after the most of what stands before them", () => {
  assert.deepEqual(found("Then I walked to ", "the old bridge"), {
    quote: "When I walked to the old bridge, it rained.",
    words: ["the old bridge"],
  });
  assert.deepEqual(found("We walked to ", "the"), { quote: "I walked to the weir.", words: ["the"] });
});

test("a word that is begun already counts as a whole", () => {
  assert.deepEqual(found("It was the old br", "idge"), {
    quote: "When I walked to the old bridge, it rained.",
    words: ["bridge"],
  });
});

test("it stands where it says", () => {
  const passage = ownPassage(document, { before: "", text: "it rained" })!;
  assert.equal(text.slice(passage.start, passage.end), "When I walked to the old bridge, it rained.");
});

test("words that the document does not have are not found", () => {
  assert.equal(found("I walked to ", "nowhere"), undefined);
  assert.equal(found("I walked to ", ", "), undefined);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { extractProse } from "../text/extractProse.ts";
import { quoteOf } from "./quote.ts";

/** The quote of the first sentence of a Markdown text, with the marked words in ├ ┤. */
function picture(source: string, word: string): string {
  const sentence = extractProse(source, "markdown").sentences[0]!;
  const start = sentence.text.indexOf(word);
  const { quote, marks } = quoteOf(source, sentence, [[start, start + word.length]]);
  return marks.reduceRight(
    (text, [from, to]) => `${text.slice(0, from)}├${text.slice(from, to)}┤${text.slice(to)}`,
    quote,
  );
}

test("marks stand on the same words in the source, whatever stands around them there", () => {
  assert.equal(
    picture("It was *really* good, as we all saw.", "really"),
    "It was *├really┤* good, as we all saw.",
  );
  assert.equal(
    picture("We do not\n  really know what it is.", "really"),
    "We do not ├really┤ know what it is.",
  );
  assert.equal(
    picture("I don’t see why this should be so.", "don't"),
    "I ├don’t┤ see why this should be so.",
  );
  assert.equal(picture("We went – all of us – to the sea.", "—"), "We went ├–┤ all of us – to the sea.");
  assert.equal(
    picture("See [the long guide](https://example.org/guide) for more about guides.", "guides"),
    "See [the long guide](https://example.org/guide) for more about ├guides┤.",
  );
  assert.equal(
    picture("Call `run()` and it was done at once.", "was done"),
    "Call `run()` and it ├was done┤ at once.",
  );
});

test("a mark whose words are not in the source is left out", () => {
  const sentence = {
    text: "Something else entirely stands here.",
    start: 0,
    end: 12,
    paragraph: 0,
    block: "paragraph",
  } as const;
  assert.deepEqual(quoteOf("Quite another", sentence, [[0, 9]]), { quote: "Quite anothe", marks: [] });
});

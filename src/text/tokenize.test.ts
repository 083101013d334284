import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { countWords, tokenize } from "./tokenize.ts";

test("words keep their apostrophes and hyphens, numbers their points", () => {
  assert.deepEqual(
    tokenize("Don't re-run 3.14 of \uFFFC — it's v2... (ok)").map(({ text, kind }) => `${kind[0]}:${text}`),
    [
      "w:Don't",
      "w:re-run",
      "n:3.14",
      "w:of",
      "p:\uFFFC",
      "p:—",
      "w:it's",
      "w:v2",
      "p:...",
      "p:(",
      "w:ok",
      "p:)",
    ],
  );
});

test("tokens are the text without its white space, and words are counted alike", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const tokens = tokenize(text);
      for (const token of tokens) assert.ok(text.startsWith(token.text, token.start));
      assert.equal(countWords(text), tokens.filter(({ kind }) => kind === "word").length);
    }),
  );
});

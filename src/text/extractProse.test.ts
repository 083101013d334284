import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { extractProse, supportedLanguages } from "./extractProse.ts";
import { countWords } from "./tokenize.ts";
import { normaliseTypography } from "./typography.ts";

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

test("sentences that meet inside one character stand apart all the same", () => {
  const { sentences } = extractProse("Ut.….. note:: Egestas.", "restructuredtext");
  assert.deepEqual(
    sentences.map(({ start, end }) => [start, end]),
    [
      [0, 4],
      [4, 22],
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

/** Text with the marks of all formats in it, dense enough for them to meet. */
const markedText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "\n",
        "\n\n",
        "    ",
        "- ",
        "> ",
        "1. ",
        "# ",
        "::",
        "```\n",
        "|",
        "---\n",
        "{{< x >}}",
        "{% raw %}",
      ),
      fc.constantFrom(
        "*",
        "_",
        "`",
        "``",
        "[",
        "](",
        ")",
        "[^1]",
        "<b>",
        "&amp;mdash;",
        "—",
        " -- ",
        "…",
        "“",
        "'",
        '"',
      ),
      fc.constantFrom(
        "It is here. ",
        "Did he? ",
        "https://a.b ",
        ":pep:`8` ",
        "`a <b>`__ ",
        ".. note:: ",
        "====\n",
      ),
      fc.lorem({ mode: "sentences", maxCount: 2 }),
      fc.string({ unit: "binary", maxLength: 8 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

for (const languageId of supportedLanguages) {
  test(`${languageId}: sentences stand in the source, in order and apart, whatever the source`, () => {
    fc.assert(
      fc.property(markedText, (source) => {
        const { sentences, omissions, words, paragraphs } = extractProse(source, languageId);
        let end = 0;
        for (const sentence of sentences) {
          assert.ok(sentence.start >= end && sentence.end > sentence.start && sentence.end <= source.length);
          assert.ok(!/^\s|\s$|\s\s|[\n\t]/.test(sentence.text));
          assert.ok(countWords(sentence.text) > 0);
          end = sentence.end;
        }
        for (const omission of omissions)
          assert.ok(omission.start < omission.end && omission.end <= source.length);
        assert.equal(words, countWords(sentences.map(({ text }) => text).join("\n")));
        assert.equal(paragraphs, new Set(sentences.map(({ paragraph }) => paragraph)).size);
        assert.equal(paragraphs, (sentences.at(-1)?.paragraph ?? -1) + 1);
      }),
      { numRuns: 300 },
    );
  });
}

test("plain text: a sentence is its stretch of the source in one typography", () => {
  fc.assert(
    fc.property(
      fc.lorem({ mode: "sentences", maxCount: 12 }),
      fc.integer({ min: 10, max: 60 }),
      (text, width) => {
        const source = wrapped(text.replaceAll(",", " --"), width);
        for (const sentence of extractProse(source, "plaintext").sentences) {
          assert.equal(normaliseTypography(source.slice(sentence.start, sentence.end)), sentence.text);
        }
      },
    ),
  );
});

test("a megabyte is read within seconds", { timeout: 20_000 }, () => {
  const paragraph = "I *never* liked it — see [the docs](http://x.y). And `foo()` broke, so we left it. ";
  const source = `${paragraph.repeat(8)}\n\n- ${paragraph}\n\n`.repeat(1_000_000 / (paragraph.length * 9));
  assert.ok(extractProse(source, "markdown").words > 100_000);
});

function wrapped(text: string, width: number): string {
  return text.replace(new RegExp(`(.{${width},}?) `, "g"), "$1\n");
}

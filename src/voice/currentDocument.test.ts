import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { CurrentDocument } from "./currentDocument.ts";
import { Vocabulary } from "./vocabulary.ts";

/** What a document knows at the cursor, with words for numbers: "context|prefix", or "nothing". */
function at(document: CurrentDocument, vocabulary: Vocabulary, before: string): string {
  const cursor = document.moveTo(before);
  if (!cursor) return "nothing";
  const forms = new Map(
    vocabulary.texts.map((text, id) => [vocabulary.contextOf(id), text.trim().toLowerCase() || "¶"]),
  );
  return `${cursor.context.map((form) => forms.get(form)).join(" ")}|${cursor.prefix}`;
}

function open(languageId: "markdown" | "plaintext" = "markdown") {
  const vocabulary = new Vocabulary();
  const document = new CurrentDocument(vocabulary, languageId);
  return { document, vocabulary, at: (before: string) => at(document, vocabulary, before) };
}

test("the cursor has a context and a prefix", () => {
  const { at } = open();
  assert.equal(at(""), "¶|");
  assert.equal(at("The quick br"), "¶ the quick| br");
  assert.equal(at("The quick "), "¶ the quick| ");
  assert.equal(at("It isn'"), "¶ it| isn'");
  assert.equal(at("Done. Next, "), "¶ done . next ,| ");
  assert.equal(at("One.\n\nTw"), "¶ one . ¶|Tw");
});

test("marks of Markdown are not part of the context", () => {
  const { at } = open();
  assert.equal(at("We **really** me"), "¶ we really| me");
  assert.equal(at("See [the guide](https://x.org/a) fo"), "¶ see the guide| fo");
  assert.equal(at("- first item\n- sec"), "¶ first item ¶|sec");
});

test("code is a gap in the context", () => {
  const { at } = open();
  assert.equal(at("Call `f()` bef"), "| bef");
  assert.equal(at("Text.\n\n```\ncode\n```\n\nThen "), "¶ then| ");
});

test("outside prose there is nothing", () => {
  const { at } = open();
  for (const before of [
    "```\nlet x",
    "Call `f",
    "# Head",
    "| a | b",
    "See [x](htt",
    "a *",
    "> quo",
    "---\ntitle: x",
  ]) {
    assert.equal(at(before), "nothing", before);
  }
});

test("a line break in text wrapped by hand is a space", () => {
  const { at } = open();
  const line = "This line is about as long as the lines of people who wrap text";
  assert.match(at(`${line}\n`), /wrap text\| $/);
  assert.equal(at("short line\n"), "nothing");
});

test("whatever was typed and changed before, what is known is what stands there", () => {
  const fragment = fc.constantFrom(
    "one ",
    "two. ",
    "`code` ",
    "\n\n",
    "\n",
    "- ",
    "```\n",
    "# ",
    "don't",
    "**x** ",
    "> q",
  );
  const text = fc.array(fragment, { maxLength: 12 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (states) => {
      const worked = open();
      for (const state of states) worked.at(state);
      const last = states.at(-1) as string;
      const fresh = open();
      assert.equal(worked.at(last), fresh.at(last));
      const counts = ({ document, vocabulary }: typeof fresh) =>
        vocabulary.texts
          .map((text, id) => [text, document.ngrams.countOf(id)] as const)
          .filter(([, count]) => count > 0)
          .sort();
      assert.deepEqual(counts(worked), counts(fresh));
    }),
  );
});

test("a line that stops being a heading goes on with the paragraph above it", () => {
  const { at } = open();
  assert.equal(at("Some text\n# more "), "nothing");
  assert.equal(at("Some text\nmore "), "¶ some text more| ");
});

test("typing key by key is the same as opening", () => {
  const text = "We keep it small.\n\n- and *simple*, as `x` says\n- always\n\n```\ncode\n```\n\nSo we ke";
  const typed = open();
  for (let end = 0; end < text.length; end++) typed.at(text.slice(0, end));
  assert.equal(typed.at(text), open().at(text));
});

test("only the end of a very long document is counted", () => {
  const { document, at } = open("plaintext");
  const paragraph = `${"word ".repeat(40)}end.\n\n`;
  assert.match(at(`${paragraph.repeat(1500)}And the`), /¶ and\| the$/);
  assert.ok(document.ngrams.total < 25_000, `${document.ngrams.total}`);
});

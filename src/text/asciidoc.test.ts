import assert from "node:assert/strict";
import { test } from "node:test";
import { extractProse } from "./extractProse.ts";

const read = (source: string) => extractProse(source, "asciidoc");
const texts = (source: string) => read(source).sentences.map(({ text }) => text);
const omitted = (source: string) =>
  read(source).omissions.map(({ reason, start, end }) => [reason, source.slice(start, end)]);

test("marks go, the words they mark stay", () => {
  assert.deepEqual(texts('I _really_ do **n**ot *quite* "`mind`" #this#, {nbsp}Ann -- do I?'), [
    'I really do not quite "mind" this, Ann — do I?',
  ]);
});

test("links are their text; code, keys and attributes are placeholders; notes are nothing", () => {
  assert.deepEqual(
    texts(
      "See https://a.b/c[the *docs*], <<x,the part>> and xref:y.adoc[]. You press kbd:[Q] to get out of `vi`.footnote:[Not {me}.]",
    ),
    ["See the docs, the part and \uFFFC.", "You press \uFFFC to get out of \uFFFC."],
  );
});

test("blocks that are not prose are left out, with their reason and place", () => {
  const blocks = [
    ["heading", "= A title here."],
    ["frontMatter", ":toc:"],
    ["code", "----\nThis is code.\n\nThis too.\n----"],
    ["quotation", "____\nThis is theirs.\n____"],
    ["table", "|===\n|It is.\n|==="],
    ["code", " This is literal."],
    ["linkTarget", "image::a.png[This is it.]"],
    ["html", "////\nThis is a comment.\n////"],
  ];
  const source = blocks
    .map(([, text]) => text)
    .join("\n\n")
    .replace("\n\n:toc:", "\n:toc:");
  assert.deepEqual(omitted(source), blocks);
});

test("a style before a paragraph decides; an admonition is the author's", () => {
  const source =
    "[quote, Bob]\nThis is his.\n\n[source,js]\nthis.is.code();\n\n[NOTE]\n====\nThis is mine.\n====\n\nTIP: And so is this.";
  assert.deepEqual(texts(source), ["This is mine.", "And so is this."]);
});

test("items go on after a plus; a delimiter that nothing closes is text", () => {
  assert.deepEqual(texts(". This is one.\n+\nThis is its second.\n. This is two.\n\n----\nThis goes on."), [
    "This is one.",
    "This is its second.",
    "This is two.",
    "This goes on.",
  ]);
});

for (const nonsense of [
  "*",
  "_a ",
  "`",
  "<<",
  "link:",
  "[",
  "----\n",
  "|===\n",
  "* a\n",
  "a:: ",
  "+++",
  "footnote:[",
  "{a",
]) {
  test(`does not stall on ${JSON.stringify(nonsense)} over and over`, { timeout: 5000 }, () => {
    read(nonsense.repeat(200_000 / nonsense.length));
  });
}

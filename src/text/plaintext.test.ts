import assert from "node:assert/strict";
import { test } from "node:test";
import { extractProse } from "./extractProse.ts";

const read = (source: string, languageId = "plaintext") => extractProse(source, languageId);
const texts = (source: string, languageId?: string) =>
  read(source, languageId).sentences.map(({ text }) => text);
const reasons = (source: string) => read(source).omissions.map(({ reason }) => reason);

test("hard wraps are joined, blank lines part paragraphs, whatever the line breaks", () => {
  for (const lineBreak of ["\n", "\r\n", "\r"]) {
    const source = ["This is one", "sentence. And", "  another.", "", "A new paragraph."].join(lineBreak);
    assert.deepEqual(
      read(source).sentences.map(({ text, paragraph }) => [text, paragraph]),
      [
        ["This is one sentence.", 0],
        ["And another.", 0],
        ["A new paragraph.", 1],
      ],
    );
  }
});

test("a letter: the quotation, its attribution and the signature are not the author's", () => {
  const source =
    "Hello Ann,\n\nOn Monday, Bob wrote:\n> This is not mine.\n>> Nor is this.\nBut I wrote this.\n\n-- \nJohn is my name.\n";
  assert.deepEqual(texts(source), ["But I wrote this."]);
});

test("headings, code and tables of spaces are left out", () => {
  assert.deepEqual(reasons("A Title\n=======\n\nCHAPTER IV\n\n* * *"), ["heading", "heading", "heading"]);
  assert.deepEqual(reasons("    int x = 1;\n    return f(x);"), ["code"]);
  assert.deepEqual(reasons("Name    Age    Town\nAnn     31     Rome\nBob     40     Paris"), ["table"]);
});

test("an indented paragraph is prose", () => {
  assert.deepEqual(texts("    It was the best of times, and so\nit went on."), [
    "It was the best of times, and so it went on.",
  ]);
});

test("list items stand for themselves", () => {
  const { sentences, layout } = read(
    "- This is the first\n  of them.\n- This is the second.\n\n2) And a third.",
  );
  assert.deepEqual(
    sentences.map(({ text, block }) => [text, block]),
    [
      ["This is the first of them.", "listItem"],
      ["This is the second.", "listItem"],
      ["And a third.", "listItem"],
    ],
  );
  assert.equal(layout.listItems, 3);
  assert.equal(layout.orderedItems, 1);
});

test("a commit message without git's comments, trailers and diff", () => {
  const source =
    "Read both\n\nBoth files are read now.\n\nSigned-off-by: Ann <a@b.c>\n# Please enter a message. Lines are dropped.\n# ------------------------ >8 ------------------------\n+This is a diff.\n";
  assert.deepEqual(texts(source, "git-commit"), ["Both files are read now."]);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { extractProse } from "./extractProse.ts";

const read = (source: string) => extractProse(source, "restructuredtext");
const texts = (source: string) => read(source).sentences.map(({ text }) => text);
const omitted = (source: string) =>
  read(source).omissions.map(({ reason, start, end }) => [reason, source.slice(start, end)]);

test("roles, references and literals are resolved", () => {
  assert.deepEqual(
    texts(
      "See :pep:`8`, :ref:`the intro <intro>` and `the site <https://a.b>`__ for ``x = 1`` [1]_.\nCall :func:`f` on *this* **thing**\\ s with |name| and a link_ now.",
    ),
    [
      "See PEP 8, the intro and the site for \uFFFC.",
      "Call \uFFFC on this things with \uFFFC and a link now.",
    ],
  );
});

test("a literal block goes, its announcement stays", () => {
  const source = "It reads so::\n\n    This is code.\n\n    So is this.\n\nAnd this is prose.";
  assert.deepEqual(texts(source), ["And this is prose."]);
  assert.deepEqual(texts(source.replace("It", "In short, it")), [
    "In short, it reads so:",
    "And this is prose.",
  ]);
  assert.deepEqual(omitted(source).at(-1), ["code", "    This is code.\n\n    So is this."]);
});

test("what is not prose is left out", () => {
  const source = [
    "PEP: 1\nTitle: This is a header.",
    "Title\n=====",
    ".. code-block:: python\n\n   This is code.",
    ".. This is a comment.\n   So is this.",
    ".. _target: https://a.b",
    "+----+\n| a. |\n+----+",
    "====  ====\nThis  is.\n====  ====",
    "   This is a quotation.",
    ":field: This is one.",
    "References\n==========",
    "Nobody reads this.",
    "Copyright\n=========",
    "It is in the public domain.",
  ];
  assert.deepEqual(
    omitted(source.join("\n\n")).map(([reason]) => reason),
    [
      "frontMatter",
      "heading",
      "code",
      "linkTarget",
      "linkTarget",
      "table",
      "table",
      "quotation",
      "frontMatter",
      "heading",
      "linkTarget",
      "heading",
      "repeated",
    ],
  );
  assert.deepEqual(texts(source.join("\n\n")), []);
});

test("admonitions, definitions, lists and what belongs to them are prose", () => {
  const source = [
    ".. note:: This is a note,\n   all of it.",
    "term\n   It is defined here.",
    "* An item is here.\n\n  It goes on here.\n\n  1. And one inside it.",
    "Back at the left.",
  ].join("\n\n");
  assert.deepEqual(
    read(source).sentences.map(({ text, block }) => [text, block]),
    [
      ["This is a note, all of it.", "paragraph"],
      ["It is defined here.", "paragraph"],
      ["An item is here.", "listItem"],
      ["It goes on here.", "listItem"],
      ["And one inside it.", "listItem"],
      ["Back at the left.", "paragraph"],
    ],
  );
});

test("a section is left out with those inside it, and no further", () => {
  const source =
    "References\n==========\n\nNot this.\n\nPart\n----\n\nNor this.\n\nEnd\n===\n\nBut this is read.";
  assert.deepEqual(texts(source), ["But this is read."]);
});

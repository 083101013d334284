import assert from "node:assert/strict";
import { test } from "node:test";
import { extractProse } from "./extractProse.ts";

const read = (source: string) => extractProse(source, "org");
const texts = (source: string) => read(source).sentences.map(({ text }) => text);
const omitted = (source: string) =>
  read(source).omissions.map(({ reason, start, end }) => [reason, source.slice(start, end)]);

test("marks go where they mark something", () => {
  assert.deepEqual(texts("I /really/ do *not* mind =this= or ~that~, either/or, 2 * 3 * 4, _Ann_."), [
    "I really do not mind \uFFFC or \uFFFC, either/or, 2 * 3 * 4, Ann.",
  ]);
});

test("links are their text; times, formulas and macros placeholders; notes and citations nothing", () => {
  assert.deepEqual(
    texts(
      "See [[https://a.b][the docs]] by <2024-01-01 Mon> and not on $x$ or {{{y}}}.[fn:1] So [cite:@z] it is.",
    ),
    ["See the docs by \uFFFC and not on \uFFFC or \uFFFC.", "So it is."],
  );
});

test("blocks that are not prose are left out, with their reason and place", () => {
  const blocks = [
    ["frontMatter", "#+TITLE: This is a title."],
    ["heading", "* TODO This is a headline. :tag:"],
    ["frontMatter", ":PROPERTIES:\n:ID: It is.\n:END:"],
    ["code", "#+BEGIN_SRC c\nThis is code.\n#+END_SRC"],
    ["quotation", "#+begin_quote\nThis is theirs.\n#+end_quote"],
    ["code", ": This is fixed."],
    ["table", "| This | is. |"],
    ["html", "# This is a comment."],
  ];
  assert.deepEqual(omitted(blocks.map(([, text]) => text).join("\n\n")), blocks);
});

test("subtrees that are not exported are left out, to the next headline of their level", () => {
  assert.deepEqual(texts("* COMMENT A\nNot it.\n** B\nNor it.\n* C :noexport:\nNor it.\n* D\nBut this is."), [
    "But this is.",
  ]);
});

test("items, tasks and descriptions; a block that nothing ends is text", () => {
  assert.deepEqual(
    texts(
      "- [ ] This is one.\n  It goes on.\n- Two :: This is two.\n1) This is three.\n#+begin_src\nThis is text.",
    ),
    ["This is one.", "It goes on.", "This is two.", "This is three.", "This is text."],
  );
});

for (const nonsense of [
  "*",
  "/a ",
  "=",
  "[[",
  "[fn:",
  "#+begin_src\n",
  ":a:\n",
  "- a\n",
  "* a\n",
  "$a ",
  "{{{",
  "\\[",
  "\\begin{a}\n",
]) {
  test(`does not stall on ${JSON.stringify(nonsense)} over and over`, { timeout: 5000 }, () => {
    read(nonsense.repeat(200_000 / nonsense.length));
  });
}

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { contextAt } from "./contextAt.ts";

/** What the cursor (║) stands in: "prose", or what keeps ghost text out. */
function at(picture: string, languageId = "markdown"): string {
  const [before = "", after = ""] = picture.split("║");
  const context = contextAt(before, after, languageId);
  return context.inProse ? "prose" : context.because;
}

const MARKDOWN: Record<string, string[]> = {
  prose: [
    "║",
    "Some words ║",
    "- an item ║",
    "1. [ ] a task ║",
    "`code` and ║",
    "[text](https://x.org) and ║",
    "**bold ║**",
    "```\ncode\n```\n\nAfter ║",
    "---\ntitle: x\n---\n\nAfter ║",
    "It costs $5 and ║",
    "[a link's te║",
    "$x$ is ║",
    "<!-- note -->\n\nAfter ║",
    "- item\n\n    its second paragraph ║",
    "a < b ║",
  ],
  code: [
    "```js\nlet x = ║",
    "~~~\n```\n║",
    "use `git ║",
    "``a ` b ║",
    "Text.\n\n    indented ║",
    "- a\n  ```\n  code ║",
  ],
  frontMatter: ["---\ntitle: ║", "+++\ntitle = ║"],
  linkTarget: ["[text](htt║", "![alt║", "[text][re║", "[[Pa║"],
  address: ["see https://exa║", "see www.exa║"],
  html: ["a <span cl║", "<div>\nhello ║", "<!-- a\nb ║"],
  math: ["$$\nx = ║", "where $x + ║"],
  table: ["| a | b║", "|---|║", "a | b\n--- | --║"],
  heading: ["# A title║"],
  quotation: ["> they said ║", "> they said\nand ║"],
  directive: ["[ref]: htt║", "{{< figure ║"],
};
for (const [expected, pictures] of Object.entries(MARKDOWN)) {
  test(`Markdown: ${expected}`, () => {
    for (const picture of pictures) assert.equal(at(picture), expected, JSON.stringify(picture));
  });
}

const OTHERS: [languageId: string, picture: string, expected: string][] = [
  ["html", "<!doctype html>\n<html>\n<body>\n<p>I never ║", "prose"],
  ["html", "<p>I <em>never║", "prose"],
  ["html", "<ul>\n  <li>An item ║", "prose"],
  ["html", "<p>Some words\nthat go on ║", "prose"],
  ["html", "<p cla║", "html"],
  ["html", "<!-- a\nb ║", "html"],
  ["html", "<head>\n<meta ║", "html"],
  ["html", "<script>\nlet x ║", "code"],
  ["html", "Run <code>ls ║", "code"],
  ["html", "<table>\n<tr><td>a ║", "table"],
  ["html", "<blockquote>They ║", "quotation"],
  ["html", "<h1>A title ║", "heading"],
  ["latex", "\\documentclass{article}\n\\use║", "frontMatter"],
  ["latex", "\\documentclass{article}\n\\begin{document}\nWe show ║", "prose"],
  ["latex", "We show \\emph{that ║", "prose"],
  ["latex", "See \\cite{kn║", "command"],
  ["latex", "where $x ║", "math"],
  ["latex", "\\begin{verbatim}\nx ║", "code"],
  ["latex", "\\begin{equation}\nx\n\\end{equation}\nThus ║", "prose"],
  ["latex", "% a remark ║", "directive"],
  ["latex", "\\section{On ║", "directive"],
  ["restructuredtext", "Text::\n\n    code ║", "code"],
  ["restructuredtext", "Text::\n\n    code\n\nAfter ║", "prose"],
  ["restructuredtext", ".. image:: x║", "directive"],
  ["restructuredtext", ".. note:: Mind ║", "prose"],
  ["restructuredtext", "Use ``git ║", "code"],
  ["restructuredtext", ":Author: A║", "directive"],
  ["asciidoc", "----\ncode ║", "code"],
  ["asciidoc", "----\ncode\n----\n\nAfter ║", "prose"],
  ["asciidoc", "== Title║", "heading"],
  ["asciidoc", "* item ║", "prose"],
  ["git-commit", "Fix the ║", "prose"],
  ["git-commit", "Fix\n\n# On branch ║", "directive"],
  ["plaintext", "Dear all, ║", "prose"],
  ["mdx", "import X from './x'\n\nSome words ║", "prose"],
  ["mdx", "import X from ║", "directive"],
  ["mdx", "export const a = {\n  b: ║", "directive"],
  ["mdx", "The count is {props.║", "command"],
  ["mdx", "The count is {props.n} and ║", "prose"],
  ["mdx", "<Note>\n  Mind the ║", "prose"],
  ["mdx", "<Note kind=║", "html"],
  ["mdx", "See <Button on║", "html"],
  ["mdx", "```js\nlet x ║", "code"],
  ["mdx", "---\ntitle: ║", "frontMatter"],
  ["mdx", "[text](htt║", "linkTarget"],
  ["djot", "Some words ║", "prose"],
  ["djot", "See [text](htt║", "linkTarget"],
  ["djot", "Run `ls ║", "code"],
  ["djot", "where $`x ║", "math"],
  ["djot", "```\ncode ║", "code"],
  ["org", "Some words ║", "prose"],
  ["org", "- an item ║", "prose"],
  ["org", "*bold ║", "prose"],
  ["org", "See [[https://x.org][the page]] and ║", "prose"],
  ["org", "See [[https://x║", "linkTarget"],
  ["org", "See [[https://x.org][the pa║", "prose"],
  ["org", "Run =ls ║", "code"],
  ["org", "Run ~ls -l~ and ║", "prose"],
  ["org", "a = b and ║", "prose"],
  ["org", "where \\(x ║", "math"],
  ["org", "where $x ║", "math"],
  ["org", "\\begin{equation}\nx ║", "math"],
  ["org", "\\begin{align*}\nx\n\\end{align*}\nThus ║", "prose"],
  ["org", "* A headline ║", "heading"],
  ["org", "#+TITLE: A ║", "directive"],
  ["org", "# a remark ║", "directive"],
  ["org", "#+BEGIN_SRC js\nlet x ║", "code"],
  ["org", "#+begin_src js\nlet x\n#+end_src\n\nAfter ║", "prose"],
  ["org", "#+begin_quote\nThey ║", "quotation"],
  ["org", ":PROPERTIES:\n:ID: ║", "frontMatter"],
  ["org", ":PROPERTIES:\n:ID: x\n:END:\nAfter ║", "prose"],
  ["org", "| a | b ║", "table"],
  ["org", ": fixed ║", "code"],
];
for (const [languageId, picture, expected] of OTHERS) {
  test(`${languageId}: ${JSON.stringify(picture)}`, () => assert.equal(at(picture, languageId), expected));
}

test("a mark that nothing answers behind the cursor is a character like any other", () => {
  assert.equal(at("from $a to ║ and more"), "prose");
  assert.equal(at("where $x ║ + y$"), "math");
});

test("a long document costs no more than a short one, and its fences are known", () => {
  const long = `${"Some words of prose that go on.\n\n".repeat(30_000)}`;
  const start = performance.now();
  assert.equal(at(`${long}Now ║`), "prose");
  assert.equal(at(`\`\`\`\n${long}Now ║`), "code");
  assert.ok(performance.now() - start < 1_000);
});

const MARKS = [
  "=",
  "~",
  "*",
  "`",
  "$",
  "[[",
  "]]",
  "][",
  "{",
  "}",
  "\\(",
  "<",
  ">",
  "|",
  "#+begin_src\n",
  "#+end_src\n",
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...MARKS, " ", "\n", "\n\n", "a", "---\n"), fc.string({ maxLength: 5 })), {
    maxLength: 60,
  })
  .map((parts) => parts.join(""));

for (const languageId of new Set([...OTHERS.map(([id]) => id), "markdown"])) {
  test(`${languageId}: any text has a context, paragraphs are prose, and marks without end are read in bounded time`, () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const context = contextAt(before, after, languageId);
        assert.ok(context.inProse || context.because !== undefined);
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("Some words.", "Others go on,\nline by line."), { minLength: 1 }),
        (paragraphs) => {
          const prose = paragraphs.join("\n\n");
          assert.ok(contextAt(`${prose}\n\nNow `, "", languageId).inProse);
        },
      ),
    );
    const start = performance.now();
    for (const mark of MARKS) contextAt(` ${mark}a`.repeat(8_000), "", languageId);
    assert.ok(performance.now() - start < 5_000);
  });
}

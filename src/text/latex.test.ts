import assert from "node:assert/strict";
import { test } from "node:test";
import { extractProse } from "./extractProse.ts";

const read = (source: string) => extractProse(source, "latex");
const texts = (source: string) => read(source).sentences.map(({ text }) => text);
const omitted = (source: string) =>
  read(source).omissions.map(({ reason, start, end }) => [reason, source.slice(start, end)]);

test("commands go, what stands in their braces stays", () => {
  assert.deepEqual(texts("I \\emph{never} liked {\\bf the} \\unheardof[x]{garden}, \\textcolor{red}{Ann}."), [
    "I never liked the garden, Ann.",
  ]);
});

test("LaTeX's ways of writing characters", () => {
  assert.deepEqual(texts("``Garc\\'{\\i}a'' paid \\$5 --- 10\\% of na\\\"ive Stra\\ss{}e's~price\\dots"), [
    '"García" paid $5 — 10% of naïve Straße\'s price...',
  ]);
});

test("formulas, references and code are placeholders; citations are nothing", () => {
  assert.deepEqual(
    texts(
      "As the sum of $a_i$ shows us~\\cite[p.~2]{x}, \\cref{y} and \\verb|z{| agree.\n\nIt is\n\\[ a \\]\nhere, or \\(b\\) at least.",
    ),
    ["As the sum of \uFFFC shows us, \uFFFC and \uFFFC agree.", "It is \uFFFC here, or \uFFFC at least."],
  );
});

test("a comment is nothing, and does not end a paragraph; a blank line after it does", () => {
  assert.deepEqual(texts("It is % not\n   so.\n\nOne is here. % two\n\nAnother is here."), [
    "It is so.",
    "One is here.",
    "Another is here.",
  ]);
});

test("only the document is read, without what is not prose in it", () => {
  const parts = [
    "\\documentclass{a}\n\\newcommand{\\x}{Not this.}\n\\begin{document}",
    "\\section[A]{Not this.}",
    "\\begin{quote}Nor this.\\end{quote}",
    "\\begin{tabular}{l}Nor this.\\end{tabular}",
    "\\begin{verbatim}\nNor \\end{quote} this.\n\\end{verbatim}",
    "\\footnote{Nor this.}",
  ];
  const source = `${parts.join("\n\n")}\n\nBut this is.\n\\end{document}\nThis is after.`;
  assert.deepEqual(texts(source), ["But this is."]);
  assert.deepEqual(
    omitted(source).map(([, text]) => text),
    parts,
  );
});

test("items of lists, with and without labels", () => {
  const source =
    "\\begin{enumerate}\n\\item This is one.\n\\item[b)] This is two.\n\\end{enumerate}\nThis is none.";
  assert.deepEqual(
    read(source).sentences.map(({ text, block }) => [text, block]),
    [
      ["This is one.", "listItem"],
      ["This is two.", "listItem"],
      ["This is none.", "paragraph"],
    ],
  );
  assert.equal(read(source).layout.orderedItems, 2);
});

for (const nonsense of [
  "{",
  "}",
  "\\",
  "\\begin{quote}",
  "\\begin{verbatim}",
  "$",
  "$a",
  "\\(",
  "\\[",
  "\\verb|",
  "%\n",
  "\\item[",
  "\\emph{",
]) {
  test(`does not stall on ${JSON.stringify(nonsense)} over and over`, { timeout: 5000 }, () => {
    read(nonsense.repeat(500_000 / nonsense.length));
  });
}

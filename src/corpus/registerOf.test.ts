import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { countProse } from "../style/counts.ts";
import { extractProse } from "../text/extractProse.ts";
import { parseCorpus } from "./parseCorpus.ts";
import { registerOf } from "./registerOf.ts";

const { figures } = parseCorpus({
  figures: readFileSync(new URL("../../corpus/figures.json", import.meta.url), "utf8"),
  tasks: '[{"id":"a","name":"A","purpose":"a","terms":[],"facts":[]}]',
  writers: {},
});
const register = (text: string) => registerOf([countProse(extractProse(text, "markdown"))], figures);

test("a story is fiction, a specification a proposal, an article a post", () => {
  assert.equal(
    register(
      'He looked at her, and for a moment he said nothing; the old house was dark behind them. "You came back," she said, and her voice shook. He had walked all night upon the moor with his father\'s letter in his hand. But he could not tell her that. She turned away and went down the steps.',
    ),
    "fiction",
  );
  assert.equal(
    register(
      "This document specifies a new `parse` function. The function takes a string and returns a tuple. If the argument is not a string, a `TypeError` is raised. The current behaviour is retained when the flag is not set, since existing code may depend on it. Implementations should not assume that the order of keys is preserved.\n\n```\nparse()\n```",
    ),
    "proposal",
  );
  assert.equal(
    register(
      "Last week, our team launched a new website that helps people find the services they need. We talked to users across the country to learn what works. Here are 5 tips to help your team get started:\n\n- Talk to your users early and often.\n- Share what you learn with your agency.\n\nWant to learn more? [Join us](https://example.org) at the Digital Summit in March.",
    ),
    "post",
  );
});

test("a lively hand alone makes no fiction", () => {
  const read = (path: string) => {
    const text = readFileSync(new URL(`../../samples/${path}`, import.meta.url), "utf8");
    return countProse(extractProse(text, "markdown"));
  };
  const works = ["2023-11-the-strike-side", "2024-09-twenty-tonnes", "2025-03-losing-an-hour"].map((name) =>
    read(`blog/${name}.md`),
  );
  assert.equal(registerOf(works, figures), "post");
});

test("what a text is does not hang on whom it is compared with", () => {
  const post = countProse(
    extractProse("Want to learn more? Join us at the Digital Summit in March. ".repeat(9), "markdown"),
  );
  const { fiction } = figures.norms;
  const others = { fiction, post: fiction, proposal: fiction };
  assert.equal(registerOf([post], { norms: others, kindNorms: figures.norms }), registerOf([post], figures));
});

test("several documents of one kind are of that kind together", () => {
  const { norms } = figures;
  const texts = [
    "I didn't think the mill would turn — and it's slow now. ",
    "Why does the gate stick whenever I'm in the yard? ",
  ];
  const works = texts.map((text) => countProse(extractProse(text.repeat(60), "markdown")));
  const kinds = new Set(works.map((counts) => registerOf([counts], { norms })));
  assert.ok(kinds.has(registerOf(works, { norms })));
});

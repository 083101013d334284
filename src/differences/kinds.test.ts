import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { countProse } from "../style/counts.ts";
import { type Counts, sumCounts } from "../style/tally.ts";
import { extractProse } from "../text/extractProse.ts";
import { kindsOf } from "./kinds.ts";

const { norms } = JSON.parse(readFileSync(new URL("../../corpus/figures.json", import.meta.url), "utf8"));

const STORY = `"You never told me," said Anna, and she turned away from the window. He looked at her and said nothing. The rain had stopped. She walked to the door, opened it and went out, and he followed her down the stairs. "Wait," he called. She did not wait. `;
const PROPOSAL = `This document proposes a new parameter for the function. The parameter is optional, and its default value is 10. If the parameter is set, the implementation must return an error for values of more than 255. This change is backwards compatible with version 2.1. `;
const counted = (text: string, times: number): { counts: Counts } => ({
  counts: countProse(extractProse(text.repeat(times), "plaintext")),
});

test("a history of one kind is one", () => {
  const proposals = Array.from({ length: 5 }, () => counted(PROPOSAL, 20));
  assert.deepEqual(
    kindsOf(proposals, { norms }).map(({ documents }) => documents.length),
    [5],
  );
});

test("stories and proposals of one author stand apart, nothing is lost, and the most comes first", () => {
  const stories = Array.from({ length: 4 }, () => counted(STORY, 20));
  const proposals = Array.from({ length: 9 }, () => counted(PROPOSAL, 20));
  const kinds = kindsOf([...stories, ...proposals], { norms });
  assert.deepEqual(kinds.map(({ documents }) => documents.length).sort(), [4, 9]);
  assert.ok(
    kinds.some(({ register, documents }) => register === "fiction" && documents.includes(stories[0]!)),
  );
  const words = kinds.reduce((sum, kind) => sum + kind.words, 0);
  assert.equal(words, sumCounts([...stories, ...proposals].map(({ counts }) => counts)).words);
});

test("a single story among proposals goes with them: there is not enough of it to compare", () => {
  const kinds = kindsOf([counted(STORY, 8), ...Array.from({ length: 9 }, () => counted(PROPOSAL, 20))], {
    norms,
  });
  assert.equal(kinds.length, 1);
});

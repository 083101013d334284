import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { AddedWriter, Register } from "../corpus/corpus.ts";
import { joinWriters } from "../corpus/joinWriters.ts";
import { parseCorpus } from "../corpus/parseCorpus.ts";
import { otherWriters, passagesOn } from "./otherWriters.ts";

const bundled = parseCorpus({
  figures: readFileSync(new URL("../../corpus/figures.json", import.meta.url), "utf8"),
  tasks: JSON.stringify([
    { id: "note", name: "Note", purpose: "to tell", terms: ["release", "version", "upgrade"], facts: [] },
    { id: "diary", name: "Diary", purpose: "to remember", terms: ["rain"], facts: [] },
  ]),
  writers: {
    anna: {
      writer: '{"id":"anna","name":"Anna","description":"Brisk."}',
      passages: { note: "It is out. Go and get it.", diary: "It rained all day." },
    },
  },
});
const added = (name: string, register: Register, texts: Readonly<Record<string, string>>): AddedWriter => ({
  id: `team/${name}`,
  name,
  register,
  documents: 4,
  words: 4000,
  concentration: 0.25,
  features: { dashes: 9 },
  excerpts: Object.entries(texts).map(([title, text]) => ({ title, languageId: "markdown", text })),
});
const release =
  "# Release\n\nThe new version is a release with an upgrade. This release is an upgrade of the version.";
const corpus = joinWriters(bundled, [
  added("ben", "post", { "out.md": release, "walk.md": "I walked home." }),
  added("cleo", "proposal", { "plan.md": "We propose a plan." }),
]);
const ids = (register: Register) => otherWriters(corpus, register).map(({ id }) => id);

test("bundled writers stand beside everybody, added ones beside authors of their own register", () => {
  assert.deepEqual(ids("post"), ["anna", "team/ben"]);
  assert.deepEqual(ids("proposal"), ["anna", "team/cleo"]);
  assert.deepEqual(ids("fiction"), ["anna"]);
});

test("what is quoted is on the task, where the writer wrote on it", () => {
  const [anna, ben] = otherWriters(corpus, "post");
  assert.ok(anna && ben);
  const from = (task: string, writer: typeof anna) => passagesOn(task, writer).map((passage) => passage.from);
  assert.deepEqual(from("note", anna), ["note"]);
  assert.deepEqual(from("note", ben), ["out.md"]);
  assert.deepEqual(from("diary", ben), ["out.md", "walk.md"]);
});

test("a corpus is read once", () => {
  assert.equal(otherWriters(corpus, "post"), otherWriters(corpus, "post"));
});

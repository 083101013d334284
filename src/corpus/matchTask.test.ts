import assert from "node:assert/strict";
import { test } from "node:test";
import { extractProse } from "../text/extractProse.ts";
import type { Task } from "./corpus.ts";
import { matchTask, termsOf } from "./matchTask.ts";

const tasks: readonly Task[] = [
  {
    id: "release-note",
    name: "Release note",
    purpose: "to tell users what is new in a version",
    terms: ["release", "version", "new", "fixed", "upgrade"],
    facts: [],
  },
  {
    id: "bug-report",
    name: "Bug report",
    purpose: "to tell developers what goes wrong",
    terms: ["bug", "crash", "steps", "reproduce", "expected"],
    facts: [],
  },
  {
    id: "e-mail",
    name: "E-mail",
    purpose: "to ask a colleague for something",
    terms: ["dear", "thanks", "regards", "meeting"],
    facts: [],
  },
];
const match = (text: string) => matchTask(termsOf(extractProse(text, "markdown")), tasks)?.task.id;

test("a document is matched to the task it has the words of", () => {
  assert.equal(
    match("The new version is out. We fixed three bugs in this release, and the upgrade takes a minute."),
    "release-note",
  );
  assert.equal(
    match("The app crashes at once. Steps to reproduce the crash: open a file. I expected it to open."),
    "bug-report",
  );
  assert.equal(match("Dear Anna, thanks for coming to the meeting. Kind regards from all of us."), "e-mail");
});

test("a document that is like no task is matched to none", () => {
  assert.equal(
    match("The tide came in over the grey sand while the gulls quarrelled above the harbour wall."),
    undefined,
  );
  assert.equal(match(""), undefined);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { extractProse } from "../text/extractProse.ts";
import type { Task } from "./corpus.ts";
import { matchTask, nearestTask } from "./matchTask.ts";

const tasks: readonly Task[] = [
  {
    id: "release-note",
    name: "Release note",
    purpose: "to tell users what is new in a version",
    terms: ["release", "version", "what's new", "fixed", "upgrade", "happy to announce"],
    facts: ["The gulls quarrelled at Harbour Wall."],
  },
  {
    id: "bug-report",
    name: "Bug report",
    purpose: "to tell developers what goes wrong",
    terms: ["bug", "crash", "steps to reproduce", "expected", "version"],
    facts: [],
  },
  {
    id: "e-mail",
    name: "E-mail",
    purpose: "to ask a colleague for something",
    terms: ["dear", "thank you for", "kind regards", "meeting", "sorry"],
    facts: [],
  },
];
const document = (text: string, languageId = "markdown") => ({ text, prose: extractProse(text, languageId) });
const match = (text: string, languageId?: string) => matchTask(document(text, languageId), tasks)?.task.id;

test("a document is matched to the task whose terms it has", () => {
  assert.equal(
    match(
      "We are happy to announce a new release. This version starts faster, and we fixed three bugs. The upgrade takes a minute; older releases need two upgrades.",
    ),
    "release-note",
  );
  assert.equal(
    match(
      "# Steps to reproduce\n\nOpen a file and wait. The crash comes at once.\n\n# Expected\n\nI expected it to open.",
    ),
    "bug-report",
  );
  assert.equal(
    match(
      "Dear Anna, thank you for the meeting on Monday. I am sorry that I left early, and would like another meeting. Kind regards from all of us.",
      "plaintext",
    ),
    "e-mail",
  );
});

test("a document that is like no task is matched to none", () => {
  assert.equal(
    match("The tide came in over the grey sand while the gulls quarrelled above the wall."),
    undefined,
  );
  assert.equal(match("The new version of the house has a blue door."), undefined);
  assert.equal(match(""), undefined);
});

test("what is said in a title counts for more than what is said in passing", () => {
  const body = "It was a long week, and a version of the plan was read to everybody in the hall.";
  const score = (text: string) => nearestTask(document(text), tasks)?.score ?? 0;
  assert.ok(score(`# What’s new in this release\n\n${body}`) > 2 * score(body));
  assert.ok(score(`---\ntitle: What's new in this release\n---\n\n${body}`) > 2 * score(body));
});

test("a task's facts are no reason to match it", () => {
  assert.equal(match("The gulls quarrelled at Harbour Wall. ".repeat(20)), undefined);
});

test("phrases are found as they are, not word by word", () => {
  assert.equal(
    nearestTask(document("You thank him. For whom? For you. Regards are kind."), tasks)?.task.id,
    undefined,
  );
});

test("the order of sentences makes no difference", () => {
  const sentences = ["We fixed it.", "The release is out.", "Dear all, we meet.", "A crash was found."];
  fc.assert(
    fc.property(fc.shuffledSubarray(sentences, { minLength: sentences.length }), (order) => {
      assert.deepEqual(
        nearestTask(document(order.join(" ")), tasks)?.score.toFixed(9),
        nearestTask(document(sentences.join(" ")), tasks)?.score.toFixed(9),
      );
    }),
  );
});

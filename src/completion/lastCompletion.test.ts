import assert from "node:assert/strict";
import { test } from "node:test";
import { type Completion, LastCompletion } from "./lastCompletion.ts";

const completion = (text: string, before = "Once upon "): Completion => ({
  document: "file:///draft.md",
  before,
  languageId: "markdown",
  text,
  by: { kind: "onDevice", probability: 0.4, sources: [] },
});

test("nothing was shown: there is nothing to tell, also where something was made", () => {
  const last = new LastCompletion();
  last.make([completion("a time")]);
  assert.deepEqual(last.last, { shown: undefined, accepted: undefined });
});

test("what is shown is known by its text, also after its beginning was typed", () => {
  const last = new LastCompletion();
  const one = completion("a time there was");
  last.make([completion("a mattress"), one]);
  last.show(one.document, "Once upon a ti", ["me there was"]);
  assert.equal(last.last.shown, one);
  assert.equal(last.last.accepted, undefined);
});

test("of another document, or unknown, nothing is taken for a completion", () => {
  const last = new LastCompletion();
  last.make([completion("a time")]);
  last.show("file:///other.md", "Once upon ", ["a time"]);
  last.show("file:///draft.md", "Twice upon ", ["a time"]);
  last.insert("file:///draft.md", "Once upon a time");
  assert.deepEqual(last.last, { shown: undefined, accepted: undefined });
});

test("the alternative that was put in counts, not the first that was shown, and stays when another is shown", () => {
  const last = new LastCompletion();
  const [first, second] = [completion("a time"), completion("the hill")];
  last.make([first, second]);
  last.show(first.document, first.before, [first.text, second.text]);
  last.insert(first.document, "Once upon the");
  assert.deepEqual(last.last, { shown: second, accepted: second });
  const next = completion(" it rained", "Once upon the hill");
  last.make([next]);
  last.show(next.document, next.before, [next.text]);
  assert.deepEqual(last.last, { shown: next, accepted: second });
});

test("it tells when something else is shown, and only then; cleared, it knows nothing", () => {
  const last = new LastCompletion();
  let told = 0;
  const stop = last.onChange(() => told++);
  last.make([completion("a time")]);
  last.show("file:///draft.md", "Once upon ", ["a time"]);
  last.show("file:///draft.md", "Once upon a", [" time"]);
  assert.equal(told, 1);
  last.clear();
  assert.equal(told, 2);
  assert.deepEqual(last.last, { shown: undefined, accepted: undefined });
  stop();
  last.clear();
  assert.equal(told, 2);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { linesIn, MOST_LINES } from "./summaryLines.ts";

const reply = (...instructions: (string | object)[]) => ({
  instructions: instructions.map((each) =>
    typeof each === "string" ? { habit: "other", direction: "more", instruction: each } : each,
  ),
});

test("short lines are kept once, and no more than steer", () => {
  const lines = linesIn(reply("Be brisk.", "be brisk.", "- Name the outcome first."), []);
  assert.deepEqual(lines, [{ text: "be brisk." }, { text: "Name the outcome first." }]);
  const many = linesIn(reply(...Array.from({ length: 30 }, (_, index) => `Do the thing ${index}.`)), []);
  assert.equal(many?.length, MOST_LINES);
});

test("a line quotes a word or two, and copies nothing of the texts", () => {
  const text = "The old road to the mill is closed since the rain of last spring.";
  const lines = linesIn(
    reply(
      "Say “it's” and 'don't'.",
      "Begin as in “The old road to the mill”.",
      "Write that the old road to the mill is closed.",
      "Mention the old road.",
    ),
    [text],
  );
  assert.deepEqual(
    lines?.map((line) => line.text),
    ["Say “it's” and 'don't'.", "Mention the old road."],
  );
});

test("a line in the words of a habit is about that habit, whatever the model says", () => {
  const about = (instruction: string) =>
    linesIn(reply({ habit: "the", direction: "less", instruction }), [])?.[0]?.habit;
  assert.deepEqual(about("Write short sentences: about 9 words, where others have 18."), {
    feature: "sentence-length",
    direction: "less",
  });
  assert.deepEqual(about("Speak as if nobody listened."), { feature: "the", direction: "less" });
});

test("what is not of the form is nothing", () => {
  for (const each of [null, "Be brisk.", { lines: [] }]) assert.equal(linesIn(each, []), undefined);
});

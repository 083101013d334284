import assert from "node:assert/strict";
import { test } from "node:test";
import { MESSAGE_BREAK } from "./email.ts";
import { extractProse } from "./extractProse.ts";

const texts = (source: string) => extractProse(source, "mbox").sentences.map(({ text }) => text);
const reasons = (source: string) => extractProse(source, "mbox").omissions.map(({ reason }) => reason);

test("answers between quoted lines are the author's; attributions and signatures are not", () => {
  const source =
    "On Monday, Ann\n<ann@x.org> wrote:\n> Is it there?\nIt is there.\n> And is it blue?\nIt is not.\n-- \nJohn is my name.";
  assert.deepEqual(texts(source), ["It is there.", "It is not."]);
  assert.deepEqual(reasons(source), ["quotation", "quotation", "quotation", "quotation", "signature"]);
});

for (const above of [
  "-----Original Message-----\nFrom: Ann",
  "From: Ann <ann@x.org>\nSent: Monday\nTo: Bob",
  "*From:* Ann\n*Date:* Monday",
  "Begin forwarded message:",
  "---------- Forwarded message ---------",
  "________________________________",
]) {
  test(`all below ${JSON.stringify(above)} is another's`, () => {
    assert.deepEqual(texts(`This is mine.\n\n${above}\n\nThis is theirs. It goes on.`), ["This is mine."]);
  });
}

test("a message ends with itself: the next one is read from its beginning", () => {
  const messages = ["This is mine.\n-- \nJohn it is.", "So is this.\n\nSent from my iPhone"];
  assert.deepEqual(texts(messages.join(MESSAGE_BREAK)), ["This is mine.", "So is this."]);
});

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { answers, folderWith, minutes, posts } from "./testing.ts";

let fit: string[];
before(async () => {
  fit = ["fit", "--history", await folderWith(posts(8))];
});

test("the author's own new text fits better than somebody else's", async () => {
  const [own = ""] = Object.values(posts(1, 99));
  const { exitCode, complained, replies } = await answers(fit, [
    { id: "own", text: own },
    { id: "other", text: minutes() },
  ]);
  assert.deepEqual({ exitCode, complained }, { exitCode: 0, complained: "" });
  const [ofOwn, ofOther] = replies as { id: string; fit: number; words: number }[];
  assert.deepEqual([ofOwn!.id, ofOther!.id], ["own", "other"]);
  assert.ok(ofOwn!.fit > 0 && ofOwn!.fit > ofOther!.fit + 1, `${ofOwn!.fit} and ${ofOther!.fit}`);
  assert.ok(ofOwn!.words > 300);
});

test("of no text nothing can be told", async () => {
  const { exitCode, replies } = await answers(fit, [
    { id: 1, text: "" },
    { id: 2, text: " \n" },
  ]);
  assert.equal(exitCode, 0);
  assert.deepEqual(replies, [
    { id: 1, fit: 0, words: 0 },
    { id: 2, fit: 0, words: 0 },
  ]);
});

test("a bad line is answered as such", async () => {
  const { exitCode, replies } = await answers(fit, [{ id: 1 }, { id: 2, text: "I know." }]);
  assert.equal(exitCode, 1);
  assert.match(String(replies[0]!.error), /^text: /);
  assert.equal(replies[1]!.words, 2);
});

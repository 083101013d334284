import assert from "node:assert/strict";
import { test } from "node:test";
import { sentenceLeft } from "./sentenceLeft.ts";

/** What is accepted of a text, word by word. */
function accept(texts: readonly string[], shown: string): string {
  let accepted = "";
  while (sentenceLeft(texts, accepted)) {
    const [next] = /^\s*(?:[\p{L}'.]*\p{L}|\S)/u.exec(shown.slice(accepted.length)) ?? [];
    if (next === undefined) break;
    accepted += next;
  }
  return accepted;
}

test("a sentence is accepted, with its mark and without the next", () => {
  const text = " it was late, e.g. at noon. Nobody asked why.";
  assert.equal(accept([text], text), " it was late, e.g. at noon.");
  assert.equal(accept([" no end to it"], " no end to it"), " no end to it");
});

test("of several, the one on show decides", () => {
  const texts = [" it was. Then it rained.", " it was late. Nobody asked."];
  assert.equal(accept(texts, texts[0] as string), " it was.");
  assert.equal(accept(texts, texts[1] as string), " it was late.");
});

test("another's suggestion is left alone", () => {
  assert.equal(sentenceLeft([" it was."], " they"), false);
  assert.equal(sentenceLeft([], ""), false);
});

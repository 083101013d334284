import assert from "node:assert/strict";
import { test } from "node:test";
import { bestAcceptance, keysSaved, precision, simulateTyping } from "./keystrokes.ts";

test("a text without suggestions costs a key a character", () => {
  const counts = simulateTyping("hello", () => "");
  assert.deepEqual(counts, { characters: 5, keys: 5, shown: 0, accepted: 0 });
  assert.equal(keysSaved(counts), 0);
  assert.equal(precision(counts), undefined);
});

test("a suggestion that is right is taken with one key", () => {
  const counts = simulateTyping("hello world", (before) => (before === "hello" ? " world" : ""));
  assert.deepEqual(counts, { characters: 11, keys: 6, shown: 1, accepted: 1 });
});

test("a suggestion that begins right is taken word by word", () => {
  assert.deepEqual(bestAcceptance(" big red", " big bad wolf", 0), { length: 4, keys: 1 });
  assert.deepEqual(bestAcceptance(" big red", " big red", 0), { length: 8, keys: 1 });
  assert.equal(bestAcceptance(" bigger", " big", 0), undefined);
});

test("half a word is not taken, nor what saves no key", () => {
  assert.equal(bestAcceptance("read", "reading", 0), undefined);
  assert.equal(bestAcceptance("don", "don't", 0), undefined);
  assert.equal(bestAcceptance(",", ", and", 0), undefined);
});

test("a suggestion that stays while it is typed through counts once", () => {
  const counts = simulateTyping("ab", (before) => ({ "": "axyz", a: "xyz" })[before] ?? "");
  assert.deepEqual([counts.shown, counts.accepted], [1, 0]);
});

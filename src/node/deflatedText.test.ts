import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { KeptTexts } from "../history/keptTexts.ts";
import { deflatedText } from "./deflatedText.ts";

test("a kept text is the text, whatever it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const texts = new KeptTexts(deflatedText);
      texts.set("a", text);
      assert.equal(texts.of("a"), text);
    }),
  );
  const texts = new KeptTexts(deflatedText);
  texts.set("a", "\uFEFFHalf \uD800 a pair.");
  assert.equal(texts.of("a"), "\uFEFFHalf \uD800 a pair.");
  texts.delete("a");
  assert.equal(texts.of("a"), "");
});

test("a text takes less than half of its length, and holds on to nothing larger", () => {
  const text = Array.from(
    { length: 2_000 },
    (_, at) => `Sentence ${at} says what the one before it said.`,
  ).join(" ");
  const bytes = deflatedText.pack(text);
  assert.ok(bytes.length < text.length / 2);
  assert.equal(bytes.buffer.byteLength, bytes.length);
});

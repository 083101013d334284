import assert from "node:assert/strict";
import { test } from "node:test";
import { extractProse } from "../text/extractProse.ts";
import { VoiceModel } from "./voiceModel.ts";

const NOTES = [
  "The lock keeper wrote down every boat that passed, and nobody ever asked him why. The ledger was blue.",
  "The boat was late, and nobody ever asked why. The boat was old, as ever. The ledger was lost.",
  "The ledger was blue and the ink was black. Nobody ever asked for it. The boat was late.",
];

function modelOf(texts: readonly string[]): VoiceModel {
  const model = new VoiceModel();
  texts.forEach((text, index) => {
    model.add({ id: `${index}.md`, prose: extractProse(text, "markdown") });
  });
  return model;
}

const at = (before: string) => ({ before, after: "", languageId: "markdown" });

test("an own passage is found after a whole word and after its space, and says where it stands", () => {
  for (const space of ["", " "]) {
    const found = modelOf(NOTES).continuations(at(`The lock keeper wrote down every${space}`));
    const own = found.find(({ text }) => text.trimStart().startsWith("boat that passed,"));
    assert.equal(own?.passage, "0.md", found.map(({ text }) => text).join(" / "));
  }
});

test("after a whole word alternatives are different next words", () => {
  const found = modelOf(NOTES).continuations(at("In the end the ledger was"));
  const next = new Set(found.map(({ text }) => text.trim().split(" ")[0]));
  assert.ok(next.has("blue") && next.size > 1, [...next].join(" / "));
});

test("a word that is being typed is gone on with", () => {
  const found = modelOf(NOTES).continuations(at("Then the boat was la"));
  assert.ok(found.length > 0);
  for (const { text } of found) assert.match(text, /^te/);
});

test("what was never written in a row is no passage", () => {
  for (const { text, passage } of modelOf(NOTES).continuations(at("The ink and the ledger was")))
    if (passage !== undefined) assert.ok(NOTES[Number.parseInt(passage, 10)]?.includes(text.trim()), text);
});

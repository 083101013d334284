import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { extractProse } from "../text/extractProse.ts";
import { VoiceModel } from "./voiceModel.ts";

const at = (before: string) => ({ before, after: "", languageId: "markdown" });

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts));
}

function modelOf(texts: Readonly<Record<string, string>>): VoiceModel {
  const model = new VoiceModel();
  for (const [id, text] of Object.entries(texts)) model.add({ id, prose: extractProse(text, "markdown") });
  return model;
}

const fingerprintsOf = (texts: object) => new Map(Object.keys(texts).map((id) => [id, `of ${id}`]));

const word = fc.constantFrom("the", "marmalade", "committee", "met", "Naïve", "in", "May");
const text = fc
  .array(word, { minLength: 3, maxLength: 15 })
  .map((words) => `It was said that ${words.join(" ")} again.`);

test("a model that is given what another one learned is that model, whatever it learns and forgets afterwards", () => {
  const texts = fc.dictionary(fc.constantFrom("a", "b", "c", "d"), text, { minKeys: 1 });
  fc.assert(
    fc.property(texts, texts, fc.constantFrom("a", "b", "c", "d"), text, (first, later, gone, asked) => {
      const original = modelOf(first);
      const copy = new VoiceModel();
      assert.deepEqual(copy.unpack(joined(original.pack(fingerprintsOf(first)))), fingerprintsOf(first));
      const answers = (model: VoiceModel) => [
        model.suggest(at(asked.slice(0, 25)), "eager"),
        model.continuations(at(asked.slice(0, 12))),
      ];
      assert.deepEqual(answers(copy), answers(original));
      for (const model of [original, copy]) {
        for (const [id, each] of Object.entries(later))
          model.add({ id, prose: extractProse(each, "markdown") });
        model.remove(gone);
      }
      assert.deepEqual(answers(copy), answers(original));
    }),
    { numRuns: 200 },
  );
});

test("nothing is kept of a document that has left, nor of what is being written", () => {
  const texts = { "a.md": "The committee met in May, as it always does, and went home." };
  const model = modelOf({ ...texts, "b.md": "Nobody liked the marmalade that was served at noon." });
  model.suggest({ ...at("The persimmon committee met. The per"), document: "open.md" }, "eager");
  model.remove("b.md");
  const kept = Buffer.from(joined(model.pack(fingerprintsOf(texts)))).toString();
  assert.match(kept, /committee/);
  assert.doesNotMatch(kept, /marmalade|persimmon/);
});

test("what was cut short, is of another version, or was made beside another vocabulary is not taken", () => {
  const texts = { "a.md": "The committee met in May, as it always does, and went home." };
  const kept = joined(modelOf(texts).pack(fingerprintsOf(texts)));
  const older = joined([
    new TextEncoder().encode(new TextDecoder("latin1").decode(kept).replace('"version":', '"version":9')),
  ]);
  const learned = modelOf({ "b.md": "Somebody else wrote this, which is about something else." });
  for (const bytes of [kept.slice(0, -4), kept.slice(0, 40), new Uint8Array(0), older])
    assert.equal(new VoiceModel().unpack(bytes), undefined);
  assert.equal(learned.unpack(kept), undefined);
  assert.ok(new VoiceModel().unpack(kept));
});

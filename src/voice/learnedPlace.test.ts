import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { extractProse } from "../text/extractProse.ts";
import { FEATURES } from "./evidence.ts";
import { freshWeights, Mixer } from "./mixer.ts";
import { Network } from "./network/network.ts";
import { numbers, someNetwork } from "./network/testing.ts";
import { VoiceModel } from "./voiceModel.ts";

const NOTES = [
  "We keep the meeting short. We keep the notes shorter than the meeting. Nobody reads long notes, and nobody should.",
  "We keep the meeting short, as ever. The budget is what it is, and the budget will be what it will be.",
  "The budget is what it is. Ask again in spring, when the snow has gone and the numbers are in.",
];

const network = new Network(someNetwork());

/** A mixer that goes by the merged counts alone: the thirty-first feature is their logarithm, its scale four. */
function trustingCounts(): Mixer {
  const weights = freshWeights(FEATURES, () => 0.5);
  weights.linear[30] = 4;
  return new Mixer(weights);
}

function untrained(): Mixer {
  const next = numbers(9);
  return new Mixer(freshWeights(FEATURES, () => (next() + 1) / 2));
}

function modelOf(mixer: Mixer, ...documents: number[]): VoiceModel {
  const model = new VoiceModel({ learned: { network, mixer } });
  for (const number of documents) {
    model.add({ id: `${number}.md`, prose: extractProse(NOTES[number] as string, "markdown") });
  }
  return model;
}

const at = (before: string, document = "new.md") => ({ before, after: "", languageId: "markdown", document });

test("a mixer that goes by the counts goes on as the author did", () => {
  const model = modelOf(trustingCounts(), 0, 1, 2);
  assert.match(model.suggest(at("We keep the mee"), "eager")?.text ?? "", /^ting/);
  assert.match(model.suggest(at("The budget is wh"), "eager")?.text ?? "", /^at it is/);
});

test("probabilities of all candidates and of none are one together", () => {
  const found = modelOf(untrained(), 0, 1).placeAt(at("We keep the "));
  const all = found?.place.first(1000, found.prefix, found.refused) ?? [];
  const sum = all.reduce((total, { probability }) => total + probability, 0);
  assert.ok(all.length > 3 && sum > 0 && sum < 1, `${all.length} candidates, ${sum}`);
});

test("while a word is typed its place stays, and a new word has a new one", () => {
  const model = modelOf(untrained(), 0);
  const place = model.placeAt(at("We keep th"))?.place;
  assert.equal(model.placeAt(at("We keep the"))?.place, place);
  assert.notEqual(model.placeAt(at("We keep the m"))?.place, place);
  const before = model.placeAt(at("We keep the me"))?.place;
  model.add({ id: "9.md", prose: extractProse(NOTES[2] as string, "markdown") });
  assert.notEqual(model.placeAt(at("We keep the mee"))?.place, before);
});

test("a forgotten document is as if it had never been learned", () => {
  const answer = (model: VoiceModel, before: string) => {
    const found = model.suggest(at(before), "eager");
    return found && [found.text, found.probability.toPrecision(6), found.sources];
  };
  const cursor = fc.constantFrom("We keep", "The bud", "Ask ", "Nobody reads ", "");
  fc.assert(
    fc.property(fc.subarray([0, 1, 2]), fc.subarray([0, 1, 2]), cursor, (learned, forgotten, before) => {
      const model = modelOf(untrained(), ...learned);
      model.suggest(at(before), "eager");
      for (const number of forgotten) model.remove(`${number}.md`);
      const fresh = modelOf(untrained(), ...learned.filter((number) => !forgotten.includes(number)));
      assert.deepEqual(answer(model, before), answer(fresh, before));
    }),
    { numRuns: 40 },
  );
});

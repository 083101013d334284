import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { extractProse } from "../text/extractProse.ts";
import { VoiceModel } from "./voiceModel.ts";

const NOTES = [
  "We keep the meeting short. We keep the notes shorter than the meeting. Nobody reads long notes, and nobody should.",
  "We keep the meeting short, as ever. The budget is what it is, and the budget will be what it will be.",
  "The budget is what it is. Ask again in spring, when the snow has gone and the numbers are in.",
];
const prose = NOTES.map((text) => extractProse(text, "markdown"));

function modelOf(...documents: number[]): VoiceModel {
  const model = new VoiceModel();
  for (const number of documents)
    model.add({ id: `${number}.md`, prose: prose[number] as (typeof prose)[0] });
  return model;
}

const at = (before: string, document?: string) => ({
  before,
  after: "",
  languageId: "markdown",
  ...(document === undefined ? {} : { document }),
});

test("a suggestion says which documents it comes from", () => {
  const suggestion = modelOf(0, 1, 2).suggest(at("We keep the"), "eager");
  assert.equal(suggestion?.text, " meeting short.");
  assert.deepEqual(suggestion?.sources, [{ kind: "history", document: "0.md", count: 1 }]);
});

test("what is being written counts at once", () => {
  const model = modelOf(0);
  const before = "The marmalade committee met. The marmalade committee agreed. Now the marma";
  assert.equal(model.suggest(at(before, "a.md"), "eager")?.text, "lade committee agreed.");
  assert.equal(model.suggest(at("Now the marma", "b.md"), "eager"), undefined);
});

test("what was typed past is not shown again for that word", () => {
  const model = modelOf(0, 1);
  assert.match(model.suggest(at("We keep the m", "a.md"), "eager")?.text ?? "", /^eeting/);
  const next = model.suggest(at("We keep the me", "a.md"), "eager");
  assert.doesNotMatch(next?.text ?? "", /^eting/);
  assert.match(model.suggest(at("We keep the me", "b.md"), "eager")?.text ?? "", /^eting/);
});

test("what is secret is never suggested, from the history or from what is being written", () => {
  const model = new VoiceModel();
  const secrets =
    "The admin password is: correcthorse9. Mail ops@example.org, or call +44 20 7946 0958 if it fails.";
  for (const id of ["a.md", "b.md", "c.md"]) model.add({ id, prose: extractProse(secrets, "markdown") });
  for (const before of ["The admin password is: corr", "Mail ops", "Mail ops@exa", "or call +44 20 7"]) {
    for (const document of ["new.md", undefined]) {
      const text = model.suggest(at(`${secrets} ${secrets} ${before}`, document), "eager")?.text ?? "";
      assert.doesNotMatch(text, /horse|example|@|7946|0958/, before);
    }
  }
});

test("requests without a document know nothing of each other", () => {
  const model = modelOf(0);
  const first = model.suggest(at("We keep the m"), "eager");
  assert.deepEqual(model.suggest(at("We keep the m"), "eager"), first);
});

/** All that is answered, probabilities to nine digits: sums may be taken in another order. */
function answers(model: VoiceModel, before: string) {
  const all = [model.suggest(at(before), "eager"), ...model.continuations(at(before))];
  const digits = (value: number | undefined) => value?.toPrecision(9);
  return all.map((answer) => ({
    ...answer,
    probability: digits(answer?.probability),
    probabilityOfAll: digits(answer?.probabilityOfAll),
  }));
}

test("a forgotten document is as if it had never been learned", () => {
  const cursor = fc.constantFrom("We keep", "The bud", "Ask ", "Nobody reads ", "");
  fc.assert(
    fc.property(fc.subarray([0, 1, 2]), fc.subarray([0, 1, 2]), cursor, (learned, forgotten, before) => {
      const model = modelOf(...learned);
      model.suggest(at(before), "eager");
      for (const number of forgotten) model.remove(`${number}.md`);
      const fresh = modelOf(...learned.filter((number) => !forgotten.includes(number)));
      assert.deepEqual(answers(model, before), answers(fresh, before));
    }),
  );
});

test("continuations go to the end of a clause, and differ", () => {
  const found = modelOf(0, 1, 2).continuations(at("The budget"));
  const texts = found.map(({ text }) => text);
  assert.ok(
    texts.some((text) => text.startsWith(" is what")),
    texts.join(" / "),
  );
  assert.equal(new Set(texts).size, texts.length);
  assert.match(texts[0] ?? "", /[.,]$/);
});

test("apostrophes are the author's", () => {
  const model = new VoiceModel();
  model.add({
    id: "a.md",
    prose: extractProse("We don't know. We don't know yet, but we will.", "markdown"),
  });
  assert.match(model.suggest(at("Isn’t it? We do"), "eager")?.text ?? "", /^n’t know/);
  assert.match(model.suggest(at("Isn't it? We do"), "eager")?.text ?? "", /^n't know/);
});

test("with nothing to go on, there are no continuations", () => {
  assert.deepEqual(new VoiceModel().continuations(at("Hello ")), []);
  assert.deepEqual(modelOf(0).continuations(at("```\nWe keep")), []);
});

test("British or American, suggestions are spelled as the author spells", () => {
  const model = new VoiceModel();
  const others = "They did us a favor. They did us a favor again. ";
  const own = "The colour is the colour of the harbour. The neighbour has a theatre. ";
  const favour = (before: string) => model.suggest(at(`${before}${others}They did us a f`), "eager")?.text;
  assert.match(favour("") ?? "", /^avor/);
  model.add({
    id: "own.md",
    prose: extractProse(`${own}${own}She did us a favour, a favour, a favour.`, "markdown"),
  });
  assert.match(favour("") ?? "", /^avour/);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { extractProse } from "../text/extractProse.ts";
import type { Candidate, Place } from "./place.ts";
import { type Pull, SteeredPlace } from "./steeredPlace.ts";
import { Vocabulary } from "./vocabulary.ts";
import { VoiceModel } from "./voiceModel.ts";

const vocabulary = new Vocabulary(["", "\n", " a", " b", " c"]);

/** A place where everywhere the same may come. */
function placeOf(probabilities: readonly number[]): Place {
  const candidates = probabilities
    .map((probability, index): Candidate => ({ id: index + 2, probability, likelihood: probability }))
    .sort((a, b) => b.probability - a.probability);
  const place: Place = {
    sureness: {
      calm: { first: 0, whole: 0 },
      balanced: { first: 0, whole: 0 },
      eager: { first: 0, whole: 0 },
    },
    first: (limit) => candidates.slice(0, limit),
    next: (limit) => candidates.slice(0, limit),
    probabilityOf: (id) => candidates.find((candidate) => candidate.id === id)?.probability ?? 0.01,
    after: () => place,
  };
  return place;
}

test("what is favoured comes first, and all probabilities still sum to 1", () => {
  const shares = fc.array(fc.double({ min: 0.01, max: 0.3, noNaN: true }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(shares, fc.double({ min: -1.5, max: 1.5, noNaN: true }), (probabilities, by) => {
      const pull: Pull = (piece) => (piece === " b" ? by : 0);
      const place = new SteeredPlace(placeOf(probabilities), { vocabulary, pull }, 0);
      const found = place.next(3);
      const others = 1 - probabilities.reduce((sum, share) => sum + share, 0);
      const known = found.reduce((sum, { probability }) => sum + probability, 0);
      const [a = 0, b = 0] = [2, 3].map((id) => place.probabilityOf(id));
      assert.ok(Math.abs(b / a / (probabilities[1]! / probabilities[0]!) - Math.exp(by)) < 1e-9);
      const total = others + probabilities.reduce((sum, p, at) => sum + p * (at === 1 ? Math.exp(by) : 1), 0);
      assert.ok(Math.abs(known + others / total - 1) < 1e-9);
      for (let at = 1; at < found.length; at++)
        assert.ok(found[at]!.probability <= found[at - 1]!.probability);
    }),
  );
});

test("what is favoured may depend on the piece before", () => {
  const pull: Pull = (piece, previous) => (piece === " b" && previous === " a" ? 1 : 0);
  const place = new SteeredPlace(placeOf([0.4, 0.3, 0.1]), { vocabulary, pull }, 4);
  assert.deepEqual(
    place.next(1).map(({ id }) => id),
    [2],
  );
  assert.deepEqual(
    place
      .after(2)
      .first(1, "", new Set())
      .map(({ id }) => id),
    [3],
  );
});

test("the next suggestion changes, and changes back", () => {
  const model = new VoiceModel();
  const text = "I do not mind. I do not mind it. I don't mind. We do not. We don't. They do not. ".repeat(3);
  model.add({ id: "a.md", prose: extractProse(text, "markdown") });
  const suggest = () =>
    model.suggest({ before: "As it is, I do", after: "", languageId: "markdown" }, "eager")?.text;
  assert.match(suggest() ?? "", /^ not/);
  model.steer((piece) => (piece === " don't" ? 1.5 : piece === " not" ? -1.5 : 0));
  assert.match(suggest() ?? "", /^n't/);
  model.steer(undefined);
  assert.match(suggest() ?? "", /^ not/);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { freshWeights, Mixer, MixerError, parseMixer } from "./mixer.ts";
import { numbers } from "./network/testing.ts";

const FEATURES = 3;
const random = numbers(2);
const weights = freshWeights(FEATURES, () => (random() + 1) / 2);
const file = (length: number) =>
  JSON.stringify({
    linear: Array(length).fill(0.5),
    inner: Array(length * 32).fill(0.1),
    bias: Array(32).fill(0),
    outer: Array(32).fill(0.2),
  });

test("probabilities sum to one, and a candidate with no evidence for it has as much as another", () => {
  const mixer = new Mixer(weights);
  const rows = Float32Array.from([1, 0.5, 0, 0, 0, 0, 0, 0, 0]);
  const probabilities = mixer.probabilities(rows, 3);
  assert.ok(Math.abs(probabilities.reduce((sum, value) => sum + value, 0) - 1) < 1e-12);
  assert.equal(probabilities[1], probabilities[2]);
});

test("more of what counts for a candidate makes it likelier", () => {
  const mixer = parseMixer(file(FEATURES), FEATURES);
  const [less = 1, more = 0] = mixer.probabilities(Float32Array.from([0.2, 0, 0, 0.9, 0, 0]), 2);
  assert.ok(more > less);
});

test("a file for other features, or of something else, is refused", () => {
  const refused = (text: string, message: RegExp) =>
    assert.throws(
      () => parseMixer(text, FEATURES),
      (error) => error instanceof MixerError && message.test(error.message),
    );
  refused("{", /not JSON/);
  refused("{}", /not a mixer's weights/);
  refused(file(FEATURES + 1), /made for other features/);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { LanguageModelError } from "../llm/languageModel.ts";
import { ModelHealth } from "./modelHealth.ts";

function health() {
  const state = { now: 0, changes: 0 };
  const model = new ModelHealth(
    () => state.now,
    () => {
      state.changes += 1;
    },
  );
  return { state, model };
}
const down = () => new LanguageModelError("unreachable", "refused");

test("a failure is told once, until it works again", () => {
  const { state, model } = health();
  const first = down();
  model.failed(first);
  assert.equal(model.failure, first);
  assert.ok(model.tells(first));
  for (let again = 0; again < 3; again++) {
    const error = down();
    model.failed(error);
    assert.ok(!model.tells(error));
  }
  assert.equal(state.changes, 1);
  model.worked();
  assert.equal(model.failure, undefined);
  assert.equal(state.changes, 2);
  model.failed(first);
  assert.ok(model.tells(first));
});

test("another failure is news; what is wrong with a setting is told each time", () => {
  const { model } = health();
  model.failed(down());
  assert.ok(model.tells(down()));
  const key = new LanguageModelError("unauthorized", "401");
  model.failed(key);
  assert.ok(model.tells(key));
  assert.ok(!model.tells(key));
  const setting = new Error("no model");
  model.failed(setting);
  assert.ok(model.tells(setting) && model.tells(setting));
  assert.equal(model.failure?.failure, "unauthorized");
});

test("left alone while it fails, longer each time, as long as the server says; a success ends it", () => {
  const { state, model } = health();
  assert.ok(!model.rests);
  const rests: number[] = [];
  for (let failure = 0; failure < 7; failure++) {
    model.failed(down());
    const from = state.now;
    while (model.rests) state.now += 1_000;
    rests.push((state.now - from) / 1_000);
  }
  assert.deepEqual(rests, [15, 30, 60, 120, 240, 300, 300]);
  model.failed(down());
  model.worked();
  assert.ok(!model.rests);
  model.failed(new LanguageModelError("rateLimited", "429", { retryAfter: 600 }));
  state.now += 599_000;
  assert.ok(model.rests);
  state.now += 1_000;
  assert.ok(!model.rests);
});

test("a prompt that is too long, and an answer without text, say nothing about the model", () => {
  const { state, model } = health();
  for (const failure of ["tooLong", "noText", "endless", "baseModel"] as const) {
    const error = new LanguageModelError(failure, failure);
    model.failed(error);
    assert.ok(model.tells(error));
  }
  assert.equal(model.failure, undefined);
  assert.equal(state.changes, 0);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import type { LanguageModel } from "./languageModel.ts";
import { watchedModel } from "./watchedModel.ts";

const PROMPT = { system: "Be brief.", user: "It rained" };

async function all(pieces: AsyncIterable<string>): Promise<string[]> {
  const read: string[] = [];
  for await (const piece of pieces) read.push(piece);
  return read;
}

function watched(pieces: () => AsyncIterable<string>) {
  const told: string[] = [];
  const model: LanguageModel = { name: "m", origin: "http://a", generate: pieces };
  const watcher = {
    asked: (characters: number) => told.push(`asked ${characters}`),
    answered: (characters: number) => told.push(`answered ${characters}`),
    failed: (error: unknown, characters: number) => told.push(`${error} after ${characters}`),
  };
  const options = { signal: new AbortController().signal, maxTokens: 9, temperature: 0, topP: 1 };
  return { told, model: watchedModel(model, watcher), options };
}

test("a request is told with what was sent, and what came", async () => {
  const { told, model, options } = watched(async function* () {
    yield* [", and", " on."];
  });
  assert.deepEqual(await all(model.generate(PROMPT, options)), [", and", " on."]);
  assert.deepEqual(told, ["asked 18", "answered 9"]);
  assert.deepEqual([model.name, model.origin], ["m", "http://a"]);
});

test("whoever has enough of an answer was answered, and the model's own stream is ended", async () => {
  let isEnded = false;
  const { told, model, options } = watched(async function* () {
    try {
      yield* [", and", " on."];
    } finally {
      isEnded = true;
    }
  });
  for await (const _ of model.generate(PROMPT, options)) break;
  assert.deepEqual(told, ["asked 18", "answered 5"]);
  assert.ok(isEnded);
});

test("a failure is told, and thrown", async () => {
  const { told, model, options } = watched(async function* () {
    yield ", and";
    throw new Error("down");
  });
  await assert.rejects(all(model.generate(PROMPT, options)), /down/);
  assert.deepEqual(told, ["asked 18", "Error: down after 5"]);
});

test("what was cancelled before it began is no request", async () => {
  const { told, model, options } = watched(() => assert.fail("asked"));
  const cancelled = { ...options, signal: AbortSignal.abort() };
  assert.deepEqual(await all(model.generate(PROMPT, cancelled)), []);
  assert.deepEqual(told, []);
});

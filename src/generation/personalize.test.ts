import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import type { Behaviour } from "../../test/server/behaviour.ts";
import { type OpenAiServer, startOpenAiServer } from "../../test/server/openAiServer.ts";
import { parseEndpoint } from "../llm/endpoint.ts";
import { openAiModel } from "../llm/openai.ts";
import { personalize } from "./personalize.ts";
import { buildPrompt, type PromptInputs, type Unit } from "./prompt.ts";

let server: OpenAiServer;
beforeEach(async () => {
  server = await startOpenAiServer();
});
afterEach(() => server.close());

function inputsFor(unit: Unit): PromptInputs {
  return {
    preference: "Keep sentences short.",
    passages: [],
    contrast: [],
    title: undefined,
    before: "We came home. ",
    after: "",
    languageId: "markdown",
    unit,
  };
}

function ask(behaviour?: Behaviour, unit: Unit = "sentence", signal = new AbortController().signal) {
  if (behaviour) server.next(behaviour);
  const model = openAiModel({
    endpoint: parseEndpoint(server.url),
    model: "test-model",
    apiKey: undefined,
    headers: {},
    fetch: globalThis.fetch,
    limits: { firstToken: 1_000, total: 1_000 },
  });
  return personalize({ model, inputs: inputsFor(unit), signal });
}

test("what is sent is the prompt that can be shown", async () => {
  await ask();
  const { system, user } = buildPrompt(inputsFor("sentence"));
  const { messages } = JSON.parse(server.log[0]?.body ?? "");
  assert.deepEqual(messages, [
    { role: "system", content: system },
    { role: "user", content: user },
  ]);
});

test("the test server's usual reply continues the text", async () => {
  const result = await ask();
  assert.match(result?.text ?? "", /^[A-Z][^.]+\.$/);
  assert.equal(result?.partial, false);
});

test("a sentence is there as soon as it is whole, and the rest is not awaited", async () => {
  const result = await ask({ kind: "endless", text: "It was late. " });
  assert.deepEqual(result, { text: "It was late.", partial: false });
  await delay(100);
  assert.equal(server.log[0]?.isAnswered, false);
  assert.notEqual(server.log[0]?.closedAt, undefined);
});

test("a paragraph ends at the blank line", async () => {
  const text = "It was late. We were tired.\n\nThe next day it rained.";
  assert.deepEqual(await ask({ kind: "reply", text }, "paragraph"), {
    text: "It was late. We were tired.",
    partial: false,
  });
});

test("whole sentences are kept where the answer breaks off, and marked", async () => {
  for (const kind of ["cut", "breakOff", "malformed", "stall"] as const) {
    const text = "It was late. We were tired. And th";
    assert.deepEqual(
      await ask({ kind, text }, "paragraph"),
      { text: "It was late. We were tired.", partial: true },
      kind,
    );
  }
});

test("less than a sentence of a broken answer is not kept", async () => {
  await assert.rejects(ask({ kind: "cut", text: "It was la" }), {
    name: "LanguageModelError",
    failure: "cutOff",
  });
});

test("an answer without end is stopped: its whole sentences are kept, and what has none is not inserted", async () => {
  const text = "It was late. We were tired. And th";
  assert.deepEqual(await ask({ kind: "reply", text, reason: "length" }, "paragraph"), {
    text: "It was late. We were tired.",
    partial: true,
  });
  await assert.rejects(ask({ kind: "endless", text: "and on ".repeat(50) }), { failure: "endless" });
});

test("failures stay what they are", async () => {
  await assert.rejects(ask({ kind: "refuse", status: 401 }), { failure: "unauthorized" });
  await assert.rejects(ask({ kind: "silence" }), { failure: "timeout" });
});

test("an answer with nothing to insert is no text", async () => {
  for (const text of [
    "",
    "Sure, here is a continuation of your text:",
    "I'm sorry, but I can't continue this.",
  ]) {
    await assert.rejects(ask({ kind: "reply", text }), { name: "LanguageModelError", failure: "noText" });
  }
});

test("a prompt that is too long is asked once more, shortened, and never a third time", async () => {
  const inputs = {
    ...inputsFor("sentence"),
    passages: ["a passage ".repeat(50)],
    before: `${"far away ".repeat(600)}We came home. `,
  };
  const asked = async (...script: Behaviour[]) => {
    for (const each of script) server.next(each);
    const model = openAiModel({
      endpoint: parseEndpoint(server.url),
      model: "test-model",
      apiKey: undefined,
      headers: {},
      fetch: globalThis.fetch,
    });
    return personalize({ model, inputs, signal: new AbortController().signal });
  };
  const tooLong: Behaviour = { kind: "refuse", status: 400, code: "context_length_exceeded" };
  const answer = await asked(tooLong, { kind: "reply", text: "It was late." });
  assert.deepEqual(answer, { text: "It was late.", partial: false, shortened: true });
  const [first = "", second = ""] = server.log.map(({ body }) => body);
  assert(first.includes("a passage") && !second.includes("a passage"));
  assert(second.length < first.length * 0.7 && second.includes("We came home."));
  await assert.rejects(asked({ kind: "refuse", status: 413 }, tooLong), { failure: "tooLong" });
  assert.equal(server.log.length, 4);
});

test("cancelled is no error, and inserts nothing", async () => {
  const cancel = new AbortController();
  const asked = ask({ kind: "stall", text: "It was late. We" }, "paragraph", cancel.signal);
  await delay(50);
  cancel.abort();
  assert.equal(await asked, undefined);
});

test("progress counts characters, whatever the model", async () => {
  const progress: number[] = [];
  const result = await personalize({
    model: {
      name: "recorded",
      origin: "http://localhost",
      async *generate() {
        yield* ["It ", "was ", "late."];
      },
    },
    inputs: inputsFor("sentence"),
    signal: new AbortController().signal,
    onProgress: (characters) => progress.push(characters),
  });
  assert.deepEqual(progress, [3, 7, 12]);
  assert.equal(result?.text, "It was late.");
});

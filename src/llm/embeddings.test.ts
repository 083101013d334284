import assert from "node:assert/strict";
import { test } from "node:test";
import { startOpenAiServer } from "../../test/server/openAiServer.ts";
import { parseEndpoint } from "./endpoint.ts";
import { LanguageModelError, type Usage } from "./languageModel.ts";
import { embedTexts, openAiModel } from "./openai.ts";

async function connected() {
  const server = await startOpenAiServer();
  const connection = {
    endpoint: parseEndpoint(server.url),
    fetch: globalThis.fetch,
    apiKey: undefined,
    headers: {},
    model: "m",
  };
  return { server, connection, [Symbol.asyncDispose]: () => server.close() };
}

const { signal } = new AbortController();

test("texts have vectors, each its own, in their order", async () => {
  await using open = await connected();
  const [a, b, again] = await embedTexts(open.connection, ["kettle", "lamp", "kettle"], signal);
  assert.deepEqual(again, a);
  assert.notDeepEqual(b, a);
  assert.deepEqual(JSON.parse(open.server.log[0]!.body).input, ["kettle", "lamp", "kettle"]);
});

test("an endpoint without embeddings says so as others of its failures", async () => {
  await using open = await connected();
  open.server.next({ kind: "refuse", status: 404 });
  await assert.rejects(embedTexts(open.connection, ["x"], signal), LanguageModelError);
});

test("a seed is sent, and what an answer cost is told, to those who ask", async () => {
  await using open = await connected();
  const usages: Usage[] = [];
  const options = { signal, maxTokens: 50, temperature: 0, topP: 1 };
  const model = openAiModel(open.connection);
  const prompt = { system: "Say it.", user: "Now." };
  open.server.next({ kind: "reply", text: "One two three." });
  let text = "";
  for await (const piece of model.generate(prompt, {
    ...options,
    seed: 7,
    onUsage: (usage) => usages.push(usage),
  }))
    text += piece;
  assert.deepEqual([text, usages], ["One two three.", [{ prompt: 3, completion: 3 }]]);
  assert.equal(JSON.parse(open.server.log[0]!.body).seed, 7);
  for await (const _ of model.generate(prompt, options));
  const body = JSON.parse(open.server.log[1]!.body);
  assert.ok(!("seed" in body) && !("stream_options" in body));
});

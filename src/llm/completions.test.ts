import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { type OpenAiServer, startOpenAiServer } from "../../test/server/openAiServer.ts";
import { parseEndpoint } from "./endpoint.ts";
import { LanguageModelError, type Usage } from "./languageModel.ts";
import { openAiModel } from "./openai.ts";

const PROMPT = { system: "Notes.\n\n", user: "It was", plain: { after: "\n\nThe end.", stop: ["\n* * *"] } };

let server: OpenAiServer;
beforeEach(async () => {
  server = await startOpenAiServer();
});
afterEach(() => server.close());

async function ask(model: string, prompt: typeof PROMPT = PROMPT, onUsage?: (usage: Usage) => void) {
  const asked = openAiModel({
    model,
    api: "completions",
    endpoint: parseEndpoint(server.url),
    apiKey: undefined,
    headers: {},
    fetch: globalThis.fetch,
  });
  const options = { signal: new AbortController().signal, maxTokens: 50, temperature: 0.8, topP: 0.95 };
  let text = "";
  for await (const piece of asked.generate(prompt, { ...options, ...(onUsage ? { onUsage } : {}) }))
    text += piece;
  return text;
}

const bodies = () => server.log.map(({ body }) => JSON.parse(body));

test("the request is the text, what follows it, and where to stop", async () => {
  server.next({ kind: "reply", text: " late." });
  assert.equal(await ask("plain"), " late.");
  assert.equal(server.log[0]?.path, "/v1/completions");
  assert.deepEqual(bodies(), [
    {
      model: "plain",
      stream: true,
      prompt: "Notes.\n\nIt was",
      max_tokens: 50,
      temperature: 0.8,
      top_p: 0.95,
      stop: ["\n* * *"],
      suffix: "\n\nThe end.",
    },
  ]);
});

test("a server that refuses what follows is asked without it, and is not sent it again", async () => {
  server.next({ kind: "refuse", status: 400, message: "suffix is not currently supported" });
  server.next({ kind: "reply", text: " late." });
  assert.equal(await ask("no-suffix"), " late.");
  server.next({ kind: "reply", text: " dark." });
  assert.equal(await ask("no-suffix"), " dark.");
  assert.deepEqual(
    bodies().map(({ suffix }) => suffix),
    ["\n\nThe end.", undefined, undefined],
  );
});

test("what is refused for another reason says nothing about it", async () => {
  for (let tries = 0; tries < 2; tries += 1) server.next({ kind: "refuse", status: 400 });
  await assert.rejects(ask("other"), (error) => error instanceof LanguageModelError);
  server.next({ kind: "reply", text: " late." });
  await ask("other");
  assert.equal(bodies().at(-1).suffix, "\n\nThe end.");
  server.next({ kind: "refuse", status: 400, code: "context_length_exceeded" });
  await assert.rejects(ask("other"), { failure: "tooLong" });
  assert.equal(server.log.length, 4);
});

test("where nothing follows, nothing is said of it", async () => {
  await ask("plain", { ...PROMPT, plain: { after: " \n", stop: [] } });
  assert.deepEqual([bodies()[0].suffix, bodies()[0].stop], [undefined, undefined]);
});

test("failures are those of chats", async () => {
  server.next({ kind: "cut", text: " la" });
  await assert.rejects(ask("plain"), { failure: "cutOff" });
  server.next({ kind: "refuse", status: 404, code: "model_not_found" });
  await assert.rejects(ask("plain"), { failure: "modelNotFound" });
  server.next({ kind: "endless", text: " on and on" });
  assert.equal((await ask("plain")).length, 400);
  server.next({ kind: "raw", contentType: "text/event-stream", body: 'data: {"choices":"none"}\n\n' });
  await assert.rejects(ask("plain"), { failure: "badReply" });
});

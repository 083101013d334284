import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import type { Behaviour } from "../../test/server/behaviour.ts";
import { startOpenAiServer } from "../../test/server/openAiServer.ts";
import { parseEndpoint } from "./endpoint.ts";
import { isEmbeddingModel } from "./isEmbeddingModel.ts";
import type { LanguageModelFailure, Usage } from "./languageModel.ts";
import { openAiEmbeddings, openAiModel } from "./openai.ts";

const KEY = "sk-secret-key";

async function connected() {
  const server = await startOpenAiServer();
  const connection = {
    endpoint: parseEndpoint(server.url),
    fetch: globalThis.fetch,
    apiKey: KEY,
    headers: {},
    model: "m",
  };
  return { server, connection, [Symbol.asyncDispose]: () => server.close() };
}

const { signal } = new AbortController();

test("texts have vectors, each its own, in their order", async () => {
  await using open = await connected();
  const [a, b, again] = await openAiEmbeddings(open.connection).embed(["kettle", "lamp", "kettle"], signal);
  assert.deepEqual(again, a);
  assert.notDeepEqual(b, a);
  const [{ path, headers, body }] = open.server.log as [(typeof open.server.log)[0]];
  assert.deepEqual(JSON.parse(body).input, ["kettle", "lamp", "kettle"]);
  assert.deepEqual([path, headers.authorization], ["/v1/embeddings", `Bearer ${KEY}`]);
});

test("at one of Azure's deployments, the embedding model is the deployment beside it", async () => {
  await using open = await connected();
  const address = `${open.server.url.replace(/v1$/, "")}openai/deployments/writer?api-version=2024-10-21`;
  const connection = { ...open.connection, endpoint: parseEndpoint(address), model: "vectors" };
  await openAiEmbeddings(connection).embed(["kettle"], signal);
  const [{ path, headers }] = open.server.log as [(typeof open.server.log)[0]];
  assert.equal(path, "/openai/deployments/vectors/embeddings?api-version=2024-10-21");
  assert.deepEqual([headers["api-key"], headers.authorization], [KEY, undefined]);
});

const json = (body: object): Behaviour => ({
  kind: "raw",
  contentType: "application/json",
  body: JSON.stringify(body),
});
const FAILURES: readonly (readonly [Behaviour, LanguageModelFailure])[] = [
  [{ kind: "refuse", status: 401 }, "unauthorized"],
  [{ kind: "refuse", status: 404, code: "model_not_found" }, "modelNotFound"],
  [{ kind: "refuse", status: 413 }, "tooLong"],
  [{ kind: "refuse", status: 429 }, "rateLimited"],
  [{ kind: "refuse", status: 500, message: "A private sentence" }, "serverError"],
  [{ kind: "redirect", to: "http://127.0.0.1:9/v1/embeddings" }, "redirected"],
  [{ kind: "raw", contentType: "text/html", body: "<p>Please log in</p>" }, "badReply"],
  [json({ data: [{ index: 0, embedding: [1, 2] }] }), "badReply"],
  [
    json({
      data: [
        { index: 0, embedding: [1, 2] },
        { index: 1, embedding: [1] },
      ],
    }),
    "badReply",
  ],
];

for (const [behaviour, failure] of FAILURES) {
  test(`of embeddings, too, ${JSON.stringify(behaviour)} is ${failure}, asked once`, async () => {
    await using open = await connected();
    open.server.next(behaviour);
    const asked = openAiEmbeddings(open.connection).embed(["A private sentence", "another"], signal);
    const error: Error = await asked.then(
      () => assert.fail("it is no failure"),
      (error) => error,
    );
    assert.deepEqual([error.name, (error as { failure?: string }).failure], ["LanguageModelError", failure]);
    assert.doesNotMatch(`${error.message} ${error.cause}`, /private|sk-secret/);
    assert.equal(open.server.log.length, 1);
  });
}

test("embeddings that are cancelled close their connection", async () => {
  await using open = await connected();
  open.server.next({ kind: "silence" });
  const cancel = new AbortController();
  const asked = openAiEmbeddings(open.connection).embed(["kettle"], cancel.signal);
  const refused = assert.rejects(asked, { name: "AbortError" });
  while (open.server.log.length === 0) await delay(2);
  cancel.abort();
  await refused;
  const [request] = open.server.log;
  while (request?.closedAt === undefined) await delay(2);
  assert.equal(request.isAnswered, false);
});

test("embeddings that do not come in time are a timeout", async () => {
  await using open = await connected();
  open.server.next({ kind: "silence" });
  const limits = { firstToken: 50, total: 5_000 };
  await assert.rejects(openAiEmbeddings({ ...open.connection, limits }).embed(["kettle"], signal), {
    failure: "timeout",
  });
});

test("embedding models are known by their names", () => {
  const embedding = [
    "text-embedding-3-small",
    "nomic-embed-text:latest",
    "embeddinggemma",
    "all-minilm",
    "sentence-transformers/all-mpnet-base-v2",
    "BAAI/bge-m3",
    "Alibaba-NLP/gte-large-en-v1.5",
    "intfloat/multilingual-e5-large",
  ];
  const writing = ["gpt-5", "llama3.2:3b", "google/gemma-3n-E4B", "qwen3:30b", "phi-4-mini", "budget-e50"];
  assert.deepEqual(embedding.filter(isEmbeddingModel), embedding);
  assert.deepEqual(writing.filter(isEmbeddingModel), []);
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

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { afterEach, beforeEach, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import type { Behaviour } from "../../test/server/behaviour.ts";
import { type OpenAiServer, startOpenAiServer } from "../../test/server/openAiServer.ts";
import { parseEndpoint } from "./endpoint.ts";
import { type GenerateOptions, LanguageModelError, type LanguageModelFailure } from "./languageModel.ts";
import { type Connection, listModels, openAiModel } from "./openai.ts";

const PROMPT = { system: "Go on.", user: "A private sentence of mine" };
const KEY = "sk-secret-key";

let server: OpenAiServer;
beforeEach(async () => {
  server = await startOpenAiServer();
});
afterEach(() => server.close());

function connection(overrides: Partial<Connection> = {}): Connection {
  return {
    endpoint: parseEndpoint(server.url),
    apiKey: KEY,
    headers: {},
    fetch: globalThis.fetch,
    ...overrides,
  };
}

function generate(
  overrides: Partial<Connection> = {},
  signal = new AbortController().signal,
  options: Partial<GenerateOptions> = {},
) {
  const model = openAiModel({ model: "test-model", ...connection(overrides) });
  return model.generate(PROMPT, { signal, maxTokens: 100, temperature: 0.8, topP: 0.95, ...options });
}

/** All pieces that came, and the error that ended them. */
async function collect(pieces: AsyncIterable<string>): Promise<{ text: string; error?: LanguageModelError }> {
  let text = "";
  try {
    for await (const piece of pieces) text += piece;
    return { text };
  } catch (error) {
    assert(error instanceof LanguageModelError, String(error));
    return { text, error };
  }
}

/** Everything an error would show in a log. */
function shown(error: unknown): string {
  return error instanceof Error ? `${error.message} ${shown(error.cause)}` : String(error);
}

test("the reply comes piece by piece", async () => {
  server.next({ kind: "reply", text: "and so it went on.", pieceLength: 6 });
  const pieces: string[] = [];
  for await (const piece of generate()) pieces.push(piece);
  assert.deepEqual(pieces, ["and so", " it we", "nt on."]);
});

test("the request is the prompt and the settings of the call, nothing else", async () => {
  await collect(generate());
  const [request] = server.log;
  assert.equal(request?.path, "/v1/chat/completions");
  assert.deepEqual(JSON.parse(request?.body ?? ""), {
    model: "test-model",
    stream: true,
    max_tokens: 100,
    temperature: 0.8,
    top_p: 0.95,
    messages: [
      { role: "system", content: PROMPT.system },
      { role: "user", content: PROMPT.user },
    ],
  });
});

/** Headers that a fetch of this runtime adds by itself. */
const TRANSPORT = [
  "host",
  "connection",
  "content-length",
  "accept-encoding",
  "accept-language",
  "sec-fetch-mode",
  "user-agent",
];

function sentHeaders(request = server.log.at(-1)): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(request?.headers ?? {}).filter(([name]) => !TRANSPORT.includes(name)),
  );
}

test("a model that reasons and refuses the usual settings is asked once more, in its own words", async () => {
  server.next({ kind: "refuse", status: 400, code: "unsupported_parameter", param: "max_tokens" });
  server.next({ kind: "reply", text: "of the harbour" });
  assert.equal((await collect(generate())).text, "of the harbour");
  const [usual, own] = server.log.map(({ body }) => JSON.parse(body));
  assert.equal(usual.max_tokens, 100);
  assert.ok(own.max_completion_tokens > 100);
  assert.deepEqual([own.max_tokens, own.temperature, own.top_p], [undefined, undefined, undefined]);
});

test("any other refusal is not asked again", async () => {
  server.next({ kind: "refuse", status: 400, code: "invalid_value", param: "messages" });
  assert.equal((await collect(generate())).error?.failure, "serverError");
  assert.equal(server.log.length, 1);
});

test("only the headers that were asked for are sent", async () => {
  await collect(generate({ headers: { "X-Team": "writing" } }));
  assert.deepEqual(sentHeaders(), {
    accept: "application/json",
    "content-type": "application/json",
    authorization: `Bearer ${KEY}`,
    "x-team": "writing",
  });
});

test("without a key there is no Authorization header", async () => {
  await collect(generate({ apiKey: undefined }));
  assert.deepEqual(sentHeaders(), { accept: "application/json", "content-type": "application/json" });
});

test("Azure is sent the key under its own name, and the version with every call", async () => {
  const { origin } = new URL(server.url);
  const endpoint = parseEndpoint(`${origin}/openai/deployments/mine?api-version=2024-10-21`);
  assert.equal((await collect(generate({ endpoint }))).error, undefined);
  assert.equal(server.log[0]?.path, "/openai/deployments/mine/chat/completions?api-version=2024-10-21");
  assert.deepEqual(sentHeaders(), {
    accept: "application/json",
    "content-type": "application/json",
    "api-key": KEY,
  });
});

test("nothing of the environment reaches the server, and no other server is asked", async (t) => {
  const elsewhere = await startOpenAiServer();
  t.after(() => elsewhere.close());
  const environment = {
    OPENAI_API_KEY: "leak-key",
    OPENAI_ADMIN_KEY: "leak-admin",
    OPENAI_ORG_ID: "leak-organization",
    OPENAI_PROJECT_ID: "leak-project",
    OPENAI_WEBHOOK_SECRET: "leak-webhook",
    OPENAI_BASE_URL: elsewhere.url,
    OPENAI_LOG: "debug",
    AZURE_OPENAI_API_KEY: "leak-azure",
    OPENAI_API_VERSION: "leak-version",
    ANTHROPIC_API_KEY: "leak-other",
    HTTP_PROXY: `http://leak-name:leak-password@${new URL(elsewhere.url).host}`,
    HTTPS_PROXY: `http://leak-name:leak-password@${new URL(elsewhere.url).host}`,
    ALL_PROXY: `http://leak-name:leak-password@${new URL(elsewhere.url).host}`,
    NETRC: "/leak",
    OPENAI_CUSTOM_HEADERS:
      "X-Leak: leak-header\nAuthorization: Bearer leak-authorization\nContent-Type: text/leak",
  };
  const before = { ...process.env };
  Object.assign(process.env, environment);
  t.after(() => {
    for (const name of Object.keys(environment)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  });
  const logged = ["log", "info", "debug", "warn", "error"].map((name) =>
    t.mock.method(console, name as "log", () => {}),
  );
  await collect(generate({ apiKey: undefined }));
  await collect(generate());
  await listModels(connection({ apiKey: undefined }), new AbortController().signal);
  const azure = parseEndpoint(`${new URL(server.url).origin}/openai/deployments/mine?api-version=1`);
  await collect(generate({ endpoint: azure, apiKey: undefined }));
  assert.equal(server.log.length, 4);
  assert.equal(elsewhere.log.length, 0);
  for (const { path, headers, body } of server.log)
    assert.doesNotMatch(JSON.stringify([path, headers, body]), /leak/i);
  assert.deepEqual(sentHeaders(server.log[0]), {
    accept: "application/json",
    "content-type": "application/json",
  });
  for (const { mock } of logged) assert.equal(mock.callCount(), 0);
});

const FAILURES: readonly (readonly [Behaviour, LanguageModelFailure, status?: number])[] = [
  [{ kind: "refuse", status: 401, message: `Incorrect API key ${KEY}` }, "unauthorized", 401],
  [{ kind: "refuse", status: 403 }, "forbidden", 403],
  [{ kind: "refuse", status: 404, message: "No such model" }, "modelNotFound", 404],
  [{ kind: "refuse", status: 408 }, "timeout", 408],
  [{ kind: "refuse", status: 413 }, "tooLong", 413],
  [{ kind: "refuse", status: 400, code: "context_length_exceeded" }, "tooLong", 400],
  [
    { kind: "refuse", status: 400, message: "This model's maximum context length is 4096 tokens" },
    "tooLong",
    400,
  ],
  [{ kind: "refuse", status: 400, code: "model_not_found" }, "modelNotFound", 400],
  [{ kind: "refuse", status: 400, message: "gpt-9 is not a valid model ID" }, "modelNotFound", 400],
  [{ kind: "refuse", status: 500, message: "The model `m` does not exist" }, "modelNotFound", 500],
  [{ kind: "refuse", status: 400, message: "API key not valid. Please pass one." }, "unauthorized", 400],
  [{ kind: "refuse", status: 402 }, "unpaid", 402],
  [{ kind: "refuse", status: 405 }, "noSuchAddress", 405],
  [{ kind: "refuse", status: 400, message: `Bad prompt: ${PROMPT.user}` }, "serverError", 400],
  [{ kind: "refuse", status: 429 }, "rateLimited", 429],
  [{ kind: "refuse", status: 429, code: "insufficient_quota" }, "unpaid", 429],
  [{ kind: "refuse", status: 500, message: PROMPT.user }, "serverError", 500],
  [{ kind: "refuse", status: 503 }, "serverError", 503],
  [{ kind: "raw", contentType: "text/html", body: "<p>Please log in to the network</p>" }, "badReply"],
  [{ kind: "raw", contentType: "application/json", body: '{"error":"no streaming"}' }, "badReply"],
  [{ kind: "raw", contentType: "text/event-stream", body: 'data: {"choices":"none"}\n\n' }, "badReply"],
  [
    {
      kind: "raw",
      contentType: "text/event-stream",
      body: 'data: {"error":{"message":"out of memory"}}\n\n',
    },
    "serverError",
  ],
  [
    {
      kind: "raw",
      contentType: "text/event-stream",
      body: 'data: {"error":{"message":"too many requests","code":429}}\n\n',
    },
    "rateLimited",
  ],
  [{ kind: "raw", contentType: "text/event-stream", body: "" }, "cutOff"],
];

for (const [behaviour, failure, status] of FAILURES) {
  test(`${JSON.stringify(behaviour)} is ${failure}, asked once`, async () => {
    server.next(behaviour);
    const { text, error } = await collect(generate());
    assert.equal(text, "");
    assert.equal(error?.failure, failure);
    assert.equal(error?.status, status);
    assert.equal(server.log.length, 1);
    assert(!shown(error).includes(PROMPT.user) && !shown(error).includes(KEY), shown(error));
  });
}

test("how long to wait is read from Retry-After, in seconds or as a date", async () => {
  server.next({ kind: "refuse", status: 429, retryAfter: "17" });
  assert.equal((await collect(generate())).error?.retryAfter, 17);
  server.next({ kind: "refuse", status: 503, retryAfter: new Date(Date.now() + 60_000).toUTCString() });
  const { retryAfter = 0 } = (await collect(generate())).error ?? {};
  assert(retryAfter >= 58 && retryAfter <= 60, String(retryAfter));
  server.next({ kind: "refuse", status: 429, retryAfter: "soon" });
  assert.equal((await collect(generate())).error?.retryAfter, undefined);
});

test("what came before a failure is kept", async () => {
  const cases: readonly (readonly [Behaviour, LanguageModelFailure])[] = [
    [{ kind: "cut", text: "It was late. And" }, "cutOff"],
    [{ kind: "breakOff", text: "It was late. And" }, "cutOff"],
    [{ kind: "malformed", text: "It was late. And" }, "badReply"],
  ];
  for (const [behaviour, failure] of cases) {
    server.next(behaviour);
    const { text, error } = await collect(generate());
    assert.deepEqual([text, error?.failure], ["It was late. And", failure]);
  }
});

test("an empty answer is no error here", async () => {
  server.next({ kind: "reply", text: "" });
  assert.deepEqual(await collect(generate()), { text: "" });
});

test("no redirect is followed", async (t) => {
  const elsewhere = await startOpenAiServer();
  t.after(() => elsewhere.close());
  server.next({ kind: "redirect", to: `${elsewhere.url}/chat/completions` });
  assert.equal((await collect(generate())).error?.failure, "redirected");
  assert.equal(elsewhere.log.length, 0);
});

test("a server that is not there is unreachable", async () => {
  const gone = await startOpenAiServer();
  await gone.close();
  const refused = await collect(generate({ endpoint: parseEndpoint(gone.url) }));
  assert.equal(refused.error?.failure, "unreachable");
  // RFC 6761, 6.4: this name resolves nowhere.
  const unknown = await collect(generate({ endpoint: parseEndpoint("http://nowhere.invalid/v1") }));
  assert.equal(unknown.error?.failure, "unreachable");
  const noTls = await collect(generate({ endpoint: parseEndpoint(server.url.replace("http:", "https:")) }));
  assert.equal(noTls.error?.failure, "unreachable");
});

test("a connection that breaks before any answer is cut off", async (t) => {
  const rude = createServer((socket) => socket.once("data", () => socket.destroy())).listen(0, "127.0.0.1");
  await once(rude, "listening");
  t.after(() => rude.close());
  const { port } = rude.address() as { port: number };
  const { error } = await collect(generate({ endpoint: parseEndpoint(`http://127.0.0.1:${port}`) }));
  assert.equal(error?.failure, "cutOff");
});

test("silence is ended by the limit for the first token", async () => {
  server.next({ kind: "silence" });
  const { error } = await collect(generate({ limits: { firstToken: 50, total: 5_000 } }));
  assert.equal(error?.failure, "timeout");
  await closed();
});

test("an answer that stops in the middle is ended by the whole limit, and what came is kept", async () => {
  server.next({ kind: "stall", text: "It was late." });
  const { text, error } = await collect(generate({ limits: { firstToken: 100, total: 200 } }));
  assert.deepEqual([text, error?.failure], ["It was late.", "timeout"]);
  await closed();
});

test("an answer without end is ended by its length", async () => {
  server.next({ kind: "endless", text: "again and " });
  const { text, error } = await collect(generate({}, undefined, { maxTokens: 10 }));
  assert.equal(error, undefined);
  assert.equal(text, "again and again and again and again and again and again and again and again and ");
  await closed();
});

test("one that must come to its end, and does not, has failed once it was told", async () => {
  const mustEnd = { maxTokens: 10, mustEnd: true };
  server.next({ kind: "endless", text: "again and " });
  const endless = await collect(generate({}, undefined, mustEnd));
  assert.equal(endless.error?.failure, "endless");
  assert.equal(endless.text.length, 80);
  for (const api of ["chat", "completions"] as const) {
    server.next({ kind: "reply", text: "It was late. And", reason: "length" });
    const model = openAiModel({ model: "test-model", api, ...connection() });
    const options = { signal: new AbortController().signal, temperature: 0, topP: 1, ...mustEnd };
    const { text, error } = await collect(model.generate(PROMPT, options));
    assert.deepEqual([text, error?.failure], ["It was late. And", "endless"], api);
  }
  server.next({ kind: "reply", text: "It was late." });
  assert.deepEqual(await collect(generate({}, undefined, mustEnd)), { text: "It was late." });
});

/** Waits until the server has seen the last request's connection close; tells after how many milliseconds. */
async function closed(since = performance.now()): Promise<number> {
  const request = server.log.at(-1);
  while (request?.closedAt === undefined) {
    assert(performance.now() - since < 2_000, "the connection is still open");
    await delay(2);
  }
  assert.equal(request.isAnswered, false);
  return request.closedAt - since;
}

for (const when of ["silence", "endless"] as const) {
  test(`cancelling closes the connection within 200 ms (${when}), without error`, async () => {
    server.next(when === "silence" ? { kind: "silence" } : { kind: "endless", text: "on ", delay: 5 });
    const cancel = new AbortController();
    const answer = collect(generate({}, cancel.signal, { maxTokens: 100_000 }));
    while (server.log.length === 0) await delay(2);
    await delay(30);
    const since = performance.now();
    cancel.abort();
    const { error } = await answer;
    assert.equal(error, undefined);
    assert((await closed(since)) < 200);
  });
}

test("a reader that has enough closes the connection", async () => {
  server.next({ kind: "endless", text: "on ", delay: 5 });
  for await (const _ of generate()) break;
  assert((await closed()) < 200);
});

test("a call that was cancelled before it began asks nobody", async () => {
  assert.deepEqual(await collect(generate({}, AbortSignal.abort())), { text: "" });
  assert.equal(server.log.length, 0);
});

test("a key that no header can hold is refused, and not shown", async () => {
  const { error } = await collect(generate({ apiKey: "sk-geheim\nschlüssel→" }));
  assert.equal(error?.failure, "unauthorized");
  assert.doesNotMatch(shown(error), /geheim/);
  assert.equal(server.log.length, 0);
});

test("the models of an endpoint are listed", async () => {
  const signal = new AbortController().signal;
  assert.deepEqual(await listModels(connection(), signal), ["test-model", "test-model-large"]);
  const fails = async (failure: LanguageModelFailure, overrides: Partial<Connection> = {}) =>
    assert.rejects(listModels(connection(overrides), signal), { name: "LanguageModelError", failure });
  server.next({ kind: "refuse", status: 401 });
  await fails("unauthorized");
  server.next({ kind: "raw", contentType: "text/html", body: "<p>hello</p>" });
  await fails("badReply");
  await fails("noList", { endpoint: parseEndpoint(`${new URL(server.url).origin}/nothing/here`) });
  server.next({ kind: "silence" });
  await fails("timeout", { limits: { firstToken: 50, total: 100 } });
  await assert.rejects(listModels(connection(), AbortSignal.abort()), { name: "AbortError" });
});

test("JSON of a schema is asked for, and no longer where the server refuses it for that", async () => {
  const schema = { name: "found", schema: { type: "object" } };
  const model = openAiModel({ model: "test-model", ...connection() });
  const asked = () => {
    const signal = new AbortController().signal;
    return collect(model.generate(PROMPT, { signal, maxTokens: 10, temperature: 0, topP: 1, schema }));
  };
  const formats = () => server.log.map(({ body }) => JSON.parse(body).response_format?.type);
  server.next({ kind: "refuse", status: 400, message: "maximum context length is 2048 tokens" });
  assert.equal((await asked()).error?.failure, "tooLong");
  assert.deepEqual(formats(), ["json_schema"]);
  server.next({ kind: "refuse", status: 400, message: "response_format is not supported" });
  server.next({ kind: "reply", text: "{}" });
  assert.equal((await asked()).text, "{}");
  assert.equal(typeof (await asked()).text, "string");
  assert.deepEqual(formats(), ["json_schema", "json_schema", undefined, undefined]);
});

test("a request that fails without its schema, too, says nothing about schemas", async () => {
  const schema = { name: "found", schema: { type: "object" } };
  const model = openAiModel({ model: "test-model", ...connection() });
  const options = { signal: new AbortController().signal, maxTokens: 10, temperature: 0, topP: 1, schema };
  for (let time = 0; time < 2; time++) server.next({ kind: "refuse", status: 400, message: "No." });
  assert.equal((await collect(model.generate(PROMPT, options))).error?.failure, "serverError");
  await collect(model.generate(PROMPT, options));
  assert.equal(JSON.parse(server.log.at(-1)?.body ?? "").response_format.type, "json_schema");
});

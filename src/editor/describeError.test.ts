import assert from "node:assert/strict";
import { test } from "node:test";
import type { Behaviour } from "../../test/server/behaviour.ts";
import { startOpenAiServer } from "../../test/server/openAiServer.ts";
import { masking } from "../generation/maskingModel.ts";
import { personalize } from "../generation/personalize.ts";
import { parseEndpoint } from "../llm/endpoint.ts";
import { listModels, openAiModel } from "../llm/openai.ts";
import { describeError } from "./describeError.ts";

const KEY = "sk-own-0123456789abcdef";
const TEXT = "Piet, whose address is piet@boathouse.example, left at";
/** As servers answer that say what displeased them. */
const ECHO = `Incorrect key ${KEY} for the prompt: ${TEXT}`;

const FAILING: readonly Behaviour[] = [
  ...[400, 401, 403, 404, 413, 422, 429, 500, 503].map(
    (status): Behaviour => ({ kind: "refuse", status, message: ECHO, code: ECHO, param: ECHO }),
  ),
  { kind: "cut", text: TEXT },
  { kind: "malformed", text: TEXT },
  { kind: "raw", contentType: "text/event-stream", body: `data: ${ECHO}\n\n` },
  { kind: "raw", contentType: "text/event-stream", body: `data: {"error":{"message":"${ECHO}"}}\n\n` },
  { kind: "raw", contentType: "application/json", body: `{"error":"${ECHO}"}` },
  { kind: "raw", contentType: "text/html", body: ECHO },
  { kind: "redirect", to: `/${encodeURIComponent(ECHO)}` },
  { kind: "reply", text: "…" },
];

test("whatever fails, the line in the log has neither key nor text, nor has anything else been written", async (t) => {
  const server = await startOpenAiServer();
  t.after(() => server.close());
  const written = ["log", "info", "debug", "warn", "error", "trace"].map((name) =>
    t.mock.method(console, name as "log", () => {}),
  );
  const before = process.env.OPENAI_LOG;
  process.env.OPENAI_LOG = "debug";
  t.after(() => {
    if (before === undefined) delete process.env.OPENAI_LOG;
    else process.env.OPENAI_LOG = before;
  });
  const connection = {
    endpoint: parseEndpoint(server.url),
    apiKey: KEY,
    headers: {},
    fetch: globalThis.fetch,
  };
  const inputs = {
    preference: "Keep sentences short.",
    passages: [],
    contrast: [],
    title: undefined,
    before: `${TEXT} `,
    after: "",
    languageId: "markdown",
    unit: "sentence",
  } as const;
  const { signal } = new AbortController();
  const calls = [
    () => personalize({ model: masking(openAiModel({ ...connection, model: "m" })), inputs, signal }),
    () =>
      personalize({
        model: masking(openAiModel({ ...connection, model: "b", api: "completions" })),
        inputs,
        signal,
      }),
    () => listModels(connection, signal),
  ];
  let failed = 0;
  for (const behaviour of FAILING) {
    for (const call of calls) {
      server.next(behaviour);
      await call().catch((error: unknown) => {
        failed += 1;
        const line = describeError(error);
        assert.match(line, /^LanguageModelError: ./);
        assert.doesNotMatch(line, /sk-own|Piet|boathouse|left at/, line);
      });
    }
  }
  assert(failed > FAILING.length * 2, `${failed} calls failed`);
  for (const { mock } of written) assert.equal(mock.callCount(), 0);
});

test("what a parser could not read is not repeated", () => {
  try {
    JSON.parse(TEXT);
  } catch (cause) {
    assert.equal(describeError(new Error("not read", { cause })), "Error: not read ← SyntaxError");
  }
});

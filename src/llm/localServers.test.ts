import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { startOpenAiServer } from "../../test/server/openAiServer.ts";
import { findLocalServers, type ListAt, USUAL_SERVERS } from "./localServers.ts";
import { listModels } from "./openai.ts";

const list: ListAt = (endpoint, signal) =>
  listModels(
    {
      endpoint,
      apiKey: undefined,
      headers: {},
      fetch: globalThis.fetch,
      limits: { firstToken: 1_500, total: 1_500 },
    },
    signal,
  );

async function listening(t: { after(end: () => void): void }, server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

test("servers that list models are found; a web page, a silent port and a closed one are not", async (t) => {
  const models = await startOpenAiServer({ models: ["a", "b"] });
  t.after(() => models.close());
  const page = await listening(
    t,
    createServer((_, response) => response.end("<html>")),
  );
  const silent = await listening(t, createServer());
  const closing = await startOpenAiServer();
  await closing.close();
  const ports = [page, Number(new URL(models.url).port), silent, Number(new URL(closing.url).port)];
  const started = performance.now();
  const found = await findLocalServers(
    list,
    new AbortController().signal,
    ports.map((port) => ({ name: `Server at ${port}`, port })),
  );
  assert.ok(performance.now() - started < 4_000);
  assert.deepEqual(
    found.map(({ name, endpoint, models: names }) => [name, endpoint.baseUrl, names]),
    [[`Server at ${ports[1]}`, models.url, ["a", "b"]]],
  );
  assert.equal(models.log.length, 1);
  const { method, path, headers, body } = models.log[0]!;
  assert.deepEqual([method, path, body], ["GET", "/v1/models", ""]);
  // What Node's fetch adds of itself, and nothing of ours.
  const own = [
    "accept",
    "accept-encoding",
    "accept-language",
    "connection",
    "host",
    "sec-fetch-mode",
    "user-agent",
  ];
  assert.deepEqual(
    Object.keys(headers).filter((name) => !own.includes(name)),
    [],
  );
});

test("only loopback is asked, each port once", async () => {
  const asked: string[] = [];
  await findLocalServers(async ({ origin }) => {
    asked.push(origin);
    return [];
  }, new AbortController().signal);
  assert.deepEqual(
    asked,
    USUAL_SERVERS.map(({ port }) => `http://127.0.0.1:${port}`),
  );
  assert.equal(new Set(asked).size, asked.length);
});

test("a search that is given up rejects", async () => {
  await assert.rejects(
    findLocalServers(async () => ["a"], AbortSignal.abort()),
    /abort/i,
  );
});

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { type AzureServer, startAzureServer } from "../../test/server/azureServer.ts";
import { type OpenAiServer, startOpenAiServer } from "../../test/server/openAiServer.ts";
import { parseEndpoint } from "./endpoint.ts";
import { findElsewhere, findModels } from "./findModels.ts";
import { LanguageModelError } from "./languageModel.ts";
import type { ListAt } from "./localServers.ts";
import { type Connection, listModels, openAiModel } from "./openai.ts";

const RESOURCE = "https://me.openai.azure.com";
const KEY = "azure-key";
const { signal } = new AbortController();

let azure: AzureServer;
let server: OpenAiServer;
beforeEach(async () => {
  azure = await startAzureServer();
  server = await startOpenAiServer();
});
afterEach(() => Promise.all([azure.close(), server.close()]));

/** As a person set it; what is asked at the resource reaches the server on this machine. */
function connection(address: string, apiKey = KEY): Connection {
  const there: typeof fetch = (input, init) => fetch(String(input).replace(RESOURCE, azure.origin), init);
  return { endpoint: parseEndpoint(address), apiKey, headers: {}, fetch: there };
}

/** Lists as the editor does. */
const listAt = (): ListAt => (endpoint, signal) => listModels({ ...connection(RESOURCE), endpoint }, signal);

/** What a model answers to a word, or why not. */
async function answer(address: string, model: string, apiKey?: string): Promise<string> {
  let text = "";
  const question = { system: "Answer with one word.", user: "Write the word ready." };
  const options = { signal, maxTokens: 16, temperature: 0, topP: 1 };
  try {
    const asked = openAiModel({ ...connection(address, apiKey), model });
    for await (const piece of asked.generate(question, options)) text += piece;
    return text;
  } catch (error) {
    assert.ok(error instanceof LanguageModelError, String(error));
    return error.failure;
  }
}

test("Azure answers at its addresses, however they are pasted, with the key in its header", async () => {
  const byPath = "POST /openai/deployments/mine/chat/completions?api-version=2024-10-21";
  const ofAll = "POST /openai/v1/chat/completions";
  const cases = [
    ["/openai/deployments/mine/chat/completions?api-version=2024-10-21", byPath],
    ["/openai/deployments/mine?api-version=2024-10-21", byPath],
    ["/openai/deployments/mine", byPath],
    ["/openai/deployments/mine/chat/completions", byPath],
    ["", ofAll],
    ["/", ofAll],
    ["/openai", ofAll],
    ["/openai/v1", ofAll],
    ["/openai/v1/", ofAll],
    ["/openai/v1/chat/completions", ofAll],
    ["/openai/v1/?api-version=preview", `${ofAll}?api-version=preview`],
  ] as const;
  for (const [path, call] of cases) {
    assert.equal(await answer(RESOURCE + path, "mine"), "ready", path);
    assert.deepEqual(azure.log.at(-1), { call, key: KEY });
  }
  assert.equal(azure.log.length, cases.length);
});

test("what Azure refuses is told apart: the key, the deployment, the path", async () => {
  for (const path of ["/openai/v1", "/openai/deployments/mine"])
    assert.equal(await answer(RESOURCE + path, "mine", "wrong"), "unauthorized");
  assert.equal(await answer(`${RESOURCE}/openai/v1`, "other"), "modelNotFound");
  assert.equal(await answer(`${RESOURCE}/openai/deployments/other`, "other"), "modelNotFound");
  assert.equal(await answer(`${RESOURCE}/openai/v2`, "mine"), "noSuchAddress");
  assert.equal(
    await answer(`${RESOURCE}/openai/deployments/mine?api-version=1999-01-01`, "mine"),
    "noSuchAddress",
  );
});

test("without a list of models it is said that there is none; a deployment's name is in its address", async (t) => {
  await assert.rejects(listModels(connection(RESOURCE), signal), { failure: "noList" });
  await assert.rejects(findModels(RESOURCE, listAt(), signal), { failure: "noList" });
  const asked = azure.log.length;
  assert.deepEqual(await listModels(connection(`${RESOURCE}/openai/deployments/mine`), signal), ["mine"]);
  assert.equal(azure.log.length, asked, "nobody is asked");
  for (const listStatus of [405, 501]) {
    const other = await startAzureServer({ listStatus });
    t.after(() => other.close());
    const { endpoint, ...rest } = connection(`${other.origin}/openai/v1?api-version=preview`);
    assert.equal(endpoint.isAzure, true);
    await assert.rejects(listModels({ endpoint, ...rest }, signal), { failure: "noList" });
  }
  await assert.rejects(listModels(connection(RESOURCE, "wrong"), signal), { failure: "unauthorized" });
});

test("an address that is not quite right is found out, at the same origin", async () => {
  const { origin } = new URL(server.url);
  for (const path of ["/api", "/v2", "/v1/chats", "/v1/v1"]) {
    const address = origin + path;
    const found = await findModels(address, listAt(), signal);
    assert.deepEqual([found.address, found.models], [`${origin}/v1`, ["test-model", "test-model-large"]]);
  }
  for (const path of ["", "/", "/v1", "/v1/", "/v1/models", "/v1/chat/completions", "/v1/chat"]) {
    const asked = server.log.length;
    const { address } = await findModels(origin + path, listAt(), signal);
    assert.equal(address, origin + path, "as it was pasted");
    assert.equal(server.log.length, asked + 1);
  }
});

test("a page of the web is no list, and what is refused is told at once", async () => {
  server.next({ kind: "raw", contentType: "text/html", body: "<p>Welcome</p>" });
  await assert.rejects(findModels(server.url, listAt(), signal), { failure: "badReply" });
  const asked = server.log.length;
  server.next({ kind: "refuse", status: 401 });
  await assert.rejects(findModels(server.url, listAt(), signal), { failure: "unauthorized" });
  assert.equal(server.log.length, asked + 1);
  const elsewhere = `${new URL(server.url).origin}/api`;
  assert.equal((await findElsewhere(parseEndpoint(elsewhere), listAt(), signal))?.address, server.url);
  await assert.rejects(findModels(elsewhere, listAt(), AbortSignal.abort()), { name: "AbortError" });
});

test("a model that is not there and a path that is not there are two things, in the words of many servers", async () => {
  const cases = [
    ["The model `x` does not exist.", "modelNotFound"],
    ['model "x" not found, try pulling it first', "modelNotFound"],
    ["No endpoints found for x.", "modelNotFound"],
    ["Invalid URL (POST /v2/chat/completions)", "noSuchAddress"],
    ["404 page not found", "noSuchAddress"],
    ["Cannot POST /chat/completions", "noSuchAddress"],
  ] as const;
  for (const [message, failure] of cases) {
    server.next({ kind: "refuse", status: 404, message });
    assert.equal(await answer(server.url, "x"), failure, message);
  }
  server.next({ kind: "refuse", status: 405 });
  assert.equal(await answer(server.url, "x"), "noSuchAddress");
});

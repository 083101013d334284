import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { EndpointError, type EndpointFault, isInsecure, likelyAddresses, parseEndpoint } from "./endpoint.ts";

test("an endpoint is read as people write it", () => {
  const cases: readonly (readonly [text: string, baseUrl: string, origin: string])[] = [
    ["https://api.example.com/v1", "https://api.example.com/v1", "https://api.example.com"],
    [" https://api.example.com/v1/ ", "https://api.example.com/v1", "https://api.example.com"],
    ["http://localhost:11434", "http://localhost:11434/v1", "http://localhost:11434"],
    ["http://127.0.0.1:8080/", "http://127.0.0.1:8080/v1", "http://127.0.0.1:8080"],
    ["HTTPS://Example.com:443/openai/", "https://example.com/openai", "https://example.com"],
    ["http://[::1]:8000/v1", "http://[::1]:8000/v1", "http://[::1]:8000"],
    ["https://api.example.com/v1/chat/completions", "https://api.example.com/v1", "https://api.example.com"],
    ["https://api.example.com/v1/chat/completions/", "https://api.example.com/v1", "https://api.example.com"],
    ["https://api.example.com/v1/chat", "https://api.example.com/v1", "https://api.example.com"],
    ["https://api.example.com/v1/models", "https://api.example.com/v1", "https://api.example.com"],
    ["https://api.example.com/api/chat", "https://api.example.com/v1", "https://api.example.com"],
    ["http://localhost:11434/api/generate", "http://localhost:11434/v1", "http://localhost:11434"],
    ["https://api.example.com/chat/completions", "https://api.example.com", "https://api.example.com"],
    ["https://api.example.com/inference", "https://api.example.com/inference", "https://api.example.com"],
  ];
  for (const [text, baseUrl, origin] of cases) assert.deepEqual(parseEndpoint(text), { baseUrl, origin });
});

test("Azure's addresses name a deployment and a version, or neither", () => {
  const origin = "https://me.openai.azure.com";
  assert.deepEqual(
    parseEndpoint(`${origin}/openai/deployments/my-gpt.4/chat/completions?api-version=2024-10-21`),
    {
      baseUrl: `${origin}/openai/deployments/my-gpt.4`,
      origin,
      isAzure: true,
      apiVersion: "2024-10-21",
      deployment: "my-gpt.4",
    },
  );
  assert.deepEqual(parseEndpoint(origin), { baseUrl: `${origin}/openai/v1`, origin, isAzure: true });
  assert.deepEqual(parseEndpoint("https://evil.example/openai.azure.com"), {
    baseUrl: "https://evil.example/openai.azure.com",
    origin: "https://evil.example",
  });
  assert.equal(parseEndpoint("https://notopenai.azure.com.evil.example").isAzure, undefined);
});

test("Azure's addresses work as its pages show them, whole or in part", () => {
  const origin = "https://me.openai.azure.com";
  const v1 = { baseUrl: `${origin}/openai/v1`, origin, isAzure: true };
  for (const path of [
    "",
    "/",
    "/openai",
    "/openai/",
    "/openai/v1",
    "/openai/v1/",
    "/openai/v1/chat/completions",
    "/openai/deployments",
    "/openai/responses?api-version=2025-04-01-preview",
    "/openai/v1?api-version=2024-10-21",
  ])
    assert.deepEqual(parseEndpoint(origin + path), v1, path);
  assert.deepEqual(parseEndpoint(`${origin}/openai/v1?api-version=preview`), {
    ...v1,
    apiVersion: "preview",
  });
  // Without a version, the usual one; a deployment may be called as a call is.
  for (const name of ["mine", "chat", "models"]) {
    const mine = {
      baseUrl: `${origin}/openai/deployments/${name}`,
      origin,
      isAzure: true,
      apiVersion: "2024-10-21",
      deployment: name,
    };
    assert.deepEqual(parseEndpoint(`${origin}/openai/deployments/${name}`), mine);
    assert.deepEqual(parseEndpoint(`${origin}/openai/deployments/${name}/chat/completions`), mine);
  }
  // A gateway of a company's, before Azure.
  const gateway = parseEndpoint("https://ai.example.com/openai/deployments/mine/");
  assert.deepEqual([gateway.isAzure, gateway.deployment], [true, "mine"]);
  const foundry = "https://me.services.ai.azure.com/models";
  const foundryVersion = parseEndpoint(`${foundry}/chat/completions?api-version=2024-05-01-preview`);
  assert.deepEqual([foundryVersion.baseUrl, foundryVersion.apiVersion], [foundry, "2024-05-01-preview"]);
  assert.equal(parseEndpoint(foundry).baseUrl, "https://me.services.ai.azure.com/openai/v1");
});

test("where else a server may answer is on the same origin, and not the same address", () => {
  const likely = (text: string) => likelyAddresses(parseEndpoint(text));
  assert.deepEqual(likely("https://a.example/api"), ["https://a.example/api/v1", "https://a.example/v1"]);
  assert.deepEqual(likely("https://a.example/v1/chats/new")[0], "https://a.example/v1");
  assert.deepEqual(likely("https://me.openai.azure.com/v1")[0], "https://me.openai.azure.com/openai/v1");
  fc.assert(
    fc.property(fc.webUrl({ validSchemes: ["http", "https"] }), (url) => {
      const endpoint = parseEndpoint(url);
      for (const each of likelyAddresses(endpoint)) {
        assert.equal(parseEndpoint(each).baseUrl, each);
        assert.equal(parseEndpoint(each).origin, endpoint.origin);
        assert.notEqual(each, endpoint.baseUrl);
      }
    }),
  );
});

test("what cannot be an endpoint is refused, and not repeated in the error", () => {
  const cases: readonly (readonly [text: string, fault: EndpointFault])[] = [
    ["", "notAnAddress"],
    ["nonsense", "notAnAddress"],
    ["my server", "notAnAddress"],
    ["api.example.com/v1", "notHttp"],
    ["localhost:11434/v1", "notHttp"],
    ["192.168.1.5:8080", "notHttp"],
    ["file:///etc/passwd", "notHttp"],
    ["localhost:11434", "notHttp"],
    ["javascript:alert(1)", "notHttp"],
    ["https://me:hunter2@example.com/v1", "credentials"],
    ["https://hunter2@example.com/v1", "credentials"],
    ["https://example.com/v1?key=hunter2", "query"],
    ["https://example.com/v1#hunter2", "query"],
    ["https://example.com/v1?api-version=1&key=hunter2", "query"],
    ["https://example.com/v1?api-version=1#hunter2", "query"],
    ["https://example.com/v1?api-version=hunter2%26", "query"],
  ];
  for (const [text, fault] of cases) {
    assert.throws(
      () => parseEndpoint(text),
      (error) =>
        error instanceof EndpointError && error.fault === fault && !error.message.includes("hunter2"),
      text,
    );
  }
});

test("plain http is safe to this machine only", () => {
  const insecure = (text: string) => isInsecure(parseEndpoint(text));
  for (const safe of [
    "http://localhost:1",
    "http://127.0.0.1:1",
    "http://127.1:1",
    "http://[::1]:1",
    "http://ollama.localhost",
  ]) {
    assert.equal(insecure(safe), false, safe);
  }
  for (const unsafe of [
    "http://example.com",
    "http://192.168.1.5:8080",
    "http://localhost.example.com",
    "http://127.0.0.1.example.com",
  ]) {
    assert.equal(insecure(unsafe), true, unsafe);
  }
  assert.equal(insecure("https://example.com"), false);
});

test("reading what was read changes nothing", () => {
  fc.assert(
    fc.property(fc.webUrl({ validSchemes: ["http", "https"] }), (url) => {
      const endpoint = parseEndpoint(url);
      assert.deepEqual(parseEndpoint(endpoint.baseUrl), endpoint);
    }),
  );
});

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { parseEndpoint } from "./endpoint.ts";
import { LanguageModelError } from "./languageModel.ts";
import { openAiModel } from "./openai.ts";

/** The failure that a call to this address ends with. */
async function failureAt(address: string, fetch = globalThis.fetch): Promise<string | undefined> {
  const endpoint = parseEndpoint(address);
  const model = openAiModel({
    model: "m",
    endpoint,
    apiKey: undefined,
    headers: {},
    fetch,
  });
  const options = { signal: new AbortController().signal, maxTokens: 10, temperature: 0, topP: 1 };
  try {
    for await (const _ of model.generate({ system: "", user: "It was" }, options));
    return undefined;
  } catch (error) {
    assert(error instanceof LanguageModelError);
    return error.failure;
  }
}

async function portOf(server: Server, t: TestContext): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** A certificate that nobody vouches for, for this name; undefined where OpenSSL is not there to make it. */
function selfSigned(name: string): { key: Buffer; cert: Buffer } | undefined {
  const folder = mkdtempSync(join(tmpdir(), "idiolect-tls-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const made = ["-keyout", key, "-out", cert, "-days", "2", "-nodes", "-subj", `/CN=${name}`];
  const kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"];
  try {
    execFileSync("openssl", ["req", "-x509", ...kind, ...made], { stdio: "ignore" });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("a certificate that nobody vouches for is not trusted, and nothing is sent", async (t) => {
  const certificate = selfSigned("localhost");
  if (!certificate) return t.skip("OpenSSL is not there to make a certificate");
  let requests = 0;
  const port = await portOf(
    createTlsServer(certificate, (_, response) => {
      requests += 1;
      response.end();
    }),
    t,
  );
  assert.equal(await failureAt(`https://localhost:${port}/v1`), "insecure");
  assert.equal(requests, 0);
});

test("a proxy that wants a name is told apart from the server: by an editor's fetch that tells its status", async () => {
  const answered = async () => new Response("Who are you?", { status: 407 });
  assert.equal(await failureAt("http://localhost/v1", answered), "proxy");
});

test("a proxy that wants a name is told apart from the server: one that is asked for a tunnel", async (t) => {
  const seen: string[] = [];
  const proxy = createServer().on("connect", ({ headers }, socket) => {
    seen.push(JSON.stringify(headers));
    socket.end("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n");
  });
  const port = await portOf(proxy, t);
  // A process reads its proxy when it starts.
  const call = `
    const { openAiModel } = await import("./openai.ts");
    const { parseEndpoint } = await import("./endpoint.ts");
    const model = openAiModel({ model: "m", endpoint: parseEndpoint("https://api.invalid/v1"), apiKey: "sk-own", headers: {}, fetch });
    const signal = new AbortController().signal;
    try { for await (const _ of model.generate({ system: "", user: "" }, { signal, maxTokens: 1, temperature: 0, topP: 1 })); }
    catch (error) { console.log(error.failure); }`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", call], {
    cwd: import.meta.dirname,
    env: { ...process.env, NODE_USE_ENV_PROXY: "1", HTTPS_PROXY: `http://127.0.0.1:${port}` },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (part) => {
    said += part;
  });
  await once(child, "close");
  assert.equal(said.trim(), "proxy");
  assert.equal(seen.length, 1);
  assert.doesNotMatch(seen.join(), /sk-own/);
});

test("a line without end is given up, before it fills the memory", async (t) => {
  const part = Buffer.alloc(1 << 20, "x");
  let sent = 0;
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write('data: {"choices":[{"delta":{"content":"');
    const more = () => {
      if (response.destroyed) return;
      sent += part.length;
      response.write(part, more);
    };
    more();
  });
  assert.equal(await failureAt(`http://127.0.0.1:${await portOf(server, t)}/v1`), "badReply");
  assert(sent < 64 << 20, `${sent} bytes`);
});

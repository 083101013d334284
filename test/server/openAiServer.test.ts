import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { continueText } from "./continueText.ts";
import { startOpenAiServer } from "./openAiServer.ts";

test("answers whole and as a stream, chat and completions", async (t) => {
  const server = await startOpenAiServer();
  t.after(() => server.close());
  const ask = async (path: string, body: object) => {
    server.next({ kind: "reply", text: "and on.", pieceLength: 4 });
    const response = await fetch(server.url + path, {
      method: "POST",
      body: JSON.stringify({ model: "m", ...body }),
    });
    return response.text();
  };
  const messages = [{ role: "user", content: "Go" }];
  assert.match(
    await ask("/chat/completions", { messages }),
    /"message":\{"role":"assistant","content":"and on."\}/,
  );
  assert.match(await ask("/completions", { prompt: "Go" }), /"text":"and on."/);
  for (const body of [
    await ask("/chat/completions", { messages, stream: true }),
    await ask("/completions", { prompt: "Go", stream: true }),
  ]) {
    assert.match(
      body,
      /"and ".*\n\ndata: .*"on\.".*\n\ndata: .*"finish_reason":"stop".*\n\ndata: \[DONE\]\n\n$/,
    );
  }
});

test("runs as a process that prints its address", async () => {
  const main = fileURLToPath(new URL("main.ts", import.meta.url));
  const server = spawn(process.execPath, [main, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(server.stdout, "data");
  const models = await (await fetch(`${String(line).trim()}/models`)).text();
  assert.match(models, /"id":"test-model"/);
  server.kill();
  assert.equal((await once(server, "exit"))[0], 0);
});

test("the usual reply goes on from where the text stops, always in the same way", () => {
  const fenced = (text: string) => `Passages:\n=====\nother\n=====\nText:\n=====\n${text}\n=====\nGo on.`;
  assert.match(continueText(fenced("It rained. We stayed in")), /^in [a-z ]+/);
  assert.match(continueText(fenced("It rained, ")), /^[a-z][a-z ]+/);
  assert.match(continueText(fenced("It rained. ")), /^[A-Z][a-z ]+/);
  assert.equal(continueText(fenced("It rained. ")), continueText(fenced("It rained. ")));
});

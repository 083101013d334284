import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { createEngine } from "../../src/engine.ts";
import { faultsOf, isBetter, judgeRewrite } from "../../src/generation/judgeRewrite.ts";
import { rewrite } from "../../src/generation/rewrite.ts";
import type { RewriteInputs } from "../../src/generation/rewritePrompt.ts";
import { parseEndpoint } from "../../src/llm/endpoint.ts";
import { openAiModel } from "../../src/llm/openai.ts";
import { loadParts } from "../../src/node/loadParts.ts";
import { startOpenAiServer } from "../server/openAiServer.ts";

const corpusFolder = fileURLToPath(new URL("../../corpus", import.meta.url));
const samples = new URL("../../samples/", import.meta.url);
const server = await startOpenAiServer();
after(() => server.close());

const engine = createEngine(await loadParts(corpusFolder));
for (const folder of ["work", "blog"])
  for (const name of readdirSync(new URL(folder, samples)).filter((name) => name.endsWith(".md"))) {
    const text = readFileSync(new URL(`${folder}/${name}`, samples), "utf8");
    await engine.add({ id: `file:///${folder}/${name}`, languageId: "markdown", text });
  }

const TEXT =
  "The hands of the clock of St Wilfrid's were removed on Tuesday by Gary, who had previously expressed a considerable dislike of heights. They were deposited on a tarpaulin in the churchyard, where they could be inspected by the public. It should be noted that the minute hand is of a length of 5 feet, and is therefore to be regarded as substantial.";
const STIFF =
  "On Tuesday, Gary carried out the removal of the hands of the clock of St Wilfrid's, notwithstanding his considerable dislike of heights. Subsequently, they were made available for public inspection on a tarpaulin in the churchyard. Furthermore, it is important to emphasize that the minute hand has a length of 5 feet, which is of course significant.";
const OWN =
  "They took the hands off St Wilfrid's on Tuesday. It was Gary who did it, and he'd told me beforehand that he didn't like heights. By dinner time they were lying on a tarpaulin in the churchyard, and you could walk round them and have a look. You don't think of them as big – but the minute hand's 5 feet, or near enough.";

const model = openAiModel({
  endpoint: parseEndpoint(server.url),
  model: "test-model",
  apiKey: undefined,
  headers: {},
  fetch: globalThis.fetch,
});
const { signal } = new AbortController();
const inputs: RewriteInputs = {
  preference: "",
  passages: [],
  contrast: [],
  title: undefined,
  before: "",
  text: TEXT,
  after: "",
  languageId: "markdown",
  lost: [],
};

async function asked(inputs: RewriteInputs) {
  const rewritten = await rewrite({ model, inputs, signal });
  assert.ok(rewritten);
  const report = await engine.reportFor(inputs.text, "markdown");
  const fit = (prose: string) => engine.fit(prose);
  return judgeRewrite(inputs.text, rewritten, { report, steering: {}, languageId: "markdown", fit });
}

test("a rewrite that sounds no more like its author is known for it; one more call names what was off, and the nearer one stays", async () => {
  server.next({ kind: "reply", text: STIFF });
  const first = await asked(inputs);
  assert.equal(first.manner, "noNearer");
  assert.equal(server.log.length, 1, "nothing is asked again by itself");
  assert.ok(first.candidate.agreement.against.length > 0);

  server.next({ kind: "reply", text: OWN });
  const second = await asked({ ...inputs, ...faultsOf(first) });
  assert.equal(second.manner, "nearer");
  assert.deepEqual(second.rewritten.kept.lost, []);
  assert.ok(isBetter(second, first) && !isBetter(first, second));
  assert.equal(server.log.length, 2);
  const [before, again] = server.log.map(({ body }) => JSON.parse(body).messages);
  assert.equal(again[0].content, before[0].content, "the stable part is the same");
  assert.match(again[1].content, /did not sound enough like this person[\s\S]*It went against this:\n/);
  for (const each of faultsOf(first).off ?? []) assert.ok(again[1].content.includes(`\n${each}\n`), each);
});

test("of a few words that are much the same nothing is claimed", async () => {
  const text = "Tickets are weighed on Mondays and Fridays.";
  server.next({ kind: "reply", text: "Tickets are weighed on Fridays and Mondays." });
  assert.equal((await asked({ ...inputs, text })).manner, "tooShort");
});

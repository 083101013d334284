import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { createEngine, type Engine } from "../../src/engine.ts";
import { personalize } from "../../src/generation/personalize.ts";
import type { PromptInputs } from "../../src/generation/prompt.ts";
import { study } from "../../src/generation/study.ts";
import { StudyCache } from "../../src/generation/studyCache.ts";
import { answerStudy } from "../../src/generation/studyTesting.ts";
import { parseEndpoint } from "../../src/llm/endpoint.ts";
import { openAiModel } from "../../src/llm/openai.ts";
import { hexDigest } from "../../src/node/digest.ts";
import { folderBlobs } from "../../src/node/folderBlobs.ts";
import { loadParts } from "../../src/node/loadParts.ts";
import { continueText } from "../server/continueText.ts";
import { type LoggedRequest, startOpenAiServer } from "../server/openAiServer.ts";

const corpusFolder = fileURLToPath(new URL("../../corpus", import.meta.url));
const samples = new URL("../../samples/", import.meta.url);
const documents = ["work", "blog"].flatMap((folder) =>
  readdirSync(new URL(folder, samples))
    .filter((name) => name.endsWith(".md"))
    .map((name) => ({
      id: `file:///${folder}/${name}`,
      languageId: "markdown",
      text: readFileSync(new URL(`${folder}/${name}`, samples), "utf8"),
    })),
);
const folder = mkdtempSync(join(tmpdir(), "idiolect-study-"));
after(() => rmSync(folder, { recursive: true }));

const isStudied = (prompt: string) => /^The task: /.test(prompt);
const server = await startOpenAiServer({
  reply: (prompt) => (isStudied(prompt) ? answerStudy(prompt) : continueText(prompt)),
});
after(() => server.close());

const model = openAiModel({
  endpoint: parseEndpoint(server.url),
  model: "test-model",
  apiKey: undefined,
  headers: {},
  fetch: globalThis.fetch,
});
const { signal } = new AbortController();

async function started(): Promise<{ engine: Engine; cache: StudyCache }> {
  const engine = createEngine(await loadParts(corpusFolder));
  for (const document of documents) await engine.add(document);
  return { engine, cache: new StudyCache(folderBlobs(join(folder, "study")), hexDigest) };
}

async function studied({ engine, cache }: Awaited<ReturnType<typeof started>>) {
  const plan = await engine.studyPlan();
  const compare = (id: string) => engine.compare(id);
  return { plan, result: await study({ model, plan, cache, compare, signal }) };
}

const messagesOf = ({ body }: LoggedRequest): { content: string }[] => JSON.parse(body).messages;

test("a history is studied once, in at most a call for each document and task; each completion is one call, with the same beginning", async () => {
  const first = await started();
  const { plan, result } = await studied(first);
  assert.ok(plan.tasks.length >= 3);
  assert.equal(result.documents, documents.length);
  assert.equal(server.log.length, documents.length + plan.tasks.length);

  const { engine, cache } = await started();
  assert.deepEqual((await studied({ engine, cache })).result, { documents: 0, tasks: 0, failed: [] });
  const studying = server.log.length;
  assert.equal(studying, documents.length + plan.tasks.length);

  const release = documents.find(({ id }) => id.includes("tarelog-2.4"))!.text;
  const task = await engine.taskAt(release, "markdown");
  assert.equal(task, "release-announcement");
  for (const end of [400, 900, 1400]) {
    const before = release.slice(0, end);
    const summary = await cache.summary(await engine.taskAt(release, "markdown"));
    const inputs: PromptInputs = {
      preference: await engine.steered(summary?.lines ?? []),
      passages: (await engine.retrieve(before.slice(-300), 3)).map(({ text }) => text),
      contrast: [],
      title: "tarelog-2.4",
      before,
      after: "",
      languageId: "markdown",
      unit: "sentence",
    };
    assert.ok(await personalize({ model, inputs, signal }));
  }
  const completions = server.log.slice(studying);
  assert.equal(completions.length, 3);
  const systems = completions.map((each) => messagesOf(each)[0]!.content);
  assert.equal(new Set(systems).size, 1);
  assert.match(systems[0]!, /\nOpen with what happened\.\nUse contractions freely\.$/);
  assert.equal(new Set(completions.map((each) => messagesOf(each)[1]!.content)).size, 3);
});

test("a habit that the author turned or left out is said as they want it, or not at all", async () => {
  const { engine } = await started();
  const lines = [
    { text: "Open with what happened." },
    { text: "Use contractions freely.", habit: { feature: "contractions", direction: "more" } },
    { text: "Speak in the first person.", habit: { feature: "opens-i", direction: "more" } },
    { text: "Write long sentences.", habit: { feature: "sentence-length", direction: "more" } },
  ] as const;
  // The author's sentences were measured, and are short.
  assert.equal(
    await engine.steered(lines),
    "Open with what happened.\nUse contractions freely.\nSpeak in the first person.",
  );
  await engine.steer({ contractions: { wish: "less", pull: -1 }, i: { wish: "leaveOut", pull: -1 } });
  assert.equal(
    await engine.steered(lines),
    "Open with what happened.\nWrite words out instead of contracting them.",
  );
});

test("neither private documents nor what was added of other writers is studied", async () => {
  const { engine } = await started();
  const secret = "The otter ledger is kept in the blue shed behind the lock.";
  const hidden = {
    ...documents[0]!,
    id: "file:///secret/diary.md",
    text: `${documents[0]!.text}\n\n${secret} ${"The otter came back, and nobody saw it. ".repeat(3)}`,
  };
  await engine.remove(documents[0]!.id);
  await engine.add(hidden);
  const isBlog = ({ id }: { id: string }) => id.includes("blog");
  const writers = [
    { name: "ann", documents: documents.filter(isBlog) },
    { name: "ben", documents: documents.filter((each) => !isBlog(each)) },
  ];
  assert.deepEqual(await engine.addWriters({ id: "file:///team", label: "team", writers }), []);
  assert.match((await engine.compare(hidden.id))?.own ?? "", /otter ledger/);

  await engine.keepPrivate(["file:///secret"]);
  const plan = await engine.studyPlan();
  assert.ok(!JSON.stringify(plan).includes("diary"));
  assert.equal(await engine.compare(hidden.id), undefined);
  const sent = await Promise.all(
    Object.keys(plan.fingerprints).map(async (id) => JSON.stringify(await engine.compare(id))),
  );
  assert.equal(sent.length, documents.length - 1);
  const cast = (await engine.cast()).writers.filter(({ added }) => added);
  assert.equal(cast.length, 2);
  for (const each of sent) {
    assert.ok(!each.includes("otter ledger"));
    const { own, others } = JSON.parse(each);
    assert.ok(others.length >= 1 && others.length <= 4, String(others.length));
    for (const other of others) assert.ok(!documents.some(({ text }) => text.includes(other.slice(0, 60))));
    assert.ok(own.length <= 6_000);
  }
});

/** Writers chosen by an endpoint's embeddings: what is sent, how often, and what happens where that fails. */
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, beforeEach, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createEngine, type Engine } from "../../src/engine.ts";
import { batchesToSend, compareByEmbeddings } from "../../src/generation/compareByEmbeddings.ts";
import { EmbeddingCache } from "../../src/generation/embeddingCache.ts";
import { EMBEDDED_AT_ONCE } from "../../src/generation/keptEmbeddings.ts";
import { masking, maskingEmbeddings } from "../../src/generation/maskingModel.ts";
import { type Studied, study } from "../../src/generation/study.ts";
import { StudyCache } from "../../src/generation/studyCache.ts";
import { studyNeeds } from "../../src/generation/studyNeeds.ts";
import { answerStudy } from "../../src/generation/studyTesting.ts";
import { parseEndpoint } from "../../src/llm/endpoint.ts";
import type { LanguageModelError } from "../../src/llm/languageModel.ts";
import { openAiEmbeddings, openAiModel } from "../../src/llm/openai.ts";
import { hexDigest } from "../../src/node/digest.ts";
import { folderBlobs } from "../../src/node/folderBlobs.ts";
import { loadParts } from "../../src/node/loadParts.ts";
import { type OpenAiServer, startOpenAiServer } from "../server/openAiServer.ts";

const parts = await loadParts(fileURLToPath(new URL("../../corpus", import.meta.url)));
const samples = new URL("../../samples/", import.meta.url);
const SECRETS = ["bruno.hale@example.org", "sk-abcdefghijklmnopqrstuvwx"];
const documents = ["work", "blog"]
  .flatMap((folder) => readdirSync(new URL(folder, samples)).map((name) => `${folder}/${name}`))
  .filter((name) => name.endsWith(".md"))
  .map((name, index) => {
    const text = readFileSync(new URL(name, samples), "utf8");
    const secret = index === 0 ? `Write to ${SECRETS[0]}, or use ${SECRETS[1]}, and say so.\n\n` : "";
    return {
      id: `file:///${name}`,
      languageId: "markdown",
      text: text.replace("\n\n", `\n\n${secret}`),
    };
  });

let folder: string;
let server: OpenAiServer;
const folders: string[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "idiolect-embeddings-"));
  folders.push(folder);
  server = await startOpenAiServer({ reply: answerStudy });
});
afterEach(() => server.close());
after(() => {
  for (const each of folders) rmSync(each, { recursive: true });
});

/** As after a start: nothing but the disk is remembered. */
async function started(history = documents) {
  const engine = createEngine(parts);
  for (const document of history) await engine.add(document);
  return { engine, cache: new EmbeddingCache(folderBlobs(join(folder, "embeddings")), hexDigest) };
}

function models(name = "vectors") {
  const { url } = server;
  const connection = {
    endpoint: parseEndpoint(url),
    apiKey: undefined,
    headers: {},
    fetch: globalThis.fetch,
  };
  return {
    model: masking(openAiModel({ ...connection, model: "test-model" })),
    embeddings: maskingEmbeddings(openAiEmbeddings({ ...connection, model: name })),
  };
}

async function studied(
  { engine, cache }: { engine: Engine; cache: EmbeddingCache },
  signal = new AbortController().signal,
): Promise<{ studied: Studied; failures: string[] }> {
  const { model, embeddings } = models();
  const plan = { ...(await engine.studyPlan()), embeddingModel: "vectors" };
  const kept = new StudyCache(folderBlobs(join(folder, "study")), hexDigest);
  const needs = await studyNeeds(plan, model, kept);
  const failures: string[] = [];
  const compare = await compareByEmbeddings(
    await engine.toEmbed(needs.documents),
    { model: embeddings, cache, signal },
    (id, embedded) => engine.compare(id, embedded),
    ({ failure }: LanguageModelError) => failures.push(failure),
  );
  return { studied: await study({ model, plan, cache: kept, compare, signal }), failures };
}

const embedded = () => server.log.filter(({ path }) => path.endsWith("/embeddings"));
const inputs = () => embedded().map(({ body }) => JSON.parse(body).input as string[]);
const asked = () => server.log.filter(({ path }) => path.endsWith("/chat/completions"));

test("each text is embedded once, in batches, before anything is asked; after a restart nothing is sent at all", async () => {
  const first = await started();
  const ids = documents.map(({ id }) => id);
  const toEmbed = await first.engine.toEmbed(ids);
  const tasks = new Set(toEmbed.documents.map(({ task }) => task));
  const texts = documents.length + tasks.size * 24;
  assert.ok(texts > EMBEDDED_AT_ONCE, `${texts} texts`);
  const expected = await batchesToSend(toEmbed, models().embeddings, first.cache);

  const { studied: done, failures } = await studied(first);
  assert.deepEqual([done.documents, failures], [documents.length, []]);
  assert.equal(embedded().length, Math.ceil(texts / EMBEDDED_AT_ONCE));
  assert.ok(inputs().every((each) => each.length <= EMBEDDED_AT_ONCE));
  assert.equal(new Set(inputs().flat()).size, texts);
  assert.deepEqual(
    inputs().map((each) => each.length),
    expected.map((each) => each.length),
    "as many as were told before",
  );
  const [lastEmbedded, firstAsked] = [embedded().at(-1), asked()[0]];
  assert.ok(lastEmbedded!.receivedAt < firstAsked!.receivedAt);

  const calls = server.log.length;
  assert.deepEqual((await studied(await started())).studied, { documents: 0, tasks: 0, failed: [] });
  assert.equal(server.log.length, calls);

  // What was found is gone, and is asked for again: by the vectors that are kept.
  rmSync(join(folder, "study"), { recursive: true });
  assert.equal((await studied(await started())).studied.documents, documents.length);
  assert.equal(embedded().length, expected.length);
  assert.equal(
    (await batchesToSend(toEmbed, models("other").embeddings, first.cache)).length,
    expected.length,
  );
});

test("writers are chosen by what they say, of those who wrote on the same", async () => {
  const { engine, cache } = await started();
  await studied({ engine, cache });
  const ids = documents.map(({ id }) => id);
  const signal = new AbortController().signal;
  const compare = await compareByEmbeddings(
    await engine.toEmbed(ids),
    { model: models().embeddings, cache, signal },
    (id, embedded) => engine.compare(id, embedded),
    assert.fail,
  );
  const pairs = await Promise.all(ids.map(async (id) => [await compare(id), await engine.compare(id)]));
  for (const [byContent, byStyle] of pairs) {
    assert.deepEqual([byContent?.task, byContent?.own], [byStyle?.task, byStyle?.own]);
    assert.ok(byContent && byContent.others.length >= 1 && byContent.others.length <= 4);
  }
  assert.ok(
    pairs.some(([byContent, byStyle]) => byContent?.others.join() !== byStyle?.others.join()),
    "others than by style",
  );
});

test("no secret is sent, whoever hands a text over", async () => {
  await studied(await started());
  assert.ok(
    inputs()
      .flat()
      .some((text) => text.includes("and say so.")),
  );
  const { embeddings } = models();
  await embeddings.embed([`Call ${SECRETS.join(" ")}`], new AbortController().signal);
  for (const { body } of server.log) for (const secret of SECRETS) assert.ok(!body.includes(secret));
  assert.match(inputs().at(-1)![0]!, /^Call ⟦e-mail 1⟧ ⟦key 1⟧$/);
});

test("an embedding model that fails is asked once, and told once; documents are studied by style", async () => {
  server.next({ kind: "refuse", status: 500 });
  const { engine, cache } = await started();
  const { studied: done, failures } = await studied({ engine, cache });
  assert.deepEqual([done.documents, done.failed, failures], [documents.length, [], ["serverError"]]);
  assert.equal(embedded().length, 1);
  const others = (await engine.compare(documents[1]!.id))?.others ?? [];
  assert.ok(
    asked().some(({ body }) => {
      const prompt = JSON.parse(body).messages.at(-1).content as string;
      return others.length > 0 && others.every((other) => prompt.includes(other));
    }),
  );
});

test("what was embedded before a failure or a cancel is kept", async () => {
  const { engine, cache } = await started();
  const toEmbed = await engine.toEmbed(documents.map(({ id }) => id));
  const { embeddings } = models();
  const before = await batchesToSend(toEmbed, embeddings, cache);
  const cancel = new AbortController();
  const slow = {
    ...embeddings,
    embed: (texts: readonly string[], signal: AbortSignal) => {
      if (embedded().length === 1) server.next({ kind: "silence" });
      return embeddings.embed(texts, signal);
    },
  };
  const embedding = { model: slow, cache, signal: cancel.signal };
  const comparing = compareByEmbeddings(toEmbed, embedding, async () => undefined, assert.fail);
  const refused = assert.rejects(comparing, { name: "AbortError" });
  while (embedded().length < 2) await delay(2);
  cancel.abort();
  await refused;
  while (embedded()[1]!.closedAt === undefined) await delay(2);
  assert.deepEqual(await batchesToSend(toEmbed, embeddings, (await started()).cache), before.slice(1));
});

test("a changed document is embedded anew, in place of what it was; one that leaves takes its vector along", async () => {
  const { engine, cache } = await started();
  await studied({ engine, cache });
  const kept = () => readdirSync(join(folder, "embeddings"));
  const count = kept().length;
  const own = () => kept().filter((name) => name.startsWith("own")).length;
  assert.equal(own(), documents.length);
  const changed = documents.map((each, index) =>
    index === 1 ? { ...each, text: each.text.replace("\n\n", "\n\nIt is another text now. ") } : each,
  );
  const again = await started(changed);
  const calls = embedded().length;
  await studied(again);
  assert.deepEqual(
    inputs()
      .slice(calls)
      .map((each) => each.length),
    [1],
  );
  assert.equal(kept().length, count);
  await cache.keepOnly((id) => id !== documents[1]!.id);
  assert.deepEqual([own(), kept().length], [documents.length - 1, count - 1]);
  await again.engine.keepPrivate(["file:///"]);
  assert.deepEqual(await again.engine.toEmbed(documents.map(({ id }) => id)), {
    documents: [],
    passages: {},
  });
  await cache.clear();
  assert.deepEqual(kept(), []);
});

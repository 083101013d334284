import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createEngine, type Engine } from "../../src/engine.ts";
import { loadParts } from "../../src/node/loadParts.ts";

const parts = await loadParts(fileURLToPath(new URL("../../corpus", import.meta.url)));
const samples = fileURLToPath(new URL("../../samples", import.meta.url));
const files = readdirSync(samples, { encoding: "utf8", recursive: true })
  .filter((path) => path.includes("/") && path.endsWith(".md"))
  .sort();

/** The samples, each named as a post of another month and all changed on one day; posts of the samples have dates of their own. */
async function engineWith(change = (text: string) => text): Promise<Engine> {
  const engine = createEngine(parts);
  for (const [index, path] of files.entries()) {
    const month = new Date(Date.UTC(2021, index, 5)).toISOString().slice(0, 10);
    await engine.add({
      id: `${month}.md`,
      languageId: "markdown",
      text: change(readFileSync(`${samples}/${path}`, "utf8")),
      modified: Date.UTC(2026, 0, 1),
    });
  }
  return engine;
}

test("the map places the samples' author among all bundled writers, and names no real one", async () => {
  const map = (await (await engineWith()).map())!;
  assert.deepEqual(map.writers.map(({ id }) => id).sort(), parts.corpus.writers.map(({ id }) => id).sort());
  assert.equal(map.writers.filter(({ chosen }) => chosen).length, 4);
  assert.ok(
    map.axes.every(({ drivers }) => drivers.length > 0),
    "both directions have a name",
  );
  const told = JSON.stringify(map);
  for (const { id } of parts.corpus.figures.writers) assert.ok(!told.includes(`"${id}"`));
});

test("a document is dated by its front matter, else by its name, before the day when its file was changed", async () => {
  const stated = await (await engineWith()).overTime();
  const named = await (await engineWith((text) => text.replace(/^date:.*$/m, "draft: false"))).overTime();
  assert.equal(stated.timeline.undated, 0);
  assert.ok(stated.timeline.isLong && stated.timeline.traits.length > 0);
  assert.equal(named.timeline.span![0], Date.UTC(2021, 0, 5));
  assert.ok(stated.timeline.span![0] > named.timeline.span![0]);
  assert.ok(stated.odd && stated.odd.times > 1);
});

test("of a writer all passages are to be read, those on the author's nearest task first", async () => {
  const engine = await engineWith();
  const { representatives } = await engine.report();
  const { writer, task } = representatives[0]!;
  const passages = await engine.writing(writer);
  assert.equal(passages[0]!.from, task);
  assert.equal(passages.length, parts.corpus.tasks.length);
  assert.equal(passages[0]!.text, parts.corpus.writers.find(({ id }) => id === writer)!.passages[task]);
  assert.deepEqual(await engine.writing("nobody"), []);
});

test("without writing there is no map, and nothing over time", async () => {
  const engine = createEngine(parts);
  assert.equal(await engine.map(), undefined);
  const { timeline, odd } = await engine.overTime();
  assert.deepEqual([timeline.traits, timeline.dated, odd], [[], 0, undefined]);
});

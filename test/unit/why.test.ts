import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { createEngine, type Engine } from "../../src/engine.ts";
import { loadParts } from "../../src/node/loadParts.ts";

const root = join(import.meta.dirname, "..", "..");
const sources = readdirSync(join(root, "samples"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.includes("/") && name.endsWith(".md"))
  .sort()
  .map((name) => ({
    id: `file:///${name}`,
    path: name,
    languageId: "markdown",
    text: readFileSync(join(root, "samples", name), "utf8"),
  }));

let engine: Engine;
before(async () => {
  engine = createEngine(await loadParts(join(root, "corpus")));
  for (const source of sources) await engine.add(source);
});

const at = (before: string) => ({ before, after: "", languageId: "markdown", document: "draft" });

test("the documents that a suggestion names have its words, where they are said to stand", async () => {
  const before = "And the weigh";
  const suggestion = await engine.suggest(at(before), "eager");
  const documents = suggestion?.sources.flatMap(({ document }) => document ?? []) ?? [];
  assert.ok(suggestion && documents.length > 0);
  const wanted = documents.map((document) => ({ document, before, text: suggestion.text }));
  const { passages, gone } = await engine.passagesBehind(wanted);
  assert.deepEqual(gone, []);
  assert.ok(passages.length > 0);
  const firstWord = `weigh${suggestion.text}`.match(/^\w+/)?.[0] ?? "?";
  for (const { document, start, end, quote, marks } of passages) {
    const text = sources.find(({ id }) => id === document)?.text.slice(start, end) ?? "";
    assert.equal(text.replace(/\s+/g, " ").trim(), quote);
    assert.ok(marks.some(([from, to]) => quote.slice(from, to).toLowerCase().startsWith(firstWord)));
  }
});

test("of documents that are private, or gone, nothing is quoted", async () => {
  const [first, second, third] = sources;
  const wanted = [first!, second!, third!].map(({ id }) => ({ document: id, before: "", text: "the" }));
  await engine.keepPrivate([first!.id]);
  await engine.remove(second!.id);
  const { passages, gone } = await engine.passagesBehind(wanted);
  assert.deepEqual(gone, [first!.id, second!.id]);
  assert.deepEqual(
    passages.map(({ document }) => document),
    [third!.id],
  );
  await engine.keepPrivate([]);
  await engine.add(second!);
});

test("while it is measured how well the author is known, suggestions are had; cancelled, there is no result", async () => {
  const measuring = engine.measure("eager");
  while (((await engine.measured("eager")).progress ?? 0) < 0.01) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.ok(await engine.suggest(at("And the weigh"), "eager"));
  await engine.cancelMeasuring();
  assert.equal(await measuring, undefined);
  const { progress, result } = await engine.measured("eager");
  assert.equal(progress, undefined);
  assert.equal(result, undefined);
});

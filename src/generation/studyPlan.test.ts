import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import type { AddedWriter, Corpus, Task } from "../corpus/corpus.ts";
import { loadParts } from "../node/loadParts.ts";
import { countProse } from "../style/counts.ts";
import { extractProse } from "../text/extractProse.ts";
import { proseToSend } from "./comparison.ts";
import { compareDocument, KEY_DOCUMENTS, type Shared, taskOf, tasksToStudy } from "./studyPlan.ts";

const { corpus } = await loadParts(fileURLToPath(new URL("../../corpus", import.meta.url)));

const task = (id: string, ...terms: string[]): Task => ({
  id,
  name: id,
  purpose: `to ${id}`,
  terms,
  facts: [],
});
const tasks = [task("release", "release", "version"), task("diary", "rain", "morning")];

function document(id: string, text: string): Shared {
  return { id, text, prose: extractProse(text, "markdown") };
}

const release = (id: string) =>
  document(
    id,
    `# A new version, our release\n\nThis release is the version that we promised. ${"The release is out. ".repeat(5)}`,
  );
const plain = (id: string, times: number) =>
  document(id, "The gate was open and nobody came. ".repeat(times));

test("documents on a task are key to it before others that are near by their words", async () => {
  const documents = [plain("a", 3), release("b"), release("c"), plain("d", 9)];
  const found = await tasksToStudy(documents, tasks, async () => ["d", "c", "b"]);
  assert.deepEqual(
    found.map(({ id, documents }) => [id, documents]),
    [
      ["any", ["d", "a"]],
      ["release", ["c", "b", "d"]],
    ],
  );
  assert.deepEqual(
    documents.map((each) => taskOf(each, tasks)),
    ["any", "release", "release", "any"],
  );
});

test("of many documents so many are key, the same ones in whatever order they come", async () => {
  const documents = Array.from({ length: 30 }, (_, index) => release(`d${index}`));
  const nearest = async () => documents.map(({ id }) => id);
  const [found] = await tasksToStudy(documents, tasks, nearest);
  assert.equal(found?.documents.length, KEY_DOCUMENTS);
  assert.deepEqual(await tasksToStudy(documents.toReversed(), tasks, nearest), [found]);
  assert.deepEqual(await tasksToStudy([], tasks, nearest), []);
});

test("a document is set beside four bundled writers on its task, and never beside one whom the person added", () => {
  const own = document("own", corpus.writers[0]!.passages["incident-report"]!);
  const works = [countProse(own.prose)];
  const register = "post";
  const beside = compareDocument(own, { works, register, corpus });
  assert.equal(beside?.task.name, "Incident report");
  assert.equal(beside?.others.length, 4);
  const reports = corpus.writers.map(({ passages }) =>
    proseToSend(extractProse(passages["incident-report"]!, "markdown"), 2_000),
  );
  for (const other of beside?.others ?? [])
    assert.ok(
      reports.some((start) => other.startsWith(start)),
      other,
    );

  const added = corpus.figures.writers
    .filter((writer) => writer.register === register)
    .slice(0, 20)
    .map(
      (writer): AddedWriter => ({
        ...writer,
        name: writer.id,
        concentration: 0.1,
        excerpts: [{ title: "q", languageId: "markdown", text: "A quokka reported the incident at once." }],
      }),
    );
  const few: Corpus = { ...corpus, writers: corpus.writers.slice(0, 3), added };
  const besideFew = compareDocument(own, { works, register, corpus: few });
  assert.ok(besideFew && besideFew.others.length > 0);
  assert.ok(!besideFew.others.join().includes("quokka"));
  assert.equal(compareDocument(own, { works, register, corpus: { ...few, writers: [] } }), undefined);
});

test("what is sent of a document is its author's prose, without what is secret in it", () => {
  const text = `# Notes\n\nThe key is sk-abcdefghijklmnopqrstuvwx, and I wrote it down.\n\n> Somebody else said this.\n\n${"I went on. ".repeat(1_000)}`;
  const own = compareDocument(document("own", text), { works: [], register: "post", corpus })?.own ?? "";
  assert.match(own, /and I wrote it down/);
  assert.doesNotMatch(own, /sk-abc|Somebody else/);
  assert.ok(own.length <= 6_000);
});

import assert from "node:assert/strict";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { folderBlobs } from "../node/folderBlobs.ts";
import { nodeTextFile } from "../node/textFile.ts";
import { StateFile, StateNotSavedError } from "../storage/stateFile.ts";
import { HistoryUpdate } from "./historyUpdate.ts";

async function freshStorage() {
  const folder = await mkdtemp(join(tmpdir(), "idiolect-update-"));
  const states = await StateFile.open(nodeTextFile(join(folder, "state.json")), () => assert.fail("damaged"));
  return { states, texts: folderBlobs(join(folder, "documents")) };
}

const source = (id: string, text: string) => ({ id, languageId: "markdown", text, modified: 5 });

test("a document that was read is known by size, date and hash, and its text is kept", async () => {
  const { states, texts } = await freshStorage();
  const update = new HistoryUpdate(states, texts);
  await update.read(source("file:///a.md", "One two."), 8);
  await update.save(true);
  const known = states.state.documents["file:///a.md"]!;
  assert.deepEqual([known.modified, known.size, known.languageId], [5, 8, "markdown"]);
  assert.equal(await texts.get(known.hash), "One two.");
});

test("a text that no document has any more is deleted; one that another still has stays", async () => {
  const { states, texts } = await freshStorage();
  const first = new HistoryUpdate(states, texts);
  await first.read(source("file:///a.md", "Shared."), 7);
  await first.read(source("file:///b.md", "Shared."), 7);
  await first.read(source("file:///c.md", "Old."), 4);
  await first.save(true);

  const second = new HistoryUpdate(states, texts);
  second.gone("file:///a.md");
  await second.read(source("file:///c.md", "New."), 4);
  await second.save(false);
  const kept = await Promise.all((await texts.keys()).map((key) => texts.get(key)));
  assert.deepEqual(kept.toSorted(), ["New.", "Shared."]);
});

test("what is read is known a second later, before all is read: an editor that ends then goes on from there", async () => {
  const { states, texts } = await freshStorage();
  let now = 0;
  const update = new HistoryUpdate(states, texts, () => now);
  const known = () => Object.keys(states.state.documents).toSorted();
  now = 999;
  await update.read(source("file:///a.md", "One."), 4);
  assert.deepEqual(known(), []);
  now = 1_000;
  await update.read(source("file:///b.md", "Two."), 4);
  assert.deepEqual(known(), ["file:///a.md", "file:///b.md"]);
  now = 1_999;
  await update.read(source("file:///c.md", "Three."), 6);
  assert.equal(known().length, 2);
  now = 2_000;
  await update.read(source("file:///d.md", "Four."), 5);
  assert.equal(known().length, 4);
  assert.deepEqual(update.figures, { read: 4, unchanged: 0 });
});

test("where the state cannot be saved, reading goes on, and it is said at the end", async () => {
  const folder = await mkdtemp(join(tmpdir(), "idiolect-update-"));
  const file = nodeTextFile(join(folder, "state.json"));
  const full = { ...file, write: () => Promise.reject(new Error("ENOSPC")) };
  const states = await StateFile.open(full, () => assert.fail("damaged"));
  let now = 0;
  const update = new HistoryUpdate(states, folderBlobs(join(folder, "documents")), () => now);
  now = 5_000;
  await update.read(source("file:///a.md", "One."), 4);
  await assert.rejects(update.save(true), StateNotSavedError);
});

test("what was skipped is remembered until all is read again, or the file was read after all", async () => {
  const { states, texts } = await freshStorage();
  const skip = (path: string) => ({ path, reason: "unreadable" as const });
  const first = new HistoryUpdate(states, texts);
  first.skipped(skip("file:///a.md"));
  first.skipped(skip("file:///b.md"));
  await first.save(true);

  const saved = new HistoryUpdate(states, texts);
  await saved.read(source("file:///a.md", "Readable now."), 13);
  await saved.save(false);
  assert.deepEqual(states.state.skipped, [skip("file:///b.md")]);

  await new HistoryUpdate(states, texts).save(true);
  assert.deepEqual(states.state.skipped, []);
});

test("a document is known with the lines that others wrote in it: where those change, it is another", async () => {
  const { states, texts } = await freshStorage();
  const own = source("file:///a.md", "One.\nTwo.\n");
  const mixed = { ...own, notMine: [{ start: 0, end: 5 }] };
  const update = new HistoryUpdate(states, texts);
  await update.read(mixed, 10);
  await update.save(true);
  assert.deepEqual(states.state.documents["file:///a.md"]!.notMine, [[0, 5]]);
  assert.ok(await update.isKnown(mixed, 10));
  assert.ok(!(await update.isKnown(own, 10)));
  assert.ok(!(await update.isKnown({ ...mixed, notMine: [{ start: 0, end: 9 }] }, 10)));
  assert.ok(!(await update.isKnown({ ...mixed, text: "One.\nToo.\n" }, 10)));
  assert.ok(!(await update.isKnown({ ...mixed, id: "file:///b.md" }, 10)));
});

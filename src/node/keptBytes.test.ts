import assert from "node:assert/strict";
import { mkdtemp, readFile, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { BlobNotKeptError } from "../storage/blobStore.ts";
import { readKept, writeKept } from "./keptBytes.ts";

const parts = [new Uint8Array([1, 2, 3]), new Uint8Array([4])];

test("what was kept is read; what is missing, damaged or cut short is not there", async () => {
  const path = join(await mkdtemp(join(tmpdir(), "idiolect-kept-")), "models", "voice.bin");
  assert.equal(await readKept(path), undefined);
  await writeKept(path, parts);
  assert.deepEqual([...((await readKept(path)) ?? [])], [1, 2, 3, 4]);

  const file = await readFile(path);
  file[33] = 9;
  await writeFile(path, file);
  assert.equal(await readKept(path), undefined);
  await truncate(path, 20);
  assert.equal(await readKept(path), undefined);

  await writeKept(path, parts);
  await writeKept(path, undefined);
  assert.equal(await readKept(path), undefined);
});

test("where it cannot be kept, that is said", async () => {
  const folder = await mkdtemp(join(tmpdir(), "idiolect-kept-"));
  await writeFile(join(folder, "models"), "no folder");
  await assert.rejects(writeKept(join(folder, "models", "voice.bin"), parts), BlobNotKeptError);
});

import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { BlobNotKeptError } from "../storage/blobStore.ts";
import { folderBlobs } from "./folderBlobs.ts";

test("texts are kept by key; a key cannot leave the folder", async () => {
  const blobs = folderBlobs(join(await mkdtemp(join(tmpdir(), "idiolect-blobs-")), "documents"));
  assert.deepEqual(await blobs.keys(), []);
  assert.equal(await blobs.get("a1"), undefined);
  await blobs.put("a1", "one");
  await blobs.put("b2", "two");
  assert.deepEqual([...(await blobs.keys())].sort(), ["a1", "b2"]);
  await blobs.delete("a1");
  await blobs.delete("a1");
  assert.deepEqual(await blobs.keys(), ["b2"]);
  assert.equal(await blobs.get("b2"), "two");
  assert.throws(() => blobs.put("../b2", "three"), RangeError);
});

test("where the folder cannot be, nothing is there, and keeping says so", async () => {
  const inTheWay = join(await mkdtemp(join(tmpdir(), "idiolect-blobs-")), "documents");
  await writeFile(inTheWay, "");
  const blobs = folderBlobs(inTheWay);
  assert.deepEqual(await blobs.keys(), []);
  assert.equal(await blobs.get("a1"), undefined);
  await assert.rejects(blobs.put("a1", "one"), BlobNotKeptError);
});

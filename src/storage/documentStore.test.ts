import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { extractProse } from "../text/extractProse.ts";
import { type BlobStore, DocumentStore } from "./documentStore.ts";

class MemoryBlobs extends Map<string, string> {
  readonly store: BlobStore = {
    get: async (key) => this.get(key),
    put: async (key, text) => void this.set(key, text),
    delete: async (key) => void this.delete(key),
    keys: async () => [...this.keys()],
  };
}

const prose = extractProse("# Title\n\nThis is *prose*. So is this.\n\n```\ncode\n```\n", "markdown");

test("prose comes back as it went in, for the same content in the same format", async () => {
  const store = new DocumentStore(new MemoryBlobs().store);
  await store.put("a1", "markdown", prose);
  assert.deepEqual(await store.get("a1", "markdown"), prose);
  assert.equal(await store.get("a1", "plaintext"), undefined);
  assert.equal(await store.get("b2", "markdown"), undefined);
});

test("a record of another extractor, or one that is damaged, is absent", async () => {
  const blobs = new MemoryBlobs();
  const store = new DocumentStore(blobs.store);
  await store.put("a1", "markdown", prose);
  const record = blobs.get("a1")!;

  blobs.set("a1", record.replace(/"extractor":\d+/, '"extractor":0'));
  assert.equal(await store.get("a1", "markdown"), undefined);

  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: record.length - 1 }), async (length) => {
      blobs.set("a1", record.slice(0, length));
      assert.equal(await store.get("a1", "markdown"), undefined);
    }),
  );
});

test("records of documents that are gone are deleted", async () => {
  const blobs = new MemoryBlobs();
  const store = new DocumentStore(blobs.store);
  for (const hash of ["a1", "b2", "c3"]) await store.put(hash, "markdown", prose);
  await store.keepOnly(new Set(["b2", "d4"]));
  assert.deepEqual([...blobs.keys()], ["b2"]);
});

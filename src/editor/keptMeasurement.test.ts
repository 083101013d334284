import assert from "node:assert/strict";
import { test } from "node:test";
import type { BlobStore } from "../storage/blobStore.ts";
import { type Kept, KeptMeasurement, subjectOf } from "./keptMeasurement.ts";

const measured: Kept = {
  of: '["calm",12,9086,[]]',
  result: {
    kind: "measured",
    known: 12,
    heldOut: 3,
    words: { own: 9_086, other: 8_000 },
    characters: 4_000,
    saved: { own: 0.36, none: 0.34, other: 0.35 },
    taken: undefined,
    told: { own: 0.9 },
    paragraphs: { own: 20, others: 40 },
  },
};

function storeWith(entries: Record<string, string> = {}): BlobStore {
  const texts = new Map(Object.entries(entries));
  return {
    get: async (key) => texts.get(key),
    put: async (key, text) => void texts.set(key, text),
    delete: async (key) => void texts.delete(key),
    keys: async () => [...texts.keys()],
  };
}

test("what was measured is there after the next start", async () => {
  const store = storeWith();
  assert.equal(await new KeptMeasurement(store).get(), undefined);
  await new KeptMeasurement(store).put(measured);
  assert.deepEqual(await new KeptMeasurement(store).get(), measured);
});

test("what cannot be read is as if nothing was measured", async () => {
  for (const text of ["", "{", '{"of":"x","result":{"kind":"measured"}}'])
    assert.equal(await new KeptMeasurement(storeWith({ measured: text })).get(), undefined);
});

test("it is of the texts: one that is edited to as many words makes it another", () => {
  const document = (hash: string) => ({ modified: 1, size: 2, hash, languageId: "markdown" });
  const state = { documents: { a: document("1"), b: document("2") }, excluded: ["c"], private: ["d"] };
  const of = subjectOf("calm", 100, state);
  const { a, b } = state.documents;
  assert.equal(subjectOf("calm", 100, { ...state, documents: { b, a: { ...a, modified: 9 } } }), of);
  const others = [
    subjectOf("calm", 100, { ...state, documents: { a: document("3"), b } }),
    subjectOf("calm", 100, { ...state, documents: { a: b, b: a } }),
    subjectOf("calm", 100, { ...state, documents: { a: { ...a, notMine: [[0, 1]] }, b } }),
    subjectOf("calm", 100, { ...state, excluded: [] }),
    subjectOf("calm", 100, { ...state, private: [] }),
    subjectOf("calm", 99, state),
    subjectOf("eager", 100, state),
  ];
  assert.equal(new Set([of, ...others]).size, others.length + 1);
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { perKind } from "../style/grams.ts";
import { CorpusError } from "./parseCorpus.ts";
import { type Population, packPopulations, unpackPopulations } from "./population.ts";

const same = perKind((kind) => kind.length);
const population = (counts: ReadonlyMap<string, number>): Population => ({
  scales: [{ history: 1000, middle: same, spread: same }],
  tables: {
    ...perKind(() => ({ total: 0, counts: new Map() })),
    characters: { total: 10, counts },
    words: { total: 1_000_000, counts },
  },
});

test("what is packed is unpacked, whatever the grams", () => {
  const anyCounts = fc
    .array(fc.tuple(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 2 ** 31 - 1 })))
    .map((entries) => new Map(entries));
  fc.assert(
    fc.property(anyCounts, anyCounts, (one, other) => {
      const populations = { modern: population(one), fiction: population(other) };
      assert.deepEqual(unpackPopulations(packPopulations(populations)), populations);
    }),
  );
});

test("bytes that are something else, or cut short, are refused", () => {
  assert.throws(() => unpackPopulations(new Uint8Array([1, 2, 3])), CorpusError);
  const bytes = packPopulations({
    modern: population(new Map([["the ", 5]])),
    fiction: population(new Map()),
  });
  assert.throws(() => unpackPopulations(bytes.subarray(0, bytes.length - 4)), /ends too early/);
});

test("the bundled file is small and knows common English", () => {
  const bytes = readFileSync(new URL("../../corpus/fit.bin", import.meta.url));
  assert.ok(bytes.length <= 1_000_000);
  const { modern, fiction } = unpackPopulations(bytes);
  for (const { tables, scales } of [modern, fiction]) {
    assert.ok(tables.words.counts.get("the")! > 10_000);
    assert.ok(tables.characters.counts.has(" the"));
    assert.ok(scales.length >= 2);
  }
});

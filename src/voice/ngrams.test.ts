import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Continuations } from "./counts.ts";
import { Ngrams } from "./ngrams.ts";

function followers(ngrams: Ngrams, context: number[]): Record<number, [id: number, count: number][]> {
  const found: (Continuations | undefined)[] = [];
  ngrams.following(context, found);
  const lists: Record<number, [number, number][]> = {};
  found.forEach((list, order) => {
    if (!list) return;
    const pairs = Array.from({ length: list.size }, (_, at): [number, number] => [
      list.ids[at] as number,
      list.counts[at] as number,
    ]);
    lists[order] = pairs.sort((a, b) => a[0] - b[0]);
  });
  return lists;
}

test("each order counts what followed its context", () => {
  const ngrams = new Ngrams();
  ngrams.add([1, 2], 7);
  ngrams.add([1, 2], 7);
  ngrams.add([9, 2], 8);
  assert.deepEqual(followers(ngrams, [1, 2]), {
    1: [
      [7, 2],
      [8, 1],
    ],
    2: [[7, 2]],
  });
  assert.deepEqual([ngrams.total, ngrams.distinct, ngrams.countOf(7)], [3, 2, 2]);
});

test("what is taken back leaves no trace", () => {
  const event = fc.record({ context: fc.array(fc.nat(5), { maxLength: 4 }), id: fc.nat(5) });
  fc.assert(
    fc.property(
      fc.array(event),
      fc.array(event),
      fc.array(fc.nat(5), { maxLength: 4 }),
      (kept, taken, asked) => {
        const ngrams = new Ngrams();
        const expected = new Ngrams();
        for (const { context, id } of kept) expected.add(context, id);
        for (const { context, id } of [...kept, ...taken]) ngrams.add(context, id);
        for (const { context, id } of taken.toReversed()) ngrams.remove(context, id);
        assert.deepEqual(followers(ngrams, asked), followers(expected, asked));
        assert.deepEqual([ngrams.total, ngrams.distinct], [expected.total, expected.distinct]);
      },
    ),
  );
});

test("taking back what was never counted is an error", () => {
  assert.throws(() => new Ngrams().remove([1], 2), RangeError);
});

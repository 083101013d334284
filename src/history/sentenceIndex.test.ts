import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { SentenceIndex } from "./sentenceIndex.ts";

/** Few sentences in many documents, whose last bits are the same, so that they meet in the table. */
const sentences = fc.uniqueArray(
  fc.nat(30).map((number) => 2 ** 52 + number * 2 ** 20 + 1),
  { maxLength: 20 },
);
const steps = fc.array(fc.record({ id: fc.constantFrom("a", "b", "c", "d"), sentences }), { maxLength: 40 });

test("it tells who holds a sentence, whatever came and went", () => {
  fc.assert(
    fc.property(steps, (steps) => {
      const index = new SentenceIndex();
      const held = new Map<string, number[]>();
      for (const { id, sentences } of steps) {
        const before = held.get(id);
        if (before) index.remove(id, Float64Array.from(before));
        if (before) held.delete(id);
        else {
          index.add(id, Float64Array.from(sentences));
          held.set(id, sentences);
        }
      }
      for (let number = 0; number <= 30; number++) {
        const sentence = 2 ** 52 + number * 2 ** 20 + 1;
        const expected = [...held].filter(([, all]) => all.includes(sentence)).map(([id]) => id);
        assert.deepEqual([...index.holdersOf(sentence)].sort(), expected.sort());
      }
    }),
  );
});

test("it grows, and what leaves makes room", () => {
  const index = new SentenceIndex();
  const of = (time: number) => Float64Array.from({ length: 1_000 }, (_, at) => 1 + time * 1_000 + at);
  for (let time = 0; time < 50; time++) {
    index.add(`${time}`, of(time));
    if (time >= 3) index.remove(`${time - 3}`, of(time - 3));
  }
  assert.deepEqual(index.holdersOf(46_000), []);
  assert.deepEqual(index.holdersOf(47_001), ["47"]);
  assert.deepEqual(index.holdersOf(50_000), ["49"]);
});

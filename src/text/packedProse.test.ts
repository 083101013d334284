import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { PackedProse, packed, sentenceCountOf } from "./packedProse.ts";
import type { Layout, Omission, Prose, Sentence } from "./prose.ts";

const layout: Layout = {
  headings: 1,
  listItems: 2,
  orderedItems: 0,
  links: 3,
  emphases: 0,
  codeSpans: 0,
  codeBlocks: 0,
  quotations: 0,
  tables: 0,
  images: 0,
};

const span = fc.record({ start: fc.nat(), end: fc.nat() });
const sentence: fc.Arbitrary<Sentence> = fc
  .record({
    text: fc.string({ unit: "binary" }),
    paragraph: fc.nat(100_000),
    block: fc.constantFrom("paragraph" as const, "listItem" as const),
    span,
  })
  .map(({ span, ...rest }) => ({ ...rest, ...span }));
const omission: fc.Arbitrary<Omission> = fc
  .record({ span, reason: fc.constantFrom("code" as const, "notMine" as const, "heading" as const) })
  .map(({ span, reason }) => ({ ...span, reason }));
const prose: fc.Arbitrary<Prose> = fc.record({
  sentences: fc.array(sentence),
  omissions: fc.array(omission),
  layout: fc.constant(layout),
  words: fc.nat(),
  paragraphs: fc.nat(),
});

const asData = (prose: Prose): Prose => ({
  ...prose,
  sentences: prose.sentences,
  omissions: prose.omissions,
});

test("what was packed is what comes out, whatever the text", () => {
  fc.assert(
    fc.property(prose, (prose) => {
      const held = packed(prose);
      assert.ok(held instanceof PackedProse);
      assert.deepEqual(asData(held), asData(prose));
      assert.deepEqual(asData(held), asData(prose));
      assert.equal(sentenceCountOf(held), sentenceCountOf(prose));
    }),
  );
});

test("marks of byte order and halves of pairs stay where they are", () => {
  for (const text of ["\uFEFFIt begins.", "Half \uD800 a pair."]) {
    const sentences: Sentence[] = [{ text, start: 0, end: text.length, paragraph: 0, block: "paragraph" }];
    assert.deepEqual(
      packed({ sentences, omissions: [], layout, words: 3, paragraphs: 1 }).sentences,
      sentences,
    );
  }
});

test("packed prose is not packed again", () => {
  const held = packed({ sentences: [], omissions: [], layout, words: 0, paragraphs: 0 });
  assert.equal(packed(held), held);
});

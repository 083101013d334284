import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Span } from "../text/prose.ts";
import { afterEdit, blanked, overlap, united } from "./spans.ts";

const LENGTH = 40;
const spans = fc
  .array(fc.tuple(fc.nat(LENGTH), fc.nat(LENGTH)))
  .map((pairs) => united(pairs.map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))));

/** Each character of a text on its own: whether it is in a span. */
const marks = (of: readonly Span[], length: number) =>
  Array.from({ length }, (_, at) => of.some(({ start, end }) => at >= start && at < end));

test("spans that are united are in order and apart, and cover the same", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(LENGTH), fc.nat(LENGTH))), (pairs) => {
      const given = pairs.map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
      const result = united(given);
      assert.deepEqual(marks(result, LENGTH), marks(given, LENGTH));
      for (const [at, span] of result.entries()) {
        assert.ok(span.start < span.end);
        if (at > 0) assert.ok(result[at - 1]!.end < span.start);
      }
    }),
  );
});

test("the overlap is the number of characters in both", () => {
  fc.assert(
    fc.property(spans, fc.nat(LENGTH), fc.nat(LENGTH), (given, a, b) => {
      const span = { start: Math.min(a, b), end: Math.max(a, b) };
      const both = marks(given, LENGTH).slice(span.start, span.end).filter(Boolean).length;
      assert.equal(overlap(given, span), both);
    }),
  );
});

test("an edit moves each character's mark with it, and marks nothing that was typed", () => {
  fc.assert(
    fc.property(spans, fc.nat(LENGTH), fc.nat(LENGTH), fc.nat(9), (given, a, b, inserted) => {
      const [start, end] = [Math.min(a, b), Math.max(a, b)];
      const expected = marks(given, LENGTH);
      expected.splice(start, end - start, ...Array.from({ length: inserted }, () => false));
      const moved = afterEdit(given, { start, removed: end - start, inserted });
      assert.deepEqual(marks(moved, expected.length), expected);
      assert.ok(moved.every((span) => span.start < span.end && span.end <= expected.length));
    }),
  );
});

test("what is blanked keeps its length and its lines; the rest stays", () => {
  const text = "One.\r\nTwo two.\nThree.";
  assert.equal(blanked(text, [{ start: 2, end: 10 }]), "On  \r\n    two.\nThree.");
  assert.equal(blanked(text, []), text);
});

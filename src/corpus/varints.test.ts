import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { VarintReader, VarintWriter } from "./varints.ts";

test("numbers are read as they were written", () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), (numbers) => {
      const writer = new VarintWriter();
      for (const number of numbers) writer.number(number);
      const reader = new VarintReader(writer.finish());
      assert.deepEqual(
        numbers.map(() => reader.number()),
        numbers,
      );
      assert.throws(() => reader.number(), RangeError);
    }),
  );
});

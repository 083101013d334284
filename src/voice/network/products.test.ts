import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { products } from "./products.ts";
import { numbers, someMatrix } from "./testing.ts";

const shape = fc.record({
  rows: fc.integer({ min: 1, max: 40 }),
  columns: fc.integer({ min: 1, max: 20 }).map((sixteens) => sixteens * 16),
  seed: fc.nat(),
});

test("WebAssembly and JavaScript give the same numbers, bit for bit", () => {
  fc.assert(
    fc.property(shape, fc.double({ min: 1e-6, max: 1e6 }), ({ rows, columns, seed }, size) => {
      const next = numbers(seed);
      const matrix = someMatrix(rows, columns, next);
      const vector = Float32Array.from({ length: columns }, () => next() * size);
      const [fast] = products([matrix]);
      const [plain] = products([matrix], false);
      assert.deepEqual(fast?.(vector), plain?.(vector));
    }),
  );
});

test("products are those of the matrix, but for rounding", () => {
  const next = numbers(3);
  const matrix = someMatrix(8, 48, next);
  const vector = Float32Array.from({ length: 48 }, next);
  const product = products([matrix])[0]?.(vector) as Float32Array;
  product.forEach((value, row) => {
    let exact = 0;
    for (let column = 0; column < 48; column++) {
      exact += (matrix.weights[row * 48 + column] as number) * (vector[column] as number);
    }
    exact *= matrix.scales[row] as number;
    assert.ok(Math.abs(value - exact) < 0.01, `row ${row}: ${value}, not ${exact}`);
  });
});

test("nothing times anything is nothing", () => {
  const [multiply] = products([someMatrix(4, 16, numbers(1))]);
  assert.deepEqual(multiply?.(new Float32Array(16)), new Float32Array(4));
});

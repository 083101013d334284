import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { placeOn, principalAxes } from "./principalAxes.ts";

const coordinate = fc.double({ min: -5, max: 5, noNaN: true });
/** Points that spread most along the first coordinate, then along the second, then along the third. */
const points = fc
  .array(fc.tuple(coordinate, coordinate, coordinate), { minLength: 8, maxLength: 30 })
  .map((all) => all.map(([x, y, z], index) => [9 * x + index, 3 * y - index / 9, z / 9]))
  .filter((all) => {
    const { shares } = principalAxes(all, 3);
    // Where two directions are as wide as each other, neither comes first.
    return shares.length === 3 && shares[0]! > 1.2 * shares[1]! && shares[1]! > 1.2 * shares[2]!;
  });

const near = (a: readonly number[], b: readonly number[]) =>
  a.every((value, index) => Math.abs(value - b[index]!) < 1e-6);

test("the same points give the same axes, whatever their order and wherever they lie", () => {
  fc.assert(
    fc.property(points, coordinate, (all, shift) => {
      const axes = principalAxes(all, 2);
      const turned = principalAxes([...all].reverse(), 2);
      const moved = principalAxes(
        all.map((point) => point.map((value) => value + shift)),
        2,
      );
      const weights = axes.directions.map((direction) => direction.map(Math.abs).sort((a, b) => b - a));
      // A sign that two weights of one size would decide is nobody's.
      fc.pre(weights.every(([first, second]) => first! - second! > 1e-6));
      for (const other of [turned, moved]) {
        assert.ok(axes.directions.every((direction, index) => near(direction, other.directions[index]!)));
        assert.ok(near(axes.shares, other.shares));
      }
      assert.ok(
        all.every((point) =>
          near(
            placeOn(axes, point),
            placeOn(
              moved,
              point.map((value) => value + shift),
            ),
          ),
        ),
      );
    }),
  );
});

test("axes stand at right angles, widest first, and shares are of the whole variance", () => {
  fc.assert(
    fc.property(points, (all) => {
      const { directions, shares } = principalAxes(all, 3);
      const product = (a: readonly number[], b: readonly number[]) =>
        a.reduce((sum, value, index) => sum + value * b[index]!, 0);
      directions.forEach((a, i) => {
        directions.forEach((b, j) => {
          assert.ok(Math.abs(product(a, b) - Number(i === j)) < 1e-9);
        });
      });
      assert.ok(shares[0]! >= shares[1]! && shares[1]! >= shares[2]!);
      assert.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-9);
    }),
  );
});

test("a known spread: along the diagonal, and twice as far apart as across it", () => {
  const diagonal = [
    [2, 2],
    [-2, -2],
    [1, -1],
    [-1, 1],
  ];
  const { directions, shares, middle } = principalAxes(diagonal, 2);
  const half = Math.SQRT1_2;
  assert.ok(near(directions[0]!, [half, half]));
  assert.ok(near(shares, [0.8, 0.2]));
  assert.ok(near(middle, [0, 0]));
  assert.ok(near(placeOn({ directions, shares, middle }, [3, 3]), [3 / half, 0]));
});

test("there are no more axes than directions in which points spread", () => {
  const line = [
    [0, 0, 0],
    [1, 1, 1],
    [2, 2, 2],
  ];
  assert.equal(principalAxes(line, 2).directions.length, 1);
  assert.deepEqual(principalAxes([[1, 2]], 2).directions, []);
});

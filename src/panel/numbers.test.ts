import assert from "node:assert/strict";
import { test } from "node:test";
import { formatAlike, formatCount } from "./numbers.ts";

test("figures beside each other have the decimals that their size calls for", () => {
  assert.deepEqual(formatAlike(26.3, 20.2), ["26", "20"]);
  assert.deepEqual(formatAlike(9.13, 2.88), ["9.1", "2.9"]);
  assert.deepEqual(formatAlike(0.151, 0.04), ["0.15", "0.04"]);
});

test("figures beside each other have as many decimals, or none", () => {
  assert.deepEqual(formatAlike(4.8, 5), ["4.8", "5.0"]);
  assert.deepEqual(formatAlike(3, 5), ["3", "5"]);
  assert.deepEqual(formatAlike(0, 5.14), ["0", "5.1"]);
});

test("more decimals only where two figures would else look the same", () => {
  assert.deepEqual(formatAlike(20.4, 20.2), ["20.4", "20.2"]);
  assert.deepEqual(formatAlike(20, 20), ["20", "20"]);
  assert.deepEqual(formatAlike(20.00001, 20.00002), ["20", "20"]);
});

test("nothing is never written as minus nothing", () => {
  assert.deepEqual(formatAlike(-0.001, 3), ["0", "3"]);
  assert.deepEqual(formatAlike(-4, 3), ["-4", "3"]);
});

test("thousands are set apart", () => {
  assert.equal(formatCount(12480), "12,480");
});

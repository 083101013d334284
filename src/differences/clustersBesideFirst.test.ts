import assert from "node:assert/strict";
import { test } from "node:test";
import { clustersBesideFirst } from "./clustersBesideFirst.ts";
import { chooseByEmbeddings } from "./representatives.ts";

const points = [
  [0.1, 0.1],
  [0, 0],
  [10, 0],
  [10.4, 0],
  [10.1, 0.1],
  [0, 10],
  [0, 10.2],
  [0, 11],
];

test("each cluster that the first point is not in, those nearest to its middle first", () => {
  // Middles: 10.167, 0.033 and 0, 10.4.
  assert.deepEqual(clustersBesideFirst(points, 2, 42).toSorted(), [
    [4, 2, 3],
    [6, 5, 7],
  ]);
});

test("writers are chosen by what embeddings make of their texts: one of each cluster, none of the author's own", () => {
  const writers = points.slice(1).map((vector, index) => ({ id: `w${index + 1}`, vector }));
  const [own] = points;
  assert.deepEqual(chooseByEmbeddings({ own: own!, writers }, 2).toSorted(), ["w4", "w6"]);
  assert.deepEqual(chooseByEmbeddings({ own: own!, writers: writers.slice(0, 1) }), ["w1"]);
  const alike = writers.map(({ id }) => ({ id, vector: own! }));
  assert.deepEqual(chooseByEmbeddings({ own: own!, writers: alike }), [], "texts that do not differ");
});

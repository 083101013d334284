import assert from "node:assert/strict";
import { test } from "node:test";
import type { WritersMap } from "../differences/writersMap.ts";
import { allFeatures } from "../style/allFeatures.ts";
import { mapOf } from "./mapOf.ts";
import { mapState } from "./mapState.ts";

const map: WritersMap = {
  register: "post",
  axes: [
    {
      share: 0.2,
      drivers: [
        { feature: "sentence-length", direction: "more" },
        { feature: "contractions", direction: "less" },
      ],
    },
    { share: 0.134, drivers: [] },
  ],
  author: { x: 1, y: 2 },
  real: Array.from({ length: 44 }, (_, index) => ({ x: index, y: 44 - index })),
  realDistances: Array.from({ length: 44 }, (_, index) => 0.9 + index / 100),
  writers: [
    {
      id: "ines",
      added: false,
      x: 0,
      y: 0,
      distance: 0.84,
      chosen: false,
      apart: [{ feature: "long-sentences", direction: "more", own: 37.8, theirs: 0.32, share: 0.1 }],
      shared: [{ feature: "dashes", direction: "less", own: 0.42, theirs: 0.61 }],
    },
    {
      id: "team/tom",
      added: true,
      x: 3,
      y: 0,
      distance: 1.2,
      chosen: true,
      speaker: "team/tom",
      apart: [],
      shared: [],
    },
  ],
};
const cast = { writers: [{ id: "ines", name: "Ines Okafor" }] };

test("a map says how much of the differences it shows, and names its directions in words", () => {
  const { about, across, up } = mapOf(map, cast);
  assert.match(
    about,
    /44 writers of articles and posts differ most: 33% of all that they differ in \(20% and 13%\)/,
  );
  assert.equal(
    across.more,
    "write longer sentences and use contractions such as “don't” and “it's” less often",
  );
  assert.equal(
    across.less,
    "write shorter sentences and use contractions such as “don't” and “it's” more often",
  );
  assert.deepEqual(up, { more: "", less: "" });
});

test("why somebody is near or far is told with figures; what is little is not nothing", () => {
  const [ines, tom] = mapOf(map, cast).writers;
  assert.deepEqual(ines!.apart, [
    "You write more sentences of 30 words or more: 38% of sentences, they 0.32%.",
  ]);
  assert.deepEqual(ines!.shared, [
    "Both of you use dashes less often: you 0.42 in every 1,000 words, they 0.61.",
  ]);
  assert.deepEqual(
    [ines!.name, ines!.distance, tom!.name, tom!.distance],
    ["Ines Okafor", "0.84", "team/tom", "1.20"],
  );
});

test("the page takes what it is given", () => {
  assert.deepEqual(mapState.parse(JSON.parse(JSON.stringify(mapOf(map, cast)))), mapOf(map, cast));
});

test("every habit can be said of others as well as of the author", () => {
  for (const { id, says } of allFeatures)
    for (const clause of Object.values(says))
      assert.doesNotMatch(clause.replaceAll(/“[^”]*”/g, ""), /\byour?\b/, id);
});

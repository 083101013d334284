import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type SideCounts, sideOf, spellingOf } from "./spelling.ts";

test("words are known on both sides, in all their forms", () => {
  const pairs =
    "colour/color favourite/favorite organise/organize organisation/organization analysed/analyzed travelled/traveled labelling/labeling centre/center theatre/theater defence/defense catalogue/catalog grey/gray sceptical/skeptical fulfil/fulfill enrolment/enrollment skilful/skillful neighbourhood/neighborhood";
  for (const pair of pairs.split(" ")) {
    const [british = "", american = ""] = pair.split("/");
    assert.deepEqual([spellingOf(british)?.side, spellingOf(british)?.other], ["british", american]);
    assert.deepEqual([spellingOf(american)?.side, spellingOf(american)?.other], ["american", british]);
  }
});

test("what is one spelling everywhere, or has another meaning, is left alone", () => {
  for (const word of [
    "exercise",
    "advise",
    "surprise",
    "four",
    "hour",
    "size",
    "acre",
    "analyses",
    "practice",
    "license",
    "disc",
    "cancellation",
    "program",
    "check",
    "meter",
    "called",
    "telling",
  ])
    assert.equal(spellingOf(word), undefined, word);
  assert.equal(spellingOf("programme")?.other, "program");
});

const none = { british: 0, american: 0 };
const counts = (ize: Partial<typeof none>, other: Partial<typeof none>): SideCounts => ({
  ize: { ...none, ...ize },
  other: { ...none, ...other },
});

test("Oxford spelling is British with -ize", () => {
  const oxford = counts({ american: 9 }, { british: 9, american: 1 });
  assert.equal(sideOf("ize", oxford), "american");
  assert.equal(sideOf("other", oxford), "british");
});

test("one family speaks for the other where that is clear", () => {
  assert.equal(sideOf("ize", counts({}, { american: 2 })), "american");
  assert.equal(sideOf("ize", counts({}, { british: 2 })), undefined);
  assert.equal(sideOf("other", counts({ british: 2 }, {})), "british");
  assert.equal(sideOf("other", counts({ american: 2 }, {})), undefined);
  assert.equal(sideOf("other", counts({}, { british: 3, american: 3 })), "mixed");
});

test("swapping the sides of the other words swaps the answer", () => {
  const times = fc.nat({ max: 20 });
  fc.assert(
    fc.property(times, times, (british, american) => {
      const swap = { british: "american", american: "british", mixed: "mixed" } as const;
      const side = sideOf("other", counts({}, { british, american }));
      const swapped = sideOf("other", counts({}, { british: american, american: british }));
      assert.equal(swapped, side && swap[side]);
    }),
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Difference, DifferenceReport, Measure } from "../differences/report.ts";
import { featureOf } from "../style/allFeatures.ts";
import type { Direction } from "../style/feature.ts";
import { extractProse } from "../text/extractProse.ts";
import { agreementOf, withItsWord } from "./agreement.ts";

/** A report that tells these: feature, the author's value, the others' mean. */
function telling(
  ...told: readonly (readonly [string, number, number])[]
): Pick<DifferenceReport, "differences" | "measures"> {
  const measures = told.map(([id, value, mean]): Measure => {
    const feature = featureOf(id);
    assert.ok(feature, id);
    const { group, aspect, unit } = feature;
    const norm = { mean, sd: 1, writers: 40 };
    return {
      id,
      group,
      aspect,
      unit,
      value,
      norm,
      z: 2,
      interval: [value, value],
      difference: true,
      confidence: 0.9,
    };
  });
  const differences = told.map(([feature, value, mean]): Difference => {
    const direction: Direction = value > mean ? "more" : "less";
    return { feature, direction, evidence: [], contrast: [] };
  });
  return { measures, differences };
}

function told(text: string, report: ReturnType<typeof telling>, steering = {}) {
  const { along, against } = agreementOf(extractProse(text, "plaintext"), report, steering);
  return { along: along.map(({ feature }) => feature), against: against.map(({ feature }) => feature) };
}

const CONTRACTIONS = telling(["contractions", 30, 2]);
const CONTRACTED = "I don't think it's going to rain, and we can't wait.";
const PLAIN =
  "The committee has considered the proposal at length, and it has found that the works at the bridge cannot begin before the water in the river has fallen below the mark, which is not likely to happen before the end of the summer, when those who would have to do the works are not there, so that nothing will be done.";

test("what a text has speaks for a difference", () => {
  assert.deepEqual(told(CONTRACTED, CONTRACTIONS), { along: ["contractions"], against: [] });
});

test("what it lacks speaks against one, once it is long enough to tell", () => {
  assert.deepEqual(told("It is going to rain.", CONTRACTIONS), { along: [], against: [] });
  assert.deepEqual(told(PLAIN, CONTRACTIONS), { along: [], against: ["contractions"] });
});

test("doing what the author does less than others speaks against a text", () => {
  assert.deepEqual(told(CONTRACTED, telling(["contractions", 2, 30])), {
    along: [],
    against: ["contractions"],
  });
});

test("sentences are long or short", () => {
  const report = telling(["sentence-length", 9, 24]);
  assert.deepEqual(told("We went. It rained. Nobody came.", report), {
    along: ["sentence-length"],
    against: [],
  });
  assert.deepEqual(told(PLAIN, report), { along: [], against: ["sentence-length"] });
});

test("what the author turned away from is not asked for", () => {
  assert.deepEqual(told(CONTRACTED, CONTRACTIONS, { contractions: { wish: "leaveOut", pull: -1 } }), {
    along: [],
    against: [],
  });
  assert.deepEqual(told(CONTRACTED, CONTRACTIONS, { contractions: { wish: "more", pull: 1 } }).along, [
    "contractions",
  ]);
});

test("a text without words tells nothing", () => {
  assert.deepEqual(told("", telling(["contractions", 30, 2], ["questions", 20, 2])), {
    along: [],
    against: [],
  });
});

test("no text goes both along with a difference and against it, and author and others changed over turns it round", () => {
  const piece = fc.constantFrom(
    "I don't know. ",
    "It is so. ",
    "Why? ",
    "But we went on, and on, and on. ",
    "the long road ",
  );
  const value = fc.integer({ min: 0, max: 60 });
  const feature = fc.constantFrom(
    "contractions",
    "questions",
    "sentence-length",
    "commas",
    "word-length",
    "opens-and-but",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), feature, value, value, (pieces, id, author, others) => {
      const text = pieces.join("");
      const one = told(text, telling([id, author, others]));
      const other = told(text, telling([id, others, author]));
      assert.ok(one.along.length + one.against.length <= 1);
      assert.deepEqual(one.along, other.against);
      assert.deepEqual(one.against, other.along);
    }),
  );
});

test("a continuation from the middle of a word is told with the whole word", () => {
  assert.equal(withItsWord("uld rather mend it", "And I wo"), "would rather mend it");
  assert.equal(withItsWord("t need it", "He didn’"), "didn’t need it");
  assert.equal(withItsWord(" rather", "And I would"), " rather");
  assert.equal(withItsWord(", but", "And I would"), ", but");
  assert.equal(withItsWord("Would", "And so. "), "Would");
});

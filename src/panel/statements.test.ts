import assert from "node:assert/strict";
import { test } from "node:test";
import type { Register } from "../corpus/corpus.ts";
import { allFeatures, featureOf } from "../style/allFeatures.ts";
import type { Direction } from "../style/feature.ts";
import {
  comparedWith,
  describeConfidence,
  describeDifference,
  figuresOf,
  headlineOf,
  statementOf,
} from "./statements.ts";

const measured = (value: number, mean: number) => ({ value, norm: { mean, sd: 1, writers: 44 } });

test("a statement says what, how much, and beside whom", () => {
  const cases: [
    feature: string,
    direction: Direction,
    value: number,
    mean: number,
    register: Register,
    statement: string,
  ][] = [
    [
      "sentence-length",
      "more",
      26.3,
      20.2,
      "post",
      "You write longer sentences: 26 words on average, where 44 writers of articles and posts average 20.",
    ],
    [
      "opens-and-but",
      "more",
      9.13,
      2.88,
      "post",
      "You open a sentence with “And”, “But”, “So” or “Or” more often: 9.1% of your sentences, where 44 writers of articles and posts average 2.9%.",
    ],
    [
      "dashes",
      "less",
      0,
      3.3,
      "fiction",
      "You use dashes less often: none in this writing, where 44 novelists average 3.3 in every 1,000 words.",
    ],
    [
      "commas",
      "more",
      1.42,
      1.01,
      "proposal",
      "You use more commas: 1.4 in a sentence, where 44 writers of proposals and specifications average 1.0.",
    ],
    [
      "word-length",
      "less",
      4.61,
      4.96,
      "post",
      "You use shorter words: 4.6 letters on average, where 44 writers of articles and posts average 5.0.",
    ],
    [
      "paragraph-sentences",
      "more",
      4.14,
      2.6,
      "post",
      "You put more sentences into a paragraph: 4.1 sentences on average, where 44 writers of articles and posts average 2.6.",
    ],
    [
      "vocabulary",
      "more",
      75,
      71,
      "post",
      "You use a wider vocabulary than 44 writers of articles and posts on average.",
    ],
  ];
  for (const [id, direction, value, mean, register, statement] of cases) {
    assert.equal(statementOf(measured(value, mean), featureOf(id)!, direction, register), statement);
  }
});

test("figures that are near each other are still told apart", () => {
  const longer = statementOf(measured(20.4, 20.2), featureOf("sentence-length")!, "more", "post");
  assert.match(longer, /20\.4 words on average, where .* average 20\.2\./);
});

test("every feature makes a sentence, either way", () => {
  for (const feature of allFeatures) {
    for (const direction of ["more", "less"] as const) {
      const measure = direction === "more" ? measured(31.4, 12.7) : measured(12.7, 31.4);
      const statement = statementOf(measure, feature, direction, "post");
      assert.match(statement, /^You [a-z].*[^.]\.$/, "one sentence");
      assert.doesNotMatch(statement, /undefined|NaN|\{\d\}| {2}|\.\.|:.*:/, "no gaps");
      assert.ok(!feature.says[direction].endsWith("."), "a clause, to be gone on with");
      assert.equal(/31.*13|13.*31/.test(statement), feature.tellingFigure, statement);
      if (!feature.tellingFigure)
        assert.match(feature.says[direction], /\b(more|less|fewer|\w+er)\b/, "“… than others” can follow");
    }
  }
});

test("a headline and its figures are the statement in two", () => {
  for (const feature of allFeatures.filter(({ tellingFigure }) => tellingFigure)) {
    const measure = measured(31.4, 12.7);
    assert.equal(
      `${headlineOf(feature, "more")}: ${figuresOf(measure, feature, "more", [], "post")}`,
      statementOf(measure, feature, "more", "post"),
    );
  }
});

test("where a figure says nothing, the author's place among the writers does", () => {
  const vocabulary = featureOf("vocabulary")!;
  const placed = (direction: Direction, ...values: number[]) =>
    figuresOf(measured(75, 71), vocabulary, direction, values, "post");
  assert.equal(placed("more", 70, 72, 78), "Further that way than 2 of 44 writers of articles and posts.");
  assert.equal(placed("less", 70, 76, 78), "Further that way than 2 of 44 writers of articles and posts.");
  assert.equal(placed("more", 70, 72), "Further that way than all of 44 writers of articles and posts.");
});

test("whom the author is compared with, with their number where it is known", () => {
  const measure = {
    id: "dashes",
    group: "writing",
    aspect: "punctuation",
    unit: "per 1000 words",
    value: 1,
    z: -1,
    interval: [0.5, 1.5],
    norm: { mean: 3, sd: 1, writers: 33 },
    difference: false,
    confidence: 0.5,
  } as const;
  assert.equal(comparedWith({ register: "fiction", measures: [measure] }), "33 novelists");
  assert.equal(comparedWith({ register: "post", measures: [] }), "writers of articles and posts");
});

test("a difference of a report is described; one that is not measured is refused", () => {
  const difference = { feature: "dashes", direction: "less", evidence: [], contrast: [] } as const;
  assert.throws(() => describeDifference(difference, { register: "post", measures: [] }), RangeError);
});

test("confidence is put into words that never say more than is known", () => {
  assert.match(describeConfidence(0.75), /^It may hold .* about 75 times in 100\.$/);
  assert.match(describeConfidence(0.899), /^Likely .* about 89 times in 100\.$/);
  assert.match(describeConfidence(0.9), /^Very likely .* about 90 times in 100\.$/);
  assert.match(describeConfidence(0.9999), /^Very likely .* about 99 times in 100\.$/);
});

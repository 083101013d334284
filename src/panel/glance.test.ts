import assert from "node:assert/strict";
import { test } from "node:test";
import type { DifferenceReport, Measure } from "../differences/report.ts";
import { featureOf } from "../style/allFeatures.ts";
import { glanceAt } from "./glance.ts";
import type { DifferenceView } from "./protocol.ts";
import { headlineOf } from "./statements.ts";

type Found = readonly [id: string, confidence: number];

function glanceOf(...found: readonly Found[]) {
  return glanceAt(report(found), found.map(view));
}

function view([id, confidence]: Found): DifferenceView {
  const { unit, tellingFigure, group } = featureOf(id)!;
  return {
    feature: id,
    name: id,
    unit,
    tellingFigure,
    value: 8,
    interval: [7, 9],
    mean: 3.5,
    writers: [2, 5],
    group,
    direction: "more",
    tentative: confidence < 0.85,
    headline: headlineOf(featureOf(id)!, "more"),
    figures: "",
    confidence: "",
    evidence: [],
    contrast: [],
  };
}

function report(found: readonly Found[]): DifferenceReport {
  const measures = found.map(([id, confidence]): Measure => {
    const { group, aspect, unit } = featureOf(id)!;
    const norm = { mean: 3.5, sd: 1, writers: 44 };
    return { id, group, aspect, unit, value: 8, norm, z: 2, interval: [7, 9], difference: true, confidence };
  });
  return {
    register: "post",
    kinds: [],
    unknownKind: false,
    words: 5200,
    documents: 7,
    measures,
    differences: [],
    tentative: [],
    representatives: [],
    wordsNeeded: 2000,
    preference: "",
  };
}

test("at a glance: the strongest three with figures, how sure all are, and on what they rest", () => {
  assert.deepEqual(glanceOf(["dashes", 0.93], ["sentence-length", 0.91], ["i", 0.87], ["commas", 0.86]), {
    glance: [
      "You use dashes more often: 8.0 in every 1,000 words; others, 3.5.",
      "You write longer sentences: 8.0 words on average; others, 3.5.",
      "You speak as “I” more often: 8.0 in every 1,000 words; others, 3.5.",
    ],
    footing: [
      "2 of the 4 differences found are very likely to hold in what you write next. The others are likely to.",
      "This rests on 5,200 words in 7 documents of yours, beside 44 writers of articles and posts.",
    ],
  });
});

test("each is of another aspect; a figure that says nothing is left out", () => {
  const { glance } = glanceOf(["dashes", 0.93], ["commas", 0.92], ["vocabulary", 0.91]);
  assert.equal(glance.length, 2);
  assert.match(glance[0]!, /dashes/);
  assert.equal(glance[1], "You use a wider vocabulary.");
});

test("where little is sure, what is less sure is said to be that", () => {
  const { glance, footing } = glanceOf(["dashes", 0.93], ["questions", 0.75], ["i", 0.74], ["links", 0.72]);
  assert.equal(glance[1], "Less surely, you ask more questions and speak as “I” more often.");
  assert.equal(footing[0], "The one difference found is very likely to hold in what you write next.");
  const unsure = glanceOf(["questions", 0.75]);
  assert.deepEqual(unsure.glance, ["It may be that you ask more questions."]);
  assert.match(unsure.footing[0]!, /^Nothing stands out so clearly/);
});

test("how sure it is agrees in number", () => {
  const first = (...found: Found[]) => glanceOf(...found).footing[0];
  assert.equal(
    first(["dashes", 0.93], ["i", 0.87]),
    "1 of the 2 differences found is very likely to hold in what you write next. The other is likely to.",
  );
  assert.match(first(["dashes", 0.93], ["i", 0.91])!, /^Both differences found are very likely/);
  assert.match(first(["dashes", 0.86], ["i", 0.86])!, /^The 2 differences found are likely/);
});

test("where nothing is found nothing is said", () => {
  assert.deepEqual(glanceOf(), { glance: [], footing: [] });
});

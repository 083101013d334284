import assert from "node:assert/strict";
import { test } from "node:test";
import type { Cast } from "../corpus/comparedWriters.ts";
import type { Difference, DifferenceReport, Measure } from "../differences/report.ts";
import { featureOf } from "../style/allFeatures.ts";
import { toPage } from "./protocol.ts";
import { viewOf } from "./viewOf.ts";

const cast: Cast = {
  tasks: [{ id: "proposal", name: "Design proposal" }],
  writers: [{ id: "ines", name: "Ines Okafor" }],
  figures: {
    writers: [
      {
        id: "a",
        register: "post",
        documents: 9,
        words: 9000,
        features: { dashes: 5, "sentence-length": 20 },
      },
      { id: "b", register: "post", documents: 9, words: 9000, features: { dashes: 2 } },
      { id: "c", register: "fiction", documents: 9, words: 9000, features: { dashes: 9 } },
    ],
  },
};

const around = { skipped: 2, nameOf: (document: string) => document.replace("file:///", "") };

function measure(id: string, confidence: number, z = 2): Measure {
  const { group, aspect, unit } = featureOf(id) ?? featureOf("dashes")!;
  const norm = { mean: 3.5, sd: 1, writers: 2 };
  return {
    id,
    group,
    aspect,
    unit,
    value: 8,
    norm,
    z,
    interval: [7, 9],
    difference: confidence > 0.85,
    confidence,
  };
}

function difference(feature: string): Difference {
  return {
    feature,
    direction: "more",
    evidence: [
      { document: "file:///sea.md", start: 10, end: 24, quote: "Wind — then rain.", marks: [[5, 6]] },
    ],
    contrast: [{ writer: "ines", task: "proposal", quote: "It rained." }],
  };
}

function report(differences: readonly [id: string, confidence: number][]): DifferenceReport {
  return {
    register: "post",
    kinds: [{ register: "post", documents: 7, words: 5200 }],
    unknownKind: false,
    words: 5200,
    documents: 7,
    measures: [...differences.map(([id, confidence]) => measure(id, confidence)), measure("i", 0.4, 0.5)],
    differences: differences.map(([id]) => difference(id)),
    tentative: [],
    representatives: [],
    wordsNeeded: 2000,
    preference: "Use dashes.",
  };
}

test("a difference is set beside the writers of its register, with names that a person knows", () => {
  const [dashes] = viewOf(report([["dashes", 0.93]]), cast, around).differences;
  assert.deepEqual(dashes, {
    feature: "dashes",
    group: "writing",
    name: "dashes",
    direction: "more",
    tentative: false,
    unit: "per 1000 words",
    tellingFigure: true,
    value: 8,
    interval: [7, 9],
    mean: 3.5,
    writers: [2, 5],
    headline: "You use dashes more often",
    figures: "8.0 in every 1,000 words, where 2 writers of articles and posts average 3.5.",
    confidence: "Very likely to hold in your other writing: such differences do about 93 times in 100.",
    evidence: [
      {
        document: "file:///sea.md",
        title: "sea.md",
        start: 10,
        end: 24,
        quote: "Wind — then rain.",
        marks: [[5, 6]],
      },
    ],
    contrast: [{ writer: "Ines Okafor", task: "Design proposal", quote: "It rained." }],
  });
});

test("where nothing is claimed there is a first picture instead, of figures that say something", () => {
  const none = {
    ...report([]),
    words: 800,
    measures: [measure("dashes", 0.3, -0.4), measure("vocabulary", 0.6, 3), measure("commas", 0.5, 1.2)],
  };
  const { glance, standings } = viewOf(none, cast, around);
  assert.deepEqual(glance, []);
  assert.deepEqual(
    standings.map(({ feature }) => feature),
    ["commas", "dashes"],
  );
});

test("what is less sure comes last, is marked, and is not counted among what is found", () => {
  const { measures } = report([
    ["dashes", 0.93],
    ["commas", 0.75],
  ]);
  const both = viewOf(
    { ...report([["dashes", 0.93]]), measures, tentative: [difference("commas")] },
    cast,
    around,
  );
  assert.deepEqual(
    both.differences.map(({ feature, tentative }) => [feature, tentative]),
    [
      ["dashes", false],
      ["commas", true],
    ],
  );
  assert.match(both.footing[0]!, /^The one difference found/);
});

test("what an earlier list of features measured is left out", () => {
  const view = viewOf(
    report([
      ["withdrawn", 0.95],
      ["dashes", 0.9],
    ]),
    cast,
    around,
  );
  assert.deepEqual(
    view.differences.map(({ feature }) => feature),
    ["dashes"],
  );
});

test("a view reaches the page as it is", () => {
  const message = {
    type: "state",
    state: viewOf(
      report([
        ["dashes", 0.93],
        ["i", 0.9],
      ]),
      cast,
      around,
    ),
  };
  assert.deepEqual(toPage.parse(JSON.parse(JSON.stringify(message))), message);
});

test("the kinds of a history are told where there are several", () => {
  const one = report([["dashes", 0.9]]);
  assert.equal(viewOf(one, cast, { skipped: 0, nameOf: String }).kinds, undefined);
  const several: DifferenceReport = {
    ...one,
    kinds: [...one.kinds, { register: "fiction", documents: 3, words: 9000 }],
    unknownKind: false,
  };
  assert.deepEqual(viewOf(several, cast, { skipped: 0, nameOf: String }).kinds, [
    { register: "post", name: "posts", documents: 7, shown: true },
    { register: "fiction", name: "fiction", documents: 3, shown: false },
  ]);
});

test("what the author turned is told by its headline, or by its name where it is no difference now", () => {
  const { turned } = viewOf(report([["dashes", 0.9]]), cast, {
    skipped: 0,
    nameOf: String,
    steering: {
      dashes: { wish: "leaveOut", pull: -1 },
      semicolons: { wish: "more", pull: 1 },
      contractions: { wish: "pin", pull: 0, direction: "less" },
      passives: { wish: "less", pull: -1 },
      "no-such-feature": { wish: "more", pull: 1 },
    },
  });
  assert.deepEqual(
    turned.map(({ feature, wish, modelOnly }) => [feature, wish, modelOnly]),
    [
      ["dashes", "leaveOut", false],
      ["semicolons", "more", false],
      ["contractions", "pin", false],
      ["passives", "less", true],
    ],
  );
  assert.match(turned[0]!.title, /^You /);
  assert.equal(turned[1]!.title, "semicolons");
  assert.match(turned[2]!.title, /^You /);
});

test("what is like others is what would not hold, where there is enough writing to say so", () => {
  const some = report([["dashes", 0.9]]);
  const { likeOthers } = viewOf(some, cast, { skipped: 0, nameOf: String });
  assert.deepEqual(
    likeOthers.map(({ feature }) => feature),
    ["i"],
  );
  const little = { ...some, words: some.wordsNeeded - 1 };
  assert.deepEqual(viewOf(little, cast, { skipped: 0, nameOf: String }).likeOthers, []);
});

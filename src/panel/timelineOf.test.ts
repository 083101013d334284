import assert from "node:assert/strict";
import { test } from "node:test";
import type { OverTime } from "../differences/lookBack.ts";
import { timelineOf } from "./timelineOf.ts";
import { timelineState } from "./timelineState.ts";

const on = (year: number, month = 1, day = 1) => Date.UTC(year, month - 1, day);
const moments = [on(2019), on(2020), on(2021), on(2023), on(2024)].map((at, index) => ({
  at,
  from: at,
  to: at,
  documents: [`${index}.md`],
  words: 400,
}));
const looking: OverTime = {
  timeline: {
    dated: 5,
    undated: 2,
    span: [on(2019), on(2024)],
    isLong: true,
    moments,
    traits: [
      {
        feature: "sentence-length",
        mean: 20,
        values: [31, 30, undefined, 25, 24],
        line: [31, 24],
        change: {
          direction: "less",
          first: { from: on(2019), to: on(2019, 6), value: 31.2 },
          last: { from: on(2023), to: on(2024), value: 24.4 },
        },
      },
      { feature: "vocabulary", mean: 70, values: [71, 72, 73, 74, 75] },
    ],
  },
  odd: {
    document: "3.md",
    words: 400,
    times: 1.71,
    because: [{ feature: "colons", direction: "less", value: 1.1, others: 11.4 }],
  },
};
const state = timelineOf(looking, (id) => `notes/${id}`);

test("a change is told with its figures and when they were so; where none is clear, that is said", () => {
  assert.deepEqual(
    state.traits.map(({ says }) => says),
    [
      "You have come to write shorter sentences: 31 words in 2019, 24 in 2023 – 2024.",
      "No clear change.",
    ].map((says) => says.replaceAll(" – ", "\u2009–\u2009")),
  );
  assert.deepEqual(state.ends, ["2019", "2024"]);
});

test("a moment without a value is left out, and documents keep their names", () => {
  const [first] = state.traits;
  assert.equal(first!.moments.length, 4);
  assert.deepEqual(first!.moments[0], {
    at: on(2019),
    value: 31,
    words: 400,
    label: "Jan 1, 2019: 31 words",
    count: 1,
    documents: [{ id: "0.md", title: "notes/0.md" }],
  });
});

test("what little the dates can say is said, and what is left out", () => {
  assert.match(state.about, /2 documents have no date and are left out\. A change is told where/);
  const short = { timeline: { ...looking.timeline, isLong: false, traits: [] } };
  assert.match(timelineOf(short, String).about, /at least five days.*documents of yours with a date: 5\./);
  const none = { timeline: { dated: 0, undated: 3, isLong: false, moments: [], traits: [] } };
  assert.match(timelineOf(none, String).about, /with a date: 0\..*3 documents have no date/);
});

test("the odd document is named, how odd it is, and why", () => {
  assert.deepEqual(state.odd, {
    id: "3.md",
    title: "notes/3.md",
    says: "It is 1.7 times as far from your other documents as one of yours usually is from the rest.",
    because: ["You use colons less often there: 1 in every 1,000 words, in the others 11."],
  });
});

test("many documents of one time are counted, not named", () => {
  const crowd = { ...moments[0]!, documents: Array.from({ length: 9 }, (_, index) => `${index}.md`) };
  const { traits } = timelineOf(
    { timeline: { ...looking.timeline, moments: [crowd, ...moments.slice(1)] } },
    String,
  );
  assert.deepEqual([traits[0]!.moments[0]!.count, traits[0]!.moments[0]!.documents], [9, []]);
});

test("the page takes what it is given", () => {
  assert.deepEqual(timelineState.parse(JSON.parse(JSON.stringify(state))), state);
});

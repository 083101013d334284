import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parseCorpus } from "../corpus/parseCorpus.ts";
import { randomFrom } from "../evaluation/dpl/random.ts";
import { countProse } from "../style/counts.ts";
import { extractProse } from "../text/extractProse.ts";
import { oddOneOut } from "./oddOneOut.ts";
import { type DatedDocument, timelineOf } from "./timeline.ts";

const { figures } = parseCorpus({
  figures: readFileSync(new URL("../../corpus/figures.json", import.meta.url), "utf8"),
  tasks: '[{"id":"note","name":"Note","purpose":"to tell what is new","terms":["release"],"facts":[]}]',
  writers: {
    anna: {
      writer: '{"id":"anna","name":"Anna","description":"Brisk."}',
      passages: { note: "It is out." },
    },
  },
});
const norms = figures.norms.post;
const DAY = 86_400_000;
const START = Date.UTC(2019, 0, 1);

/** About 300 words in sentences of about `length`. */
function document(length: number, random = () => 0.5): string {
  const sentences = Array.from({ length: Math.round(300 / length) }, () => {
    const words = Math.max(3, Math.round(length * (0.8 + 0.4 * random())));
    return `The ${Array.from({ length: words - 2 }, (_, word) => ["boat", "keeper", "of", "the", "mill"][word % 5]).join(" ")} slept.`;
  });
  return sentences.join(" ");
}
const dated = (index: number, text: string, day = 30 * index): DatedDocument => ({
  id: `${String(index).padStart(3, "0")}.md`,
  counts: countProse(extractProse(text, "markdown")),
  written: START + day * DAY,
});
const follow = (documents: readonly DatedDocument[], ...features: string[]) =>
  timelineOf(documents, features, norms);

test("sentences that become shorter are told to, with the figures of the first and the last third", () => {
  const random = randomFrom("shorter");
  const documents = Array.from({ length: 30 }, (_, index) => dated(index, document(34 - index / 2, random)));
  const [trait] = follow(documents, "sentence-length").traits;
  const { direction, first, last } = trait!.change!;
  assert.equal(direction, "less");
  assert.ok(first.value > 29 && first.value < 34 && last.value > 19 && last.value < 25);
  assert.deepEqual([first.from, first.to], [START, START + 270 * DAY]);
  assert.ok(trait!.line![0] > trait!.line![1]);
  assert.equal(trait!.values.length, 30);
});

test("the order in which documents come makes no difference", () => {
  const documents = Array.from({ length: 20 }, (_, index) => dated(index, document(20 + (index % 7))));
  assert.deepEqual(follow([...documents].reverse(), "sentence-length"), follow(documents, "sentence-length"));
});

test("of authors who do not change, hardly any is told to", () => {
  const random = randomFrom("steady");
  const told = Array.from({ length: 60 }, () => {
    const documents = Array.from({ length: 14 }, (_, index) =>
      dated(index, document(15 + 12 * random(), random)),
    );
    return follow(documents, "sentence-length").traits[0]!.change;
  });
  assert.ok(told.filter((change) => change !== undefined).length <= 2);
});

test("nothing is told of a change that nobody would notice, nor of a few documents", () => {
  const hardly = Array.from({ length: 40 }, (_, index) => dated(index, document(20 + index / 100)));
  assert.equal(follow(hardly, "sentence-length").traits[0]!.change, undefined);
  const few = Array.from({ length: 8 }, (_, index) => dated(index, document(34 - 2 * index)));
  assert.equal(follow(few, "sentence-length").traits[0]!.change, undefined);
});

test("documents without a date are left out and counted; those of one day are one moment", () => {
  const undated: DatedDocument = { ...dated(99, document(20)), written: undefined };
  const documents = [
    undated,
    ...Array.from({ length: 6 }, (_, index) => dated(index, document(20))),
    dated(7, document(12), 0),
  ];
  const timeline = follow(documents, "sentence-length");
  assert.deepEqual([timeline.dated, timeline.undated, timeline.isLong], [7, 1, true]);
  assert.deepEqual(timeline.moments[0]!.documents, ["000.md", "007.md"]);
  assert.equal(follow(documents.slice(0, 4), "sentence-length").isLong, false);
  const copied = Array.from({ length: 30 }, (_, index) => dated(index, document(20), index / 40));
  assert.equal(follow(copied, "sentence-length").isLong, false, "copied in one go");
});

test("many documents share their marks, and none is lost", () => {
  const documents = Array.from({ length: 350 }, (_, index) => dated(index, document(20), index));
  const { moments } = follow(documents, "sentence-length");
  assert.equal(moments.length, 100);
  assert.deepEqual(
    moments.flatMap((moment) => moment.documents),
    documents.map(({ id }) => id),
  );
});

test("the document that is written another way is the odd one, and why is said", () => {
  const documents = Array.from({ length: 12 }, (_, index) => dated(index, document(18 + (index % 3))));
  const shout = dated(50, "Why? Who knows! I do not. Do you? Never! I told you so. ".repeat(25));
  const odd = oddOneOut([...documents, shout], norms, figures.families)!;
  assert.equal(odd.document, "050.md");
  assert.ok(odd.times > 1.5);
  for (const { direction, value, others } of odd.because)
    assert.equal(direction, value > others ? "more" : "less");
  assert.equal(new Set(odd.because.map(({ feature }) => figures.families[feature] ?? feature)).size, 3);
});

test("short documents are not called odd, nor is one of a few", () => {
  const documents = Array.from({ length: 12 }, (_, index) => dated(index, document(18 + (index % 3))));
  const short = dated(50, "Why? Who knows! I do not. Do you? Never! I told you so. ".repeat(5));
  assert.notEqual(oddOneOut([...documents, short], norms, figures.families)?.document, "050.md");
  assert.equal(oddOneOut(documents.slice(0, 4), norms, figures.families), undefined);
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Corpus } from "../corpus/corpus.ts";
import { joinWriters } from "../corpus/joinWriters.ts";
import { parseCorpus } from "../corpus/parseCorpus.ts";
import { featureOf } from "../style/allFeatures.ts";
import { countProse } from "../style/counts.ts";
import { extractProse } from "../text/extractProse.ts";
import { mapWriters, type WritersMap } from "./writersMap.ts";

const brisk =
  "We shipped it. It works. Don't wait! Go and get it, and tell us what broke. You'll find the notes below.";
const slow =
  "The application, which had been in preparation for the better part of a year, was published on the Tuesday that followed, although certain limitations, documented elsewhere, remained to be addressed by its maintainers.";

const bundled: Corpus = parseCorpus({
  figures: readFileSync(new URL("../../corpus/figures.json", import.meta.url), "utf8"),
  tasks: '[{"id":"note","name":"Note","purpose":"to tell what is new","terms":["release"],"facts":[]}]',
  writers: Object.fromEntries(
    Object.entries({ brisk, twin: brisk, slow }).map(([id, text]) => [
      id,
      {
        writer: JSON.stringify({ id, name: id, description: "A writer." }),
        passages: { note: repeated(text, 12) },
      },
    ]),
  ),
});

function repeated(text: string, times: number): string {
  return Array.from({ length: times }, () => text).join("\n\n");
}
const works = (text: string, documents: number) =>
  Array.from({ length: documents }, () => countProse(extractProse(repeated(text, 20), "markdown")));
const author = works(slow, 6);
const more = works(`${slow} But why? Because I say so.`, 9);
const places = (map: WritersMap) => ({
  axes: map.axes,
  real: map.real,
  writers: map.writers.map(({ id, x, y }) => ({ id, x, y })).sort((a, b) => (a.id < b.id ? -1 : 1)),
});

test("the author moves alone: writers and axes stay where they are, whatever the author writes", () => {
  const [one, other] = [mapWriters(author, bundled)!, mapWriters(more, bundled)!];
  assert.equal(one.register, other.register, "or they would be other maps");
  assert.deepEqual(places(one), places(other));
  assert.notDeepEqual(one.author, other.author);
});

test("writers who write the same stand on one point, as far from the author", () => {
  const { writers } = mapWriters(author, bundled)!;
  const [a, b] = ["brisk", "twin"].map((id) => writers.find((writer) => writer.id === id)!);
  assert.deepEqual([a!.x, a!.y, a!.distance], [b!.x, b!.y, b!.distance]);
});

test("an added writer is named, not counted among the real ones; the map is drawn from those", () => {
  const { register, real } = mapWriters(author, bundled)!;
  const someone = bundled.figures.writers.find((writer) => writer.register === register)!;
  const joined = joinWriters(bundled, [
    { ...someone, id: "team/anna", name: "anna", concentration: 1 / someone.documents, excerpts: [] },
  ]);
  const map = mapWriters(author, joined)!;
  assert.equal(map.real.length, real.length);
  const anna = map.writers.find(({ id }) => id === "team/anna")!;
  assert.ok(anna.added);
  // She writes as one of the real writers does, to the last figure.
  assert.ok(map.real.some(({ x, y }) => Math.hypot(x - anna.x, y - anna.y) < 1e-9));
});

test("nobody who is only known by figures is named", () => {
  const text = JSON.stringify(mapWriters(author, bundled));
  for (const { id } of bundled.figures.writers) assert.ok(!text.includes(`"${id}"`), id);
});

test("nearest first, and why agrees with the figures", () => {
  const { writers } = mapWriters(author, bundled)!;
  assert.deepEqual(
    writers.map(({ distance }) => distance),
    writers.map(({ distance }) => distance).sort((a, b) => a - b),
  );
  assert.equal(writers[0]!.id, "slow");
  for (const { apart, shared } of writers) {
    for (const { feature, direction, own, theirs, share } of apart) {
      assert.equal(direction, own > theirs ? "more" : "less", feature);
      assert.ok(share > 0 && share <= 1 && featureOf(feature)!.tellingFigure);
    }
    for (const { feature, direction, own, theirs } of shared) {
      const { mean } = bundled.figures.norms[mapWriters(author, bundled)!.register][feature]!;
      for (const value of [own, theirs]) assert.equal(direction, value > mean ? "more" : "less", feature);
    }
  }
});

test("every group has one who speaks for it, of the group itself", () => {
  const { writers } = mapWriters(author, bundled)!;
  for (const { speaker } of writers) {
    if (speaker === undefined) continue;
    const chosen = writers.find(({ id }) => id === speaker)!;
    assert.ok(chosen.chosen && chosen.speaker === speaker);
  }
});

test("too little writing is placed nowhere", () => {
  assert.equal(mapWriters(works(slow, 1), bundled), undefined);
  assert.equal(mapWriters([], bundled), undefined);
});

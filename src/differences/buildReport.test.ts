import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Corpus } from "../corpus/corpus.ts";
import { parseCorpus } from "../corpus/parseCorpus.ts";
import { countProse } from "../style/counts.ts";
import { extractProse } from "../text/extractProse.ts";
import { buildReport, type ReportDocument } from "./buildReport.ts";
import { TENTATIVE_FROM, TOLD_FROM, WORDS_NEEDED } from "./confidence.ts";

const plain =
  "The new version is out. It reads files faster, and it keeps the settings of the last one. Nobody has to do anything.";
const warm =
  "We're thrilled! You asked — and we listened. Don't wait: what could be better than a version that just works? But see for yourself.";
const stiff =
  "A revision of the application has been prepared. Configuration is retained. However, certain limitations, which are documented elsewhere, remain to be addressed.";
const personal =
  "I rewrote the reader because I was tired of waiting. I think it's better now. And I kept my old settings, so you can keep yours.";
const numeric =
  "Version 2.1 reads 40 files in 3 seconds; 2.0 took 12. Settings from 1.9 to 2.0 are kept. Memory use falls by 18 percent.";

const corpus: Corpus = parseCorpus({
  figures: readFileSync(new URL("../../corpus/figures.json", import.meta.url), "utf8"),
  tasks: JSON.stringify([
    {
      id: "release-note",
      name: "Release note",
      purpose: "to tell what is new",
      terms: ["version", "release", "new"],
      facts: ["It is out."],
    },
    {
      id: "diary",
      name: "Diary",
      purpose: "to remember a day",
      terms: ["rain", "garden", "keeper", "morning"],
      facts: ["It rained."],
    },
  ]),
  writers: Object.fromEntries(
    Object.entries({ plain, warm, stiff, personal, numeric }).map(([id, note]) => [
      id,
      {
        writer: JSON.stringify({ id, name: id, description: `${id} prose` }),
        passages: { "release-note": note, diary: note.replaceAll("version", "garden") },
      },
    ]),
  ),
});

const who = [
  "The keeper",
  "My neighbour",
  "A girl from the village",
  "The old miller",
  "Somebody in the yard",
];
const did = [
  "carried the lamp to the mill",
  "asked about the boats",
  "wrote a letter about the new version",
  "closed the gate before the rain",
  "found a key under the garden wall",
];
const then = [
  "while the others slept",
  "because the road was long",
  "and nobody saw it",
  "in the early morning",
  "without a word to anyone",
];

/** Twelve documents of about 250 words; `open` is what is put before a sentence, given its number. */
function writeAuthor(open: (sentence: number) => string): ReportDocument[] {
  return Array.from({ length: 12 }, (_, document) => {
    const sentences = Array.from({ length: 20 }, (_, index) => {
      const turn = document * 7 + index;
      const subject = who[turn % who.length]!;
      const opening = open(turn);
      const start = opening === "" ? subject : `${opening} ${subject[0]!.toLowerCase()}${subject.slice(1)}`;
      return `${start} ${did[(turn * 3 + document) % did.length]} ${then[(turn + index) % then.length]}.`;
    });
    const text = [sentences.slice(0, 7), sentences.slice(7, 14), sentences.slice(14)]
      .map((part) => part.join(" "))
      .join("\n\n");
    const prose = extractProse(text, "markdown");
    return { id: `${document}.md`, text, prose, counts: countProse(prose) };
  });
}

const author = writeAuthor((sentence) => (sentence % 2 === 0 ? "And" : ""));
const report = buildReport(author, corpus);

test("an author who opens every other sentence with And is told so, first of all, with sentences that show it", () => {
  const difference = report.differences.find(({ feature }) => feature === "opens-and-but");
  assert.equal(difference?.direction, "more");
  assert.equal(difference.evidence.length, 3);
  for (const { document, start, end, quote, marks } of difference.evidence) {
    const source = author.find(({ id }) => id === document)!;
    assert.equal(source.text.slice(start, end), quote);
    assert.deepEqual(
      marks.map(([from, to]) => quote.slice(from, to)),
      ["And"],
    );
  }
  assert.equal(new Set(difference.evidence.map(({ document }) => document)).size, 3, "from three documents");
  const measure = report.measures.find(({ id }) => id === "opens-and-but")!;
  assert.ok(measure.difference && measure.z > 1 && measure.confidence >= TOLD_FROM);
  assert.ok(measure.interval[0] <= measure.value && measure.value <= measure.interval[1]);
});

test("the same author without the And is not told so", () => {
  const without = buildReport(
    writeAuthor(() => ""),
    corpus,
  );
  assert.ok(
    without.differences.every(
      ({ feature, direction }) => feature !== "opens-and-but" || direction === "less",
    ),
  );
});

test("the contrast is a representative writer's, on the task, and does it the other way", () => {
  const difference = report.differences.find(({ feature }) => feature === "opens-and-but")!;
  assert.ok(difference.contrast.length > 0);
  for (const { writer, quote } of difference.contrast) {
    assert.ok(report.representatives.some((representative) => representative.writer === writer));
    assert.ok(!/^(And|But|So)\b/.test(quote));
  }
});

test("a writer whom the person added is quoted as such, by the name of the document", () => {
  const ben = {
    id: "team/ben",
    name: "ben",
    register: report.register,
    documents: 4,
    words: 4000,
    concentration: 0.25,
    features: {},
    excerpts: [
      { title: "garden.md", languageId: "markdown", text: "The rain kept the garden. Nobody came." },
    ],
  };
  const { differences, representatives } = buildReport(author, { ...corpus, writers: [], added: [ben] });
  const { contrast } = differences.find(({ feature }) => feature === "opens-and-but")!;
  assert.deepEqual(
    representatives.map(({ writer }) => writer),
    ["team/ben"],
  );
  assert.deepEqual(
    contrast.map(({ writer, task, added }) => ({ writer, task, added })),
    [{ writer: "team/ben", task: "garden.md", added: true }],
  );
});

test("no sentence shows two differences, and no family is told twice", () => {
  const places = report.differences.flatMap(({ evidence }) =>
    evidence.map(({ document, start }) => `${document} ${start}`),
  );
  assert.equal(new Set(places).size, places.length);
  const families = report.differences.map(({ feature }) => corpus.figures.families[feature]);
  assert.equal(new Set(families).size, families.length);
});

test("the preference has a line for each difference, with figures", () => {
  const lines = report.preference.split("\n");
  assert.equal(lines.length, report.differences.length + report.tentative.length);
  assert.ok(
    lines.some((line) =>
      /^Often open a sentence with “And”, “But”, “So” or “Or”: about 50 % of sentences, where others have [\d.]+\.$/.test(
        line,
      ),
    ),
  );
});

test("what is tentative is not told: less sure, of another family, and shown by other sentences", () => {
  const told = new Set(report.differences.map(({ feature }) => feature));
  const confidence = new Map(report.measures.map((measure) => [measure.id, measure.confidence]));
  assert.ok(report.tentative.length > 0);
  for (const { feature } of report.tentative) {
    assert.ok(!told.has(feature));
    assert.ok(confidence.get(feature)! >= TENTATIVE_FROM && confidence.get(feature)! < TOLD_FROM);
  }
  const shown = [...report.differences, ...report.tentative].flatMap(({ evidence }) => evidence);
  assert.equal(new Set(shown.map(({ document, start }) => `${document} ${start}`)).size, shown.length);
});

test("the order of documents makes no difference to what is measured", () => {
  const other = buildReport(author.toReversed(), corpus);
  assert.deepEqual(other.measures, report.measures);
  assert.deepEqual(other.representatives, report.representatives);
  assert.equal(other.preference, report.preference);
});

test("too little writing claims nothing, and says what it takes", () => {
  const little = buildReport(author.slice(0, 3), corpus);
  assert.ok(little.words > 300 && little.words < WORDS_NEEDED);
  assert.deepEqual(little.differences, []);
  assert.equal(little.preference, "");
  assert.equal(little.wordsNeeded, WORDS_NEEDED);
  assert.ok(little.measures.every(({ difference }) => !difference));
});

test("one long document claims nothing: it may be the document's way, not the author's", () => {
  const text = author.map((document) => document.text).join("\n\n");
  const prose = extractProse(text, "markdown");
  const single = buildReport([{ id: "novel.md", text, prose, counts: countProse(prose) }], corpus);
  assert.deepEqual(single.differences, []);
  assert.ok(Math.max(...single.measures.map(({ confidence }) => confidence)) < TOLD_FROM);
});

test("nothing at all is a report, too", () => {
  const empty = buildReport([], corpus);
  assert.deepEqual([empty.words, empty.documents, empty.measures, empty.differences], [0, 0, [], []]);
});

test("representatives are other writers, each once", () => {
  const ids = report.representatives.map(({ writer }) => writer);
  assert.ok(ids.length >= 2 && ids.length <= 4);
  assert.equal(new Set(ids).size, ids.length);
});

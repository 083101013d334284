import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Prose } from "../text/prose.ts";
import type { SourceText } from "./document.ts";
import { Library } from "./library.ts";

const NUMBERS = [
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/** Sentences that are this topic's alone: eight words each. */
const about = (topic: string, count = 6) =>
  NUMBERS.slice(0, count)
    .map((number) => `This is what I wrote about the ${topic} ${number}.`)
    .join(" ");

const source = (id: string, text: string, modified?: number): SourceText =>
  modified === undefined
    ? { id, languageId: "markdown", text }
    : { id, languageId: "markdown", text, modified };

function libraryOf(...sources: SourceText[]): Library {
  const library = new Library();
  for (const each of sources) library.add(each);
  return library;
}

const ids = (library: Library) => library.documents().map(({ id }) => id);
const reasons = (library: Library) => library.skipped().map(({ path, reason }) => `${path} ${reason}`);

test("says why a file is no document", () => {
  const library = libraryOf(
    source("code", "```\nx\n```"),
    source("short", "This is too short."),
    source("german", "Der Fuchs springt über den Hund, und dann war er weg. ".repeat(4)),
    source("large", "a".repeat(5_000_001)),
    source("binary", "a\0b"),
    { id: "paper.odt", languageId: "odt", text: about("fox") },
  );
  assert.deepEqual(ids(library), []);
  assert.deepEqual(reasons(library), [
    "binary binary",
    "code noProse",
    "german notEnglish",
    "large tooLarge",
    "paper.odt unsupportedFormat",
    "short tooShort",
  ]);
});

test("an id stands for one document: added again it is replaced, removed it is gone", () => {
  const library = libraryOf(source("a", about("fox")), source("a", about("hen")));
  assert.match(library.documents()[0]!.prose.sentences[0]!.text, /hen/);
  library.add(source("a", "Short."));
  assert.deepEqual([ids(library), reasons(library)], [[], ["a tooShort"]]);
  library.remove("a");
  assert.deepEqual(library.summary(), { documents: 0, words: 0, skipped: [] });
});

test("of two versions the newest stays, and the other comes back when it goes", () => {
  const library = libraryOf(
    source("old", about("fox"), 1),
    source("new", `${about("fox")} And that is it.`, 2),
  );
  assert.deepEqual(ids(library), ["new"]);
  assert.deepEqual(library.skipped(), [{ path: "old", reason: "duplicate", detail: "new" }]);
  library.remove("new");
  assert.deepEqual(ids(library), ["old"]);
});

test("an older version that is added later is told so", () => {
  const library = libraryOf(source("new", about("fox"), 2));
  assert.deepEqual(library.add(source("old", about("fox"), 1)), {
    path: "old",
    reason: "duplicate",
    detail: "new",
  });
});

test("a sentence that three documents share is nobody's prose; two may share one", () => {
  const byline = "This was first printed in the Daily Fox.";
  const library = libraryOf(
    source("a", `${about("fox")} ${byline}`),
    source("b", `${about("hen")} ${byline}`),
  );
  assert.equal(library.documents()[0]!.prose.sentences.length, 7);
  const before = asData(library.documents()[0]!.prose);

  library.add(source("c", `${byline} ${about("owl")} Yes.`));
  const [a, , c] = library.documents();
  assert.equal(a!.prose.sentences.length, 6);
  assert.equal(a!.prose.words, before.words - 8);
  assert.equal(library.omissions()[0]!.omissions.at(-1)!.reason, "repeated");
  assert.equal(c!.prose.sentences.at(-1)!.text, "Yes.");

  library.remove("c");
  assert.deepEqual(asData(library.documents()[0]!.prose), before);
});

test("copies of one document do not make its sentences boilerplate", () => {
  const library = libraryOf(source("a", about("fox")), source("b", about("fox")), source("c", about("fox")));
  assert.deepEqual(ids(library), ["a"]);
  assert.equal(library.documents()[0]!.prose.sentences.length, 6);
});

test("what others wrote is context: its sentences and its marks of layout are not the author's", () => {
  const theirs = "> Quoted by them.\n\n- They wrote this list item, which has\n";
  const text = `${about("fox")}\n\n${theirs}  an end that I added.\n\n${about("hen")}\n`;
  const at = text.indexOf(theirs);
  const library = libraryOf({ ...source("a", text), notMine: [{ start: at, end: at + theirs.length }] });
  const { prose } = library.documents()[0]!;
  assert.equal(prose.sentences.length, 12);
  assert.equal(prose.layout.quotations, 0);
  assert.equal(prose.layout.listItems, 0);
  const left = prose.omissions.filter(({ reason }) => reason === "notMine");
  assert.deepEqual(
    left.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, " ")),
    ["They wrote this list item, which has an end that I added."],
  );
  const own = text.slice(prose.sentences[11]!.start, prose.sentences[11]!.end);
  assert.equal(own, "This is what I wrote about the hen six.");

  library.add({ ...source("a", text), notMine: [{ start: 0, end: text.length }] });
  assert.deepEqual(reasons(library), ["a notMine"]);
});

test("sentences known not to be the author's are left out wherever they stand, and come back", () => {
  const known = new Set<string>();
  const library = new Library((sentence) => known.has(sentence));
  library.add(source("a", about("fox")));
  library.add(source("b", about("hen")));
  const before = shown(library);
  const hen = library.documents()[1];
  const [first] = before.documents[0]!.prose.sentences;

  known.add(first!.text);
  library.reconsider([first!.text]);
  const [a, b] = library.documents();
  assert.equal(a!.prose.sentences.length, 5);
  assert.deepEqual(a!.prose.omissions, [{ start: first!.start, end: first!.end, reason: "notMine" }]);
  assert.equal(b, hen, "a document without the sentence stays the same object");
  library.reconsider();
  assert.equal(library.documents()[0], a, "and so does one that is judged as before");

  for (const { text } of a!.prose.sentences) known.add(text);
  library.reconsider();
  assert.deepEqual([ids(library), reasons(library)], [["b"], ["a notMine"]]);
  const all = [...known];
  known.clear();
  library.reconsider(all.slice(0, 1));
  assert.deepEqual(shown(library), before);
  library.remove("a");
  library.reconsider();
  assert.deepEqual(ids(library), ["b"]);
});

test("an unchanged document stays the same object", () => {
  const library = libraryOf(source("a", about("fox")));
  const [before] = library.documents();
  library.add(source("b", about("hen")));
  assert.equal(library.documents()[0], before);
});

/** Documents over few topics, so that they overlap, repeat and duplicate each other. */
const sources = fc.array(
  fc.record({
    id: fc.constantFrom("a", "b", "c", "d", "e"),
    topics: fc.array(fc.constantFrom("fox", "hen", "owl", "cat"), { minLength: 1, maxLength: 3 }),
    count: fc.integer({ min: 1, max: 12 }),
    modified: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  }),
  { maxLength: 8 },
);

const sourceOf = ({
  id,
  topics,
  count,
  modified,
}: {
  id: string;
  topics: string[];
  count: number;
  modified: number | undefined;
}) => source(id, topics.map((topic) => about(topic, count)).join("\n\n"), modified);

/** Packed prose shows its sentences only when it is asked for them. */
const asData = (prose: Prose): Prose => ({
  ...prose,
  sentences: prose.sentences,
  omissions: prose.omissions,
});

const shown = (library: Library) => ({
  documents: library.documents().map((document) => ({ ...document, prose: asData(document.prose) })),
  skipped: library.skipped(),
});

test("adding and then removing leaves everything as it was, and the order of adding does not matter", () => {
  fc.assert(
    fc.property(sources, sources, (first, second) => {
      const library = libraryOf(...first.map(sourceOf));
      const before = structuredClone(shown(library));
      const added = second.map((each) => ({ ...sourceOf(each), id: `${each.id}2` }));
      for (const each of added) {
        library.add(each);
        library.documents();
      }
      for (const { id } of added) library.remove(id);
      assert.deepEqual(shown(library), before);

      const last = [...new Map(first.map((each) => [each.id, each])).values()];
      assert.deepEqual(shown(libraryOf(...last.toReversed().map(sourceOf))), before);
    }),
  );
});

test("what is marked and then marked back leaves everything as it was, in whatever order documents came", () => {
  const topics = fc.subarray(["fox", "hen", "owl", "cat"]);
  fc.assert(
    fc.property(sources, topics, fc.boolean(), (all, marked, isNamed) => {
      const known = new Set<string>();
      const isNotMine = (sentence: string) => known.has(sentence);
      const library = new Library(isNotMine);
      for (const each of all) library.add(sourceOf(each));
      const before = structuredClone(shown(library));
      const sentences = marked.flatMap((topic) => about(topic, 12).split(/(?<=\.) /));
      const changed = isNamed ? sentences : undefined;

      for (const each of sentences) known.add(each);
      library.reconsider(changed);
      const late = new Library(isNotMine);
      for (const each of new Map(all.map((one) => [one.id, one])).values()) late.add(sourceOf(each));
      assert.deepEqual(shown(library), shown(late));
      for (const { prose } of library.documents())
        assert.ok(prose.sentences.every(({ text }) => !known.has(text)));

      known.clear();
      library.reconsider(changed);
      assert.deepEqual(shown(library), before);
    }),
  );
});

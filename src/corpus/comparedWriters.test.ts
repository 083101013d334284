import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ComparedWriters } from "./comparedWriters.ts";
import { makePack, parsePack } from "./pack.ts";
import { CorpusError, parseCorpus } from "./parseCorpus.ts";
import { readWriters, type WriterTexts } from "./readWriters.ts";

const bundled = parseCorpus({
  figures: readFileSync(new URL("../../corpus/figures.json", import.meta.url), "utf8"),
  tasks: '[{"id":"note","name":"Note","purpose":"to tell what is new","terms":["release"],"facts":[]}]',
  writers: {
    anna: {
      writer: '{"id":"anna","name":"Anna","description":"Brisk."}',
      passages: { note: "It is out. Go and get it." },
    },
  },
});

/** Posts of about 200 words, no two sentences alike. */
function writer(name: string, posts: number, sentence = (n: number) => DEFAULT(n)): WriterTexts {
  return {
    name,
    documents: Array.from({ length: posts }, (_, post) => ({
      id: `${post}.md`,
      languageId: "markdown",
      text: Array.from({ length: 10 }, (_, line) => sentence(10 * post + line)).join("\n\n"),
    })),
  };
}
const DEFAULT = (n: number) =>
  `This week our team launched page number ${n} for the people who use our services — and we want to tell you what we learned.`;
const team = (...writers: WriterTexts[]) => ({ id: "file:///team", label: "team", writers });

test("an added writer counts in the norms of one register alone, and is shown among the writers", () => {
  const compared = new ComparedWriters(bundled);
  assert.deepEqual(compared.add(team(writer("ben", 8), writer("cleo", 8))), []);
  const { figures, added } = compared.corpus;
  const { register } = added[0]!;
  const before = bundled.figures.norms[register].dashes!;
  const after = figures.norms[register].dashes!;
  assert.deepEqual(
    added.map(({ id }) => id),
    ["team/ben", "team/cleo"],
  );
  assert.equal(after.writers, before.writers + 2);
  assert.ok(after.mean > before.mean && after.between > 0, "they use more dashes");
  for (const other of ["post", "proposal", "fiction"] as const)
    if (other !== register) assert.equal(figures.norms[other], bundled.figures.norms[other]);
  assert.equal(figures.writers.length, bundled.figures.writers.length + 2);
  assert.deepEqual(
    compared.cast.writers.map(({ name }) => name),
    ["Anna", "ben", "cleo"],
  );
});

test("writers that are left out count nowhere, and come back", () => {
  const compared = new ComparedWriters(bundled);
  compared.add(team(writer("ben", 8)));
  const all = compared.corpus;
  assert.equal(compared.leaveOut(["anna", "team/ben"]), true);
  assert.equal(compared.leaveOut(["team/ben", "anna"]), false);
  assert.deepEqual([compared.corpus.writers, compared.corpus.added], [[], []]);
  assert.deepEqual(compared.corpus.figures, bundled.figures);
  assert.equal(compared.cast.writers.length, 2, "they can still be chosen");
  compared.leaveOut([]);
  assert.deepEqual(compared.corpus, all);
});

test("what a source gives takes the place of what it gave before; removed, nothing of it is left", () => {
  const compared = new ComparedWriters(bundled);
  compared.add(team(writer("ben", 8)));
  compared.add(team(writer("cleo", 8)));
  assert.deepEqual(
    compared.corpus.added.map(({ name }) => name),
    ["cleo"],
  );
  compared.remove("file:///team");
  assert.deepEqual(compared.corpus, bundled);
});

test("who cannot be used is told, and the others stay", () => {
  const german = (n: number) =>
    `In der ${n}. Woche haben wir eine neue Seite für die Menschen veröffentlicht, die unsere Dienste nutzen, und viel gelernt.`;
  const compared = new ComparedWriters(bundled);
  const problems = compared.add(team(writer("ben", 8), writer("dora", 2), writer("emil", 8, german)));
  assert.deepEqual(problems, [
    { kind: "tooFewWords", path: "team/dora", words: 480, needed: 1000 },
    { kind: "notEnglish", path: "team/emil" },
  ]);
  assert.equal(compared.corpus.added.length, 1);
  assert.deepEqual(compared.add({ id: "x", label: "team", writers: [writer("ben", 8)] }), [
    { kind: "sameName", path: "team/ben" },
  ]);
  assert.deepEqual(compared.add({ id: "y", label: "empty", writers: [] }), [
    { kind: "noWriters", path: "empty" },
  ]);
  const [bad] = compared.add({ id: "z", label: "team.json", pack: "{}" });
  assert.ok(bad?.kind === "badPack" && /^team\.json: format: /.test(bad.detail));
});

test("what several documents share is nobody's", () => {
  const footer = "Sign up for our newsletter — and follow us everywhere!";
  const { documents } = writer("ben", 8);
  const withFooter = documents.map((document) => ({ ...document, text: `${document.text}\n\n${footer}` }));
  const { writers } = readWriters("team", [{ name: "ben", documents: withFooter }], bundled.figures);
  assert.equal(writers[0]!.features.exclamations, 0);
});

test("a pack holds the same figures without a sentence, and passages where they are asked for", () => {
  const { writers } = readWriters("team", [writer("ben", 8)], bundled.figures);
  const bare = makePack("team", writers, { withPassages: false });
  assert.ok(!bare.includes("launched") && !bare.includes("0.md"));
  const [loaded] = parsePack("pack.json", bare);
  const [ben] = writers;
  assert.ok(loaded && ben);
  assert.deepEqual([loaded.id, loaded.register, loaded.words], [ben.id, ben.register, ben.words]);
  for (const [id, value] of Object.entries(ben.features))
    assert.ok(Math.abs(loaded.features[id]! - value) <= 1e-3 * Math.abs(value), id);
  assert.deepEqual(loaded.excerpts, []);
  const [full] = parsePack("pack.json", makePack("team", writers, { withPassages: true }));
  assert.deepEqual(full!.excerpts, ben.excerpts);
  assert.ok(ben.excerpts.length === 8 && ben.excerpts[0]!.text.startsWith("This week"));
});

test("a pack of another version, or cut short, is refused by file and field", () => {
  const { writers } = readWriters("team", [writer("ben", 8)], bundled.figures);
  const pack = makePack("team", writers, { withPassages: false });
  const fails = (text: string, message: RegExp) =>
    assert.throws(
      () => parsePack("pack.json", text),
      (error) => error instanceof CorpusError && message.test(error.message),
    );
  fails(pack.replace(/"features":"\w+"/, '"features":"old"'), /^pack\.json: features: /);
  fails(pack.replace('"contractions",', ""), /^pack\.json: writers\.ben\.values: /);
  fails(pack.slice(0, 100), /^pack\.json: not JSON$/);
});

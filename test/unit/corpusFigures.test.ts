import assert from "node:assert/strict";
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { countAuthor } from "../../scripts/corpus/countAuthor.ts";
import { drawFigures, toLines, trialPlan } from "../../scripts/corpus/drawFigures.ts";
import { authorsOfPart, listSources } from "../../scripts/corpus/listAuthors.ts";
import { logisticRegression } from "../../scripts/corpus/logisticRegression.ts";
import { inOrder, readParts, writePart } from "../../scripts/corpus/parts.ts";
import { readAuthors, readSource } from "../../scripts/corpus/readAuthors.ts";
import { seeded } from "../../scripts/corpus/seeded.ts";
import { SharedSentences } from "../../scripts/corpus/sharedSentences.ts";
import { countProse } from "../../src/style/counts.ts";
import { countNames } from "../../src/style/tally.ts";
import { extractProse } from "../../src/text/extractProse.ts";

const root = mkdtempSync(join(tmpdir(), "idiolect-figures-test-"));
const data = join(root, "data");
const LICENCE = "Anyone may copy this page, provided that this notice is kept.";

const subjects = "the parser,a reader,our server,this proposal,every test,the old index,somebody".split(",");
const verbs = "keeps,reads,forgets,was moved to,clearly needs,should never change,perhaps finds".split(",");
const objects = "the whole file,its own history,two different keys,a smaller cache,what came before".split(
  ",",
);

/** Prose of some sentences, in the manner of the number. */
function invented(manner: number, sentences: number): string {
  const random = seeded(manner);
  const one = (words: readonly string[]) =>
    words[Math.floor(random() ** (1 + (manner % 3) / 3) * words.length)]!;
  return Array.from({ length: sentences }, (_, index) => {
    const more = random() < (manner % 5) / 5 ? `, and ${one(subjects)} ${one(verbs)} ${one(objects)}` : "";
    const sentence = `${one(subjects)} ${one(verbs)} ${one(objects)}${more} ${manner} times ${index}.`;
    return sentence[0]!.toUpperCase() + sentence.slice(1) + (index % 6 === 5 ? "\n\n" : " ");
  }).join("");
}

before(() => {
  for (const [kind, source] of ["peps", "digitalgov"].entries())
    for (let author = 1; author <= 7; author++)
      for (let document = 1; document <= 4; document++) {
        const folder = join(data, "writing", source, `author-${author}`);
        mkdirSync(folder, { recursive: true });
        const text = invented(100 * kind + 10 * author + document, 40 + 30 * document);
        writeFileSync(join(folder, `${document}.md`), `${text}\n\n${LICENCE}\n`);
      }
  mkdirSync(join(data, "novels"));
  for (let author = 1; author <= 5; author++)
    writeFileSync(join(data, "novels", `Author${author}_Title_1900.txt`), invented(300 + author, 600));
});
after(() => rmSync(root, { recursive: true }));

/** Counts a folder in so many parts. Returns their paths, the last part first. */
async function partsOf(folder: string, of: number): Promise<string[]> {
  const sources = listSources(folder);
  const paths: string[] = [];
  for (let part = of; part >= 1; part--) {
    const wanted = authorsOfPart(sources, part, of);
    const counted = sources.flatMap((source) =>
      [...readSource(source, (id) => wanted.has(id))].map((author) => countAuthor(author, trialPlan)),
    );
    const path = join(mkdtempSync(join(root, "part-")), `${part}`);
    await writePart(path, { part, of, authors: 19, bytes: 1 }, counted);
    paths.push(path);
  }
  return paths;
}

async function figuresOf(parts: readonly string[]): Promise<string> {
  const ordered = await inOrder(parts);
  return toLines((await drawFigures(() => readParts(ordered))).figures);
}

test("in however many parts a folder is counted, its figures are the same to the byte", async () => {
  const whole = await figuresOf(await partsOf(data, 1));
  assert.match(whole, /"id":"digitalgov-07"/);
  assert.match(whole, /"confidence":\{"bias":-?\d/);
  assert.equal(await figuresOf(await partsOf(data, 3)), whole);
  assert.equal(await figuresOf(await partsOf(data, 30)), whole);
});

test("a document that is there twice counts once", async () => {
  const doubled = join(root, "doubled");
  cpSync(data, doubled, { recursive: true });
  const folder = join(doubled, "writing", "peps", "author-3");
  copyFileSync(join(folder, "2.md"), join(folder, "2-again.md"));
  assert.equal(await figuresOf(await partsOf(doubled, 2)), await figuresOf(await partsOf(data, 1)));
});

test("a part that is missing, there twice or of another folder is named", async () => {
  const [third, second, first] = await partsOf(data, 3);
  await assert.rejects(inOrder([first!, third!]), /part 2 of 3 is missing/);
  await assert.rejects(inOrder([first!, second!, second!, third!]), /part 2 of 3 is there twice/);
  const other = join(root, "other");
  await writePart(other, { part: 2, of: 3, authors: 20, bytes: 1 }, []);
  await assert.rejects(inOrder([first!, other, third!]), /other: not a part of the same folder as/);
  const lines = readFileSync(second!, "utf8").split("\n");
  writeFileSync(other, [lines[0], lines[1]!.replace(/"works":\[\[\d+/, '"works":[[-1')].join("\n"));
  await assert.rejects(readParts([other]).next(), /other, line 2: not what/);
});

test("parts hold whole numbers and single words", async () => {
  const [path] = await partsOf(data, 1);
  const text = readFileSync(path!, "utf8");
  assert.ok(!text.includes("keeps the whole"), "a phrase is in a part");
  assert.doesNotMatch(text.slice(text.indexOf("\n")), /\d\.\d/);
});

test("what many documents of a source share is nobody's; novels have none of it", () => {
  const authors = readAuthors(data);
  assert.equal(authors.length, 19);
  const sentences = authors.flatMap(({ documents }) => documents.flatMap((prose) => prose.sentences));
  assert.ok(sentences.length > 1000);
  assert.ok(!sentences.some(({ text }) => text === LICENCE));
});

test("a source whose register is not known is named, with what to say where", () => {
  const unknown = join(root, "unknown");
  mkdirSync(join(unknown, "writing", "letters", "anna"), { recursive: true });
  writeFileSync(join(unknown, "writing", "letters", "anna", "1.md"), "A letter.");
  assert.throws(() => listSources(unknown), /letters: say in .*registers\.json.*"letters": "proposal"/);
  writeFileSync(join(unknown, "registers.json"), '{"letters": "post"}');
  assert.equal(listSources(unknown)[0]!.authors[0]!.register, "post");
  writeFileSync(join(unknown, "registers.json"), '{"letters": "song"}');
  assert.throws(() => listSources(unknown), /registers\.json: must be/);
});

test("every author is in one part, and parts are of about a size", () => {
  const sources = listSources(data);
  const authors = sources.flatMap((source) => source.authors);
  const total = authors.reduce((sum, { size }) => sum + size, 0);
  const parts = [1, 2, 3, 4].map((part) => authorsOfPart(sources, part, 4));
  assert.deepEqual(
    parts.flatMap((part) => [...part]),
    authors.map(({ id }) => id),
  );
  const largest = Math.max(...authors.map(({ size }) => size));
  for (const part of parts) {
    const size = authors.reduce((sum, author) => sum + (part.has(author.id) ? author.size : 0), 0);
    assert.ok(Math.abs(size - total / 4) <= largest, `${size} of ${total}`);
  }
});

test("documents counted on the way agree with documents counted by themselves", () => {
  const author = readAuthors(data)[9]!;
  const { works, pieces, trials, times } = countAuthor(author, trialPlan);
  author.documents.forEach((prose, index) => {
    const alone = countProse(prose);
    for (const name of countNames) assert.equal(works[index]![name], alone[name], name);
  });
  assert.equal(pieces.length, 0);
  assert.equal(
    times.values().reduce((sum, number) => sum + number, 0),
    author.documents.reduce((sum, { words }) => sum + words, 0),
  );
  assert.equal(trials.length, trialPlan.splits);
  for (const { order, histories } of trials)
    for (const { size, whole, part } of histories) {
      const words = order
        .slice(0, whole)
        .reduce((sum, index) => sum + author.documents[index]!.words, part?.letterWords ?? 0);
      assert.ok(words >= 0.95 * size && words < size + 40, `${words} for ${size}`);
    }
});

test("a long document is counted in pieces that have its words", () => {
  const prose = extractProse(invented(7, 900), "plaintext");
  const author = { id: "long", source: "s", register: "fiction", documents: [prose] } as const;
  const { works, pieces } = countAuthor(author, { splits: 0, seed: 1 });
  assert.equal(pieces.length, Math.floor(prose.words / 2500));
  const inPieces = pieces.reduce((sum, { sentences }) => sum + sentences, 0);
  assert.ok(inPieces <= works[0]!.sentences && works[0]!.sentences - inPieces < 900 / pieces.length);
});

test("shared sentences are told exactly, whatever their counters say", () => {
  const proses = Array.from({ length: 5 }, (_, index) =>
    extractProse(
      `${LICENCE} ${index < 2 ? "Twice only, this one. " : ""}My own words number ${index}.`,
      "plaintext",
    ),
  );
  const shared = new SharedSentences();
  for (const prose of proses) shared.meet(prose);
  for (const prose of proses) shared.count(prose);
  assert.ok(shared.has(LICENCE));
  assert.ok(!shared.has("Twice only, this one."));
  assert.ok(!shared.has("My own words number 1."));
});

test("logistic regression finds how likely outcomes are, and no weight below zero", () => {
  const random = seeded(3);
  const outcomes = Array.from({ length: 20_000 }, () => {
    const inputs = [4 * random(), 10 + random(), random()];
    const chance = 1 / (1 + Math.exp(-(1.5 * inputs[0]! - 2 - 3 * inputs[2]!)));
    return { inputs, isTrue: random() < chance, weight: 1 / 20_000 };
  });
  const { weights } = logisticRegression(outcomes);
  assert.ok(Math.abs(weights[0]! - 1.4) < 0.2, `${weights[0]}`);
  assert.ok(weights.every((weight) => weight >= 0));
  assert.equal(weights[2], 0, "what speaks against is left out");
});

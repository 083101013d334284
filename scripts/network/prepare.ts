/**
 * Makes what scripts/network/train.py learns from: subwords, and the training texts spelled in them.
 *
 *   node scripts/network/prepare.ts <data folder> <work folder>
 *
 * Writes subwords.json, and as unsigned 16-bit numbers modern.bin (`writing/` of the network's authors, `background/`), novels.bin, and
 * mixer.bin (the mixer's authors, to watch the training by). No text goes into the first two that shares sentences with the mixer's or the test's authors.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BEGINNING, Subwords } from "../../src/voice/network/subwords.ts";
import { piecesOfProse } from "../../src/voice/piecesOfProse.ts";
import { readProse, writingBelow } from "../corpus/readWriting.ts";
import { authorsOf } from "./folds.ts";
import { learnSubwords } from "./learnSubwords.ts";

const SUBWORDS = 8192;
/** Novels are of another century: their words count for this much when subwords are chosen. */
const NOVELS_WEIGHT = 0.15;
const SHINGLE = 8;
/** Texts that share more of their shingles with a text kept apart are left out. */
const MOST_SHARED = 0.05;

const [data, work] = process.argv.slice(2);
if (data === undefined || work === undefined)
  throw new Error("usage: node scripts/network/prepare.ts <data folder> <work folder>");
mkdirSync(work, { recursive: true });

const writing = join(data, "writing");
const piecesBelow = (folder: string) => writingBelow(folder).map((path) => piecesOfProse(readProse(path)));
const apart = [...authorsOf(writing, "mixer"), ...authorsOf(writing, "test")].flatMap(piecesBelow);
const apartShingles = new Set(apart.flatMap(shinglesOf));
const isOwn = (pieces: readonly string[]) => {
  const shingles = shinglesOf(pieces);
  return shingles.filter((shingle) => apartShingles.has(shingle)).length <= MOST_SHARED * shingles.length;
};

const modern = [...authorsOf(writing, "network"), join(data, "background")]
  .flatMap(piecesBelow)
  .filter(isOwn);
const novels = piecesBelow(join(data, "novels"));
const frequencies = new Map<string, number>();
count(modern, 1);
count(novels, NOVELS_WEIGHT);
const table = learnSubwords(frequencies, SUBWORDS);
writeFileSync(join(work, "subwords.json"), JSON.stringify(table));
const subwords = new Subwords(table);
write("modern.bin", shuffled(modern));
write("novels.bin", novels);
write("mixer.bin", authorsOf(writing, "mixer").flatMap(piecesBelow));

function shinglesOf(pieces: readonly string[]): string[] {
  const words = pieces.map((piece) => piece.trim().toLowerCase()).filter((word) => /\w/.test(word));
  return words.slice(SHINGLE - 1).map((_, at) => words.slice(at, at + SHINGLE).join(" "));
}

function count(documents: readonly (readonly string[])[], weight: number): void {
  for (const piece of documents.flat()) frequencies.set(piece, (frequencies.get(piece) ?? 0) + weight);
}

function write(name: string, documents: readonly (readonly string[])[]): void {
  const spelled = documents.flatMap((document) => [
    BEGINNING,
    ...document.flatMap((piece) => subwords.spell(piece)),
  ]);
  writeFileSync(join(work as string, name), Uint16Array.from(spelled));
  const characters = documents.flat().reduce((sum, piece) => sum + piece.length, 0);
  console.log(`${name}: ${documents.length} documents, ${spelled.length} subwords, ${characters} characters`);
}

/** In an order that is the same every time (Fisher and Yates, with a linear congruential generator). */
function shuffled<Item>(items: readonly Item[]): Item[] {
  const result = [...items];
  let seed = 7;
  for (let at = result.length - 1; at > 0; at--) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((seed / 2 ** 32) * (at + 1));
    [result[at], result[other]] = [result[other] as Item, result[at] as Item];
  }
  return result;
}

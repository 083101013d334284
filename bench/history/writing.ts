import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { writingBelow } from "../../scripts/corpus/readWriting.ts";

/** One word in this many is replaced in a copy, so that copies are no near-duplicates, which would count once. */
const REPLACED = 6;
const SEED = 20_503;

/**
 * Writes about `bytes` of Markdown into a folder: the Markdown files below `data`, and where they do not suffice the
 * same again under new names, with every sixth small word replaced by another one of the same file. Returns the bytes written.
 */
export function writeMarkdown(data: string, folder: string, bytes: number): number {
  mkdirSync(folder, { recursive: true });
  const texts = writingBelow(resolve(data))
    .filter((path) => path.endsWith(".md"))
    .map((path) => readFileSync(path, "utf8"));
  if (texts.length === 0) throw new Error(`There is no Markdown below ${data}`);
  const draw = randomNumbers(SEED);
  let written = 0;
  for (let file = 0; written < bytes; file++) {
    const original = texts[file % texts.length] as string;
    const text = file < texts.length ? original : reworded(original, draw);
    writeFileSync(join(folder, `${String(file).padStart(6, "0")}.md`), text);
    written += Buffer.byteLength(text);
  }
  return written;
}

function reworded(text: string, draw: () => number): string {
  const words = text.match(SMALL_WORD) ?? [];
  return text.replace(SMALL_WORD, (word) =>
    draw() * REPLACED < 1 ? (words[Math.floor(draw() * words.length)] ?? word) : word,
  );
}

/** A word between spaces: no part of a link, a name or a mark of layout. */
const SMALL_WORD = /(?<= )[a-z]{3,}(?= )/g;

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

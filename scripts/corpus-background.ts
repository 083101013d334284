/**
 * Makes corpus/background.bin: pruned counts of how people write, from a folder of real writing.
 *
 *   node scripts/corpus-background.ts DATA [-o corpus/background.bin] [--leave-out AUTHOR_FOLDER]…
 *
 * DATA holds `writing/<source>/<author>/` and `background/<source>/`; documents are read in order of path, so the same
 * data give the same file. Novels are left out: their n-grams made completion of other kinds of text worse.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { extractProse } from "../src/text/extractProse.ts";
import { buildBackground } from "../src/voice/buildBackground.ts";
import { piecesOfProse } from "../src/voice/piecesOfProse.ts";

const LANGUAGES: Readonly<Record<string, string>> = {
  ".md": "markdown",
  ".rst": "restructuredtext",
  ".txt": "plaintext",
};

/** The language of a file by its name; undefined where it is no writing. */
export function languageOf(path: string): string | undefined {
  return LANGUAGES[/\.[^.]+$/.exec(path)?.[0] ?? ""];
}

/** Files below a folder that are writing, in order of path. */
export function writingBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && languageOf(entry.name) !== undefined)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** The compressed background of all documents below DATA/writing and DATA/background but those in `leftOut`. */
export function makeBackground(data: string, leftOut: readonly string[]): Uint8Array<ArrayBuffer> {
  const skipped = leftOut.map((folder) => `${resolve(folder)}/`);
  const paths = ["writing", "background"].flatMap((part) => writingBelow(resolve(data, part)));
  const documents = paths
    .filter((path) => !skipped.some((folder) => path.startsWith(folder)))
    .map((path) => piecesOfProse(extractProse(readFileSync(path, "utf8"), languageOf(path) as string)));
  return new Uint8Array(gzipSync(buildBackground(documents), { level: 9 }));
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      output: { type: "string", short: "o", default: "corpus/background.bin" },
      "leave-out": { type: "string", multiple: true, default: [] },
    },
  });
  const [data] = positionals;
  if (data === undefined)
    throw new Error("Usage: node scripts/corpus-background.ts DATA [-o FILE] [--leave-out FOLDER]…");
  const file = makeBackground(data, values["leave-out"]);
  writeFileSync(values.output, file);
  console.log(`${values.output}: ${(file.length / 1e6).toFixed(2)} MB`);
}

if (import.meta.main) main();

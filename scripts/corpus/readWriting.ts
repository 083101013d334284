import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { languageOf } from "../../src/history/languageOf.ts";
import { isConverted } from "../../src/history/textOfFile.ts";
import { extractProse, supportedLanguages } from "../../src/text/extractProse.ts";
import type { Prose } from "../../src/text/prose.ts";

/** Files below a folder that are writing in a format that is read, in order of path. */
export function writingBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isRead(languageOf(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** The prose of a file. Throws where its format is not one that is read. */
export function readProse(path: string): Prose {
  const language = languageOf(path);
  if (!isRead(language)) throw new Error(`${basename(path)}: not a format that is read`);
  return extractProse(readFileSync(path, "utf8"), language);
}

function isRead(language: string | undefined): language is string {
  return language !== undefined && supportedLanguages.includes(language) && !isConverted(language);
}

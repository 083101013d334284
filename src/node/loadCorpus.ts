import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Corpus } from "../corpus/corpus.ts";
import { parseCorpus } from "../corpus/parseCorpus.ts";

/** Loads the writers and tasks that ship with the extension from its `corpus` folder. Rejects with a CorpusError or what the disk says. */
export async function loadCorpus(folder: string): Promise<Corpus> {
  const text = (...path: string[]) => readFile(join(folder, ...path), "utf8");
  const writers = await Promise.all(
    (await foldersIn(join(folder, "writers"))).map(async (id) => {
      const names = (await readdir(join(folder, "writers", id))).filter((name) => name.endsWith(".md"));
      const passages = await Promise.all(
        names.sort().map(async (name) => [basename(name, ".md"), await text("writers", id, name)] as const),
      );
      const writer = await text("writers", id, "writer.json");
      return [id, { writer, passages: Object.fromEntries(passages) }] as const;
    }),
  );
  return parseCorpus({
    figures: await text("figures.json"),
    tasks: await text("tasks.json"),
    writers: Object.fromEntries(writers),
  });
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

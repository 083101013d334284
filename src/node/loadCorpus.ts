import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import * as z from "zod";
import type { Corpus } from "../corpus/corpus.ts";
import { type CorpusFiles, parseCorpus, parseFile } from "../corpus/parseCorpus.ts";

/**
 * Loads the writers and tasks that ship with the extension from its `corpus` folder; `packedWriters` is the path of what
 * {@link readWriters} gives as JSON, which is faster to read than some hundred files. Rejects with a CorpusError or what the disk says.
 */
export async function loadCorpus(folder: string, packedWriters?: string): Promise<Corpus> {
  const [figures, tasks, writers] = await Promise.all([
    readFile(join(folder, "figures.json"), "utf8"),
    readFile(join(folder, "tasks.json"), "utf8"),
    packedWriters === undefined
      ? readWriters(join(folder, "writers"))
      : readFile(packedWriters, "utf8").then((text) => parseFile(packedWriters, text, writersFile)),
  ]);
  return parseCorpus({ figures, tasks, writers });
}

/** The writers as they lie in their folder: one folder for each, with a `writer.json` and a passage on each task. */
export async function readWriters(folder: string): Promise<CorpusFiles["writers"]> {
  const writers = (await foldersIn(folder)).map(async (id) => {
    const text = (name: string) => readFile(join(folder, id, name), "utf8");
    const names = (await readdir(join(folder, id))).filter((name) => name.endsWith(".md")).sort();
    const [writer, ...passages] = await Promise.all([text("writer.json"), ...names.map(text)]);
    return [
      id,
      {
        writer: writer!,
        passages: Object.fromEntries(names.map((name, at) => [basename(name, ".md"), passages[at]!])),
      },
    ] as const;
  });
  return Object.fromEntries(await Promise.all(writers));
}

const writersFile = z.record(
  z.string(),
  z.object({ writer: z.string(), passages: z.record(z.string(), z.string()) }),
);

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

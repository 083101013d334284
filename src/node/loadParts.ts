import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type CorpusFiles, parseCorpus } from "../corpus/parseCorpus.ts";
import { unpackPopulations } from "../corpus/population.ts";
import type { EngineParts } from "../engine.ts";
import { Background } from "../voice/background.ts";
import { VoiceModel } from "../voice/voiceModel.ts";

/** Loads what ships with the extension from its `corpus` folder. Rejects with a CorpusError, a BackgroundError or what the disk says. */
export async function loadParts(corpusFolder: string): Promise<EngineParts> {
  const [files, populations, background] = await Promise.all([
    readCorpusFiles(corpusFolder),
    readFile(join(corpusFolder, "fit.bin")),
    readFile(join(corpusFolder, "background.bin")),
  ]);
  return {
    corpus: parseCorpus(files),
    populations: unpackPopulations(populations),
    voice: new VoiceModel(await Background.read(new Uint8Array(background))),
  };
}

async function readCorpusFiles(folder: string): Promise<CorpusFiles> {
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
  return {
    figures: await text("figures.json"),
    tasks: await text("tasks.json"),
    writers: Object.fromEntries(writers),
  };
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

import * as z from "zod";
import { allFeatures, featureListVersion } from "../style/allFeatures.ts";
import { type AddedWriter, registers } from "./corpus.ts";
import { CorpusError, parseFile } from "./parseCorpus.ts";
import { fromRow, round, toRow } from "./writerFigures.ts";

/** Says what the file is. To be raised when an older program would misread it. */
const FORMAT = "idiolect-writers-1";

const name = z.string().min(1).max(200);
const packFile = z.object({
  format: z.literal(FORMAT),
  /** Version of the feature list that the figures were made with. */
  features: z.string(),
  ids: z.array(z.string()),
  name,
  writers: z
    .array(
      z.object({
        name,
        register: z.enum(registers),
        documents: z.int().min(1),
        words: z.int().min(1),
        concentration: z.number().positive().max(1.001),
        /** In the order of `ids`. */
        values: z.array(z.number().nullable()),
        excerpts: z
          .array(z.object({ title: name, languageId: z.string().min(1), text: z.string() }))
          .default([]),
      }),
    )
    .min(1),
});

/** Whether a pack holds what its writers wrote, or only figures and names. */
export interface PackContents {
  readonly withPassages: boolean;
}

/**
 * Writers as a file that others can compare with: figures and names, and the beginnings of some of their documents only where that
 * is asked for. The same writers give the same text.
 */
export function makePack(
  packName: string,
  writers: readonly AddedWriter[],
  { withPassages }: PackContents,
): string {
  const ids = allFeatures.map(({ id }) => id);
  const pack: z.input<typeof packFile> = {
    format: FORMAT,
    features: featureListVersion,
    ids,
    name: packName,
    writers: writers.map(({ name, register, documents, words, concentration, features, excerpts }) => ({
      name,
      register,
      documents,
      words,
      concentration: round(concentration),
      values: toRow(features, ids),
      ...(withPassages ? { excerpts: excerpts.map((excerpt) => ({ ...excerpt })) } : {}),
    })),
  };
  return `${JSON.stringify(pack).replace(/("writers":\[|\},)(\{"name")/g, "$1\n$2")}\n`;
}

/** The writers of a pack. Throws {@link CorpusError} where the file is no pack, or was made by a version that measured otherwise. */
export function parsePack(file: string, text: string): AddedWriter[] {
  const { ids, features, name: packName, writers } = parseFile(file, text, packFile);
  if (features !== featureListVersion)
    throw new CorpusError(`${file}: features: "${featureListVersion}" expected, "${features}" found`);
  return writers.map(({ values, ...writer }): AddedWriter => {
    if (values.length !== ids.length)
      throw new CorpusError(
        `${file}: writers.${writer.name}.values: ${ids.length} values expected, ${values.length} found`,
      );
    return { ...writer, id: `${packName}/${writer.name}`, features: fromRow(values, ids) };
  });
}

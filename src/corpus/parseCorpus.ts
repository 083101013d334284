import * as z from "zod";
import {
  type BundledWriter,
  type Corpus,
  type Figures,
  type FiguresWriter,
  registers,
  type Task,
} from "./corpus.ts";
import { fromRow } from "./writerFigures.ts";

/** A file of the corpus is missing something or holds something else; `message` names the file and the field. */
export class CorpusError extends Error {
  override readonly name = "CorpusError";
}

/** The corpus as it lies in its files. */
export interface CorpusFiles {
  /** corpus/figures.json */
  readonly figures: string;
  /** corpus/tasks.json */
  readonly tasks: string;
  /** By writer id: writers/<id>/writer.json, and the passages writers/<id>/<task>.md by task id. */
  readonly writers: Readonly<
    Record<string, { readonly writer: string; readonly passages: Readonly<Record<string, string>> }>
  >;
}

const finite = z.number();
const norm = z.object({
  mean: finite,
  sd: finite.min(0),
  quantiles: z.array(finite).length(5),
  writers: z.int().min(1),
  scaled: z.object({ mean: finite, sd: finite.min(0) }),
  between: finite.min(0),
  within: z.object({ document: finite.min(0), word: finite.min(0) }),
  reliability: finite.min(0).max(1),
});
/** Numbers of at least `least`, and null for none: checked as a whole, since there are tens of thousands. */
const row = (least: number) =>
  z.custom<readonly (number | null)[]>(
    (value) =>
      Array.isArray(value) && value.every((one) => one === null || (Number.isFinite(one) && one >= least)),
    "numbers expected",
  );
const figuresFile = z.object({
  features: z.string().min(1),
  ids: z.array(z.string()),
  writers: z.array(
    z.object({
      id: z.string().min(1),
      register: z.enum(registers),
      documents: z.int().min(1),
      words: z.int().min(1),
      /** In the order of `ids`. */
      values: row(-Number.MAX_VALUE),
      /** In the order of `ids`. */
      spreads: row(0),
      /** In the order of `words`, of which those of grammar come first. */
      frequencies: z.custom<readonly number[]>(
        (value) => Array.isArray(value) && value.every((one) => Number.isInteger(one) && one >= 0),
        "whole numbers expected",
      ),
    }),
  ),
  words: z.object({ function: z.array(z.string().min(1)), other: z.array(z.string().min(1)) }),
  norms: z.record(z.enum(registers), z.record(z.string(), norm)),
  families: z.record(z.string(), z.string()),
  confidence: z.object({
    bias: finite,
    weights: z.array(finite.min(0)),
    oneDocument: z.object({ offset: finite, slope: finite.min(0) }),
  }),
});
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const tasksFile = z
  .array(
    z.object({
      id,
      name: z.string().min(1),
      purpose: z.string().min(1),
      terms: z.array(z.string().min(1)),
      facts: z.array(z.string().min(1)),
    }),
  )
  .min(1);
const writerFile = z.object({ id, name: z.string().min(1), description: z.string().min(1) });

/**
 * Reads the corpus from the text of its files. Throws {@link CorpusError} where a file is not JSON, where a field is missing or of
 * another kind, and where a writer lacks a passage on a task or has one on none.
 */
export function parseCorpus({ figures, tasks, writers }: CorpusFiles): Corpus {
  const parsedTasks = parseFile("tasks.json", tasks, tasksFile);
  return {
    tasks: parsedTasks,
    writers: Object.entries(writers).map(([folder, files]) => parseWriter(folder, files, parsedTasks)),
    figures: parseFigures(figures),
    added: [],
  };
}

function parseFigures(text: string): Figures {
  const { ids, writers, words, ...figures } = parseFile("figures.json", text, figuresFile);
  const frequentWords = [
    ...words.function.map((word) => ({ word, isFunction: true })),
    ...words.other.map((word) => ({ word, isFunction: false })),
  ];
  return {
    ...figures,
    words: frequentWords,
    writers: writers.map(({ values, spreads, ...writer }): FiguresWriter => {
      const expect = (field: string, found: number, expected: number) => {
        if (found === expected) return;
        throw new CorpusError(
          `figures.json: writers.${writer.id}.${field}: ${expected} values expected, ${found} found`,
        );
      };
      expect("values", values.length, ids.length);
      expect("spreads", spreads.length, ids.length);
      expect("frequencies", writer.frequencies.length, frequentWords.length);
      return { ...writer, features: fromRow(values, ids), spreads: fromRow(spreads, ids) };
    }),
  };
}

function parseWriter(
  folder: string,
  { writer, passages }: CorpusFiles["writers"][string],
  tasks: readonly Task[],
): BundledWriter {
  const parsed = parseFile(`writers/${folder}/writer.json`, writer, writerFile);
  if (parsed.id !== folder)
    throw new CorpusError(`writers/${folder}/writer.json: id: "${folder}" expected, "${parsed.id}" found`);
  for (const task of tasks)
    if (!passages[task.id]?.trim())
      throw new CorpusError(`writers/${folder}/${task.id}.md: a passage on "${task.name}" is missing`);
  for (const task of Object.keys(passages))
    if (!tasks.some((known) => known.id === task))
      throw new CorpusError(`writers/${folder}/${task}.md: tasks.json has no task "${task}"`);
  return { ...parsed, passages };
}

/** The data of a JSON file of a known shape. Throws {@link CorpusError} where it is not JSON, or of another shape. */
export function parseFile<T>(file: string, text: string, schema: z.ZodType<T>): T {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new CorpusError(`${file}: not JSON`, { cause });
  }
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new CorpusError(
    `${file}: ${issue?.path.join(".") || "(whole file)"}: ${issue?.message ?? "not as expected"}`,
    { cause: result.error },
  );
}

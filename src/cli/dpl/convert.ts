import { mkdir, readFile } from "node:fs/promises";
import { basename, extname, join, resolve } from "node:path";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { fromAuthorFolders } from "../../evaluation/dpl/authorFolders.ts";
import { DatasetError } from "../../evaluation/dpl/dataset.ts";
import { type Converted, fromPublishedLayout, type NamedRows } from "../../evaluation/dpl/publishedLayout.ts";
import { collectWriters } from "../../history/collectWriters.ts";
import { loadCorpus } from "../../node/loadCorpus.ts";
import { writeAtomically } from "../../node/writeAtomically.ts";
import { describeWriterProblem } from "../../panel/writerProblems.ts";
import { countOf } from "../describeSkipped.ts";
import { parseOptions } from "../parseOptions.ts";
import { type Shell, UsageError } from "../shell.ts";

/** `idiolect dpl convert`: makes dataset.jsonl and pool.jsonl of the published layout, or of a folder of author folders. */
export async function convert(args: readonly string[], shell: Shell): Promise<number> {
  const { values: options, positionals } = parseOptions(args, {
    meta: { type: "string", multiple: true, default: [] },
    authors: { type: "string" },
    out: { type: "string" },
  });
  const { meta, authors, out } = options;
  if (out === undefined) throw new UsageError("Where to? Say --out <folder>.");
  if ((authors === undefined) === (positionals.length === 0))
    throw new UsageError("Convert what? Name files of rows with --meta, or say --authors <folder>.");
  if (authors === undefined && meta.length === 0)
    throw new UsageError("Which file has the items? Say --meta.");
  const converted =
    authors === undefined
      ? fromPublishedLayout(
          await Promise.all(positionals.map(readRows)),
          await Promise.all(meta.map(readRows)),
        )
      : await readAuthors(authors, shell);
  const { targets, pool } = converted;
  if (targets.length === 0)
    throw new DatasetError(`There is nobody in ${authors ?? positionals.join(", ")} to write for.`);
  await mkdir(out, { recursive: true });
  await writeAtomically(join(out, "dataset.jsonl"), linesOf(targets));
  await writeAtomically(join(out, "pool.jsonl"), linesOf(pool));
  shell.print(
    `${join(out, "dataset.jsonl")}: ${countOf(targets.length, "target")}; ${join(out, "pool.jsonl")}: ${countOf(pool.length, "text")}.\n`,
  );
  return 0;
}

async function readAuthors(folder: string, shell: Shell): Promise<Converted> {
  const path = resolve(folder);
  const { found, unread } = await collectWriters(shell.files, path, basename(path));
  for (const problem of unread) shell.complain(describeWriterProblem(problem));
  if (!found || !("writers" in found)) throw new UsageError(`${folder} is not a folder.`);
  const { tasks } = await loadCorpus(shell.corpusFolder);
  const converted = fromAuthorFolders(found.writers, tasks);
  if (converted.leftOut.length > 0)
    shell.complain(
      `Left out, with fewer than two documents of English prose: ${converted.leftOut.join(", ")}.`,
    );
  return converted;
}

/** The rows of a parquet file, of a JSON array, or of JSON lines. Rejects with a DatasetError where it is none of these. */
async function readRows(path: string): Promise<NamedRows> {
  try {
    if (extname(path) === ".parquet") {
      return { name: path, rows: await parquetReadObjects({ file: await asyncBufferFromFile(path) }) };
    }
    const text = (await readFile(path, "utf8")).trim();
    const rows: unknown = text.startsWith("[")
      ? JSON.parse(text)
      : text.split("\n").map((line) => JSON.parse(line));
    return { name: path, rows: Array.isArray(rows) ? rows : [rows] };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DatasetError(`${path} could not be read: ${why}`, { cause });
  }
}

const linesOf = (values: readonly object[]) => values.map((value) => `${JSON.stringify(value)}\n`).join("");

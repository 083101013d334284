import { writeFile } from "node:fs/promises";
import { basename, extname, resolve } from "node:path";
import { makePack } from "../corpus/pack.ts";
import { readWriters } from "../corpus/readWriters.ts";
import { collectWriters } from "../history/collectWriters.ts";
import { loadCorpus } from "../node/loadCorpus.ts";
import { describeWriterProblem } from "../panel/writerProblems.ts";
import { countOf } from "./describeSkipped.ts";
import { parseOptions } from "./parseOptions.ts";
import { type Shell, UsageError } from "./shell.ts";

/** `idiolect corpus build`: makes a pack of writers that others can compare with, without their texts. */
export async function corpus(args: readonly string[], shell: Shell): Promise<number> {
  const { values: options, positionals } = parseOptions(args, {
    output: { type: "string", short: "o" },
    "with-passages": { type: "boolean", default: false },
  });
  const [command, folder, ...rest] = positionals;
  if (command !== "build") throw new UsageError("corpus knows one command: build.");
  if (folder === undefined || rest.length > 0) throw new UsageError("Whose writing? Name one folder.");
  if (options.output === undefined) throw new UsageError("Where to? Say -o <pack.json>.");

  const path = resolve(folder);
  const { found, unread } = await collectWriters(shell.files, path, basename(path));
  for (const problem of unread) shell.complain(describeWriterProblem(problem));
  if (!found) return 1;
  if (!("writers" in found)) throw new UsageError(`${folder} is not a folder.`);
  const { figures } = await loadCorpus(shell.corpusFolder);
  const { writers, problems } = readWriters(found.label, found.writers, figures);
  for (const problem of problems) shell.complain(describeWriterProblem(problem));
  if (writers.length === 0) return 1;
  const name = basename(options.output, extname(options.output));
  await writeFile(options.output, makePack(name, writers, { withPassages: options["with-passages"] }));
  const words = writers.reduce((sum, writer) => sum + writer.words, 0);
  const held = options["with-passages"] ? "figures and passages" : "figures only";
  shell.print(
    `${options.output}: ${countOf(writers.length, "writer")}, ${countOf(words, "word")}, ${held}.\n`,
  );
  return unread.length + problems.length > 0 ? 1 : 0;
}

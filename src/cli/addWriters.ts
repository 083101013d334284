import { basename, resolve } from "node:path";
import type { Engine } from "../engine.ts";
import { collectWriters } from "../history/collectWriters.ts";
import { describeWriterProblem } from "../panel/writerProblems.ts";
import type { Shell } from "./shell.ts";

/**
 * Adds writers to compare with, from folders and packs. Who or what cannot be used is named on stderr, and the rest goes on.
 * Returns the exit code that this alone calls for: 1 where something could not be used.
 */
export async function addWriters(
  engine: Pick<Engine, "addWriters">,
  paths: readonly string[],
  { files, complain }: Pick<Shell, "files" | "complain">,
): Promise<number> {
  let exitCode = 0;
  for (const path of paths.map((each) => resolve(each))) {
    const { found, unread } = await collectWriters(files, path, basename(path));
    const problems = found ? await engine.addWriters(found) : [];
    for (const problem of [...unread, ...problems]) {
      complain(describeWriterProblem(problem));
      exitCode = 1;
    }
  }
  return exitCode;
}

import { basename, resolve } from "node:path";
import { createEngine, type Engine } from "../engine.ts";
import { collect } from "../history/collect.ts";
import type { Skipped } from "../history/document.ts";
import { DEFAULT_EXCLUDES, excluding } from "../history/excludes.ts";
import { nodeFileSystem } from "../node/files.ts";
import { loadParts } from "../node/loadParts.ts";
import type { Shell } from "./shell.ts";

export interface OpenedEngine {
  readonly engine: Engine;
  /** Files that the history lacks for what they are called or for how they lie, by path; the engine knows the others. */
  readonly skipped: readonly Skipped[];
  /** The exit code that this alone calls for: 1 where a file could not be read. */
  readonly exitCode: number;
}

/**
 * An engine whose history is the writing in `folders`, or in single files. A file that cannot be read is named on stderr; the rest goes on.
 * @throws SourceNotFoundError where a folder is not there
 */
export async function openEngine(
  folders: readonly string[],
  { corpusFolder, complain }: Shell,
): Promise<OpenedEngine> {
  const engine = createEngine(await loadParts(corpusFolder));
  const skipped: Skipped[] = [];
  let exitCode = 0;
  for (const folder of folders) {
    const found = collect({
      files: nodeFileSystem(),
      sources: [resolve(folder)],
      isExcluded: excluding(DEFAULT_EXCLUDES),
      // With one folder, paths are relative to it; with several, its name tells them apart.
      idOf: (_, relative) => (folders.length === 1 ? relative : `${basename(resolve(folder))}/${relative}`),
    });
    for await (const each of found) {
      if (each.kind === "text") await engine.add(each.source);
      if (each.kind !== "skipped") continue;
      skipped.push(each.skipped);
      if (each.skipped.reason !== "unreadable") continue;
      exitCode = 1;
      complain(`${each.skipped.path} could not be read: ${each.skipped.detail}`);
    }
  }
  return { engine, skipped, exitCode };
}

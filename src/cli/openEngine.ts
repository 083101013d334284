import { basename, dirname, relative, resolve, sep } from "node:path";
import { createEngine, type Engine, type HistorySummary } from "../engine.ts";
import { collect } from "../history/collect.ts";
import type { Skipped } from "../history/document.ts";
import { DEFAULT_EXCLUDES, excluding } from "../history/excludes.ts";
import { loadParts } from "../node/loadParts.ts";
import { describeSkipped } from "./describeSkipped.ts";
import type { Shell } from "./shell.ts";

export interface OpenedEngine {
  readonly engine: Engine;
  /** With every file that was left out, by path. */
  readonly history: HistorySummary;
  /** The exit code that this alone calls for: 1 where a file could not be read. */
  readonly exitCode: number;
}

/**
 * An engine whose history is the writing in `paths`: folders, or single files. A file that cannot be read is named on stderr,
 * and so is a history without any writing; the rest goes on.
 * @throws SourceNotFoundError where a folder or file is not there
 */
export async function openEngine(
  paths: readonly string[],
  { files, corpusFolder, complain }: Pick<Shell, "files" | "corpusFolder" | "complain">,
): Promise<OpenedEngine> {
  const engine = createEngine(await loadParts(corpusFolder));
  const sources = [...new Set(paths.map((path) => resolve(path)))];
  const isExcluded = excluding(DEFAULT_EXCLUDES);
  const unread: Skipped[] = [];
  for await (const each of collect({ files, sources, isExcluded, idOf: naming(sources) })) {
    if (each.kind === "text") await engine.add(each.source);
    if (each.kind === "skipped") unread.push(each.skipped);
  }
  const summary = await engine.history();
  const skipped = [...unread, ...summary.skipped].sort((a, b) => (a.path < b.path ? -1 : 1));
  const unreadable = skipped.filter(({ reason }) => reason === "unreadable");
  for (const { path, detail } of unreadable) complain(`${path} could not be read: ${detail}`);
  if (paths.length > 0 && summary.documents === 0) complain(noWriting(paths, skipped));
  return { engine, history: { ...summary, skipped }, exitCode: unreadable.length > 0 ? 1 : 0 };
}

/**
 * How documents are called: with one source by their path in it; with several by their path in the folder that holds
 * all of these, so that no two are called the same.
 */
function naming(sources: readonly string[]): (path: string, pathInSource: string) => string {
  if (sources.length === 1) return (path, pathInSource) => pathInSource || basename(path);
  const shared = sources.map(dirname).reduce(sharedFolder, dirname(sources[0] ?? ""));
  return (path) => relative(shared, path).replaceAll(sep, "/");
}

function sharedFolder(a: string, b: string): string {
  let folder = a;
  while (folder !== b && !b.startsWith(folder.endsWith(sep) ? folder : folder + sep)) {
    const above = dirname(folder);
    if (above === folder) break; // Another drive.
    folder = above;
  }
  return folder;
}

function noWriting(paths: readonly string[], skipped: readonly Skipped[]): string {
  const why =
    skipped.length > 0
      ? describeSkipped(skipped)
      : "no file of a format that is read (Markdown, plain text, reStructuredText)";
  return `There is no writing in ${paths.join(", ")}: ${why}.`;
}

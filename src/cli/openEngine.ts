import { basename, dirname, relative, resolve, sep } from "node:path";
import { createEngine, type Engine, type HistorySummary } from "../engine.ts";
import { type Collected, collect } from "../history/collect.ts";
import type { Skipped } from "../history/document.ts";
import { DEFAULT_EXCLUDES, excluding } from "../history/excludes.ts";
import { loadParts } from "../node/loadParts.ts";
import { describeSkipped } from "./describeSkipped.ts";
import { readOwnLines } from "./readOwnLines.ts";
import type { Shell } from "./shell.ts";

/** Repositories of which only the author's lines are read. */
export interface OwnLines {
  readonly repositories: readonly string[];
  /** E-mails that the author commits with; empty: those that git is configured with. */
  readonly identities: readonly string[];
}

export interface OpenedEngine {
  readonly engine: Engine;
  /** With every file that was left out, by path. */
  readonly history: HistorySummary;
  /** The exit code that this alone calls for: 1 where a file could not be read. */
  readonly exitCode: number;
}

/**
 * An engine whose history is the writing in `paths` (folders, or single files) and, of the repositories, the author's lines. A file that cannot be read is named on stderr,
 * and so is a history without any writing; the rest goes on.
 * @throws SourceNotFoundError where a folder or file is not there; GitError
 */
export async function openEngine(
  paths: readonly string[],
  { files, corpusFolder, complain }: Pick<Shell, "files" | "corpusFolder" | "complain">,
  own: OwnLines = { repositories: [], identities: [] },
): Promise<OpenedEngine> {
  const engine = createEngine(await loadParts(corpusFolder));
  const sources = [...new Set(paths.map((path) => resolve(path)))];
  const isExcluded = excluding(DEFAULT_EXCLUDES);
  const unread: Skipped[] = [];
  const take = async (each: Collected) => {
    if (each.kind === "text") await engine.add(each.source);
    if (each.kind === "skipped") unread.push(each.skipped);
  };
  const repositories = [...new Set(own.repositories.map((path) => resolve(path)))];
  const idOf = naming([...sources, ...repositories]);
  for await (const each of collect({ files, sources, isExcluded, idOf, identities: own.identities }))
    await take(each);
  for (const folder of repositories) {
    await readOwnLines({ folder, files, isExcluded, idOf, identities: own.identities }, take);
  }
  const summary = await engine.history();
  const skipped = [...unread, ...summary.skipped].sort((a, b) => (a.path < b.path ? -1 : 1));
  const unreadable = skipped.filter(({ reason }) => reason === "unreadable");
  for (const { path, detail } of unreadable) complain(`${path} could not be read: ${detail}`);
  const named = [...paths, ...own.repositories];
  if (named.length > 0 && summary.documents === 0) complain(noWriting(named, skipped));
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

import { supportedLanguages } from "../text/extractProse.ts";
import type { Skipped, SourceText } from "./document.ts";
import { languageOf } from "./languageOf.ts";
import { LARGEST_DOCUMENT } from "./readDocument.ts";
import { largestFile, textOfFile } from "./textOfFile.ts";

/** What there is at a path. */
export interface FileStat {
  readonly kind: "file" | "folder" | "other";
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since the epoch. */
  readonly modified: number;
}

export interface FolderEntry {
  readonly name: string;
  /** Of what a link leads to, where it is one. */
  readonly kind: FileStat["kind"];
  readonly isLink: boolean;
}

/** The files that sources lie in: a disk, or an editor's workspace. Paths are the implementation's own. */
export interface FileSystem {
  /** Undefined where there is nothing at the path. */
  stat(path: string): Promise<FileStat | undefined>;
  list(path: string): Promise<readonly FolderEntry[]>;
  read(path: string): Promise<Uint8Array>;
  join(folder: string, name: string): string;
}

/** What collecting found: a text, a file left out, or one that has not changed since it was last read. */
export type Collected =
  | { readonly kind: "text"; readonly source: SourceText; readonly size: number }
  | { readonly kind: "skipped"; readonly skipped: Skipped }
  | { readonly kind: "unchanged"; readonly id: string };

export interface CollectOptions {
  readonly files: FileSystem;
  /** Folders and files that the author chose. */
  readonly sources: readonly string[];
  /** Of a path relative to its source, with slashes. A file that was chosen itself is never excluded. */
  readonly isExcluded: (relativePath: string) => boolean;
  /** Whether the author took out just this file, by its id; it is not read. */
  readonly isTakenOut?: (id: string) => boolean;
  /** {@link SourceText.id} of a file; the path itself where this is left out. */
  readonly idOf?: (path: string, relativePath: string) => string;
  /** E-mail addresses of the author: of mail, only what was sent from one of them is read. */
  readonly identities?: readonly string[];
  /** Whether a file is the same as when it was last read; then it is not read again. */
  readonly isUnchanged?: (id: string, stat: FileStat) => boolean;
  readonly onProgress?: (read: number, found: number) => void;
  /** Ends the collecting without an error. */
  readonly signal?: AbortSignal;
}

/** A chosen folder or file is not there. */
export class SourceNotFoundError extends Error {
  override readonly name = "SourceNotFoundError";
  readonly path: string;

  constructor(path: string, options?: ErrorOptions) {
    super(`There is no file or folder ${path}`, options);
    this.path = path;
  }
}

interface Candidate {
  readonly path: string;
  readonly id: string;
  readonly languageId: string;
}

/**
 * Reads the author's files, a source after the other, each file once. Folders behind symbolic links are not entered,
 * so that no walk goes round in a circle; a file that cannot be read, or is gone by the time it is, is skipped.
 * @throws SourceNotFoundError before anything is read, where a source is not there
 */
export async function* collect(options: CollectOptions): AsyncGenerator<Collected, void, undefined> {
  const { files, sources, signal, onProgress } = options;
  const candidates = new Map<string, Candidate>();
  for (const source of sources) {
    const stat = await files.stat(source);
    if (!stat || stat.kind === "other") throw new SourceNotFoundError(source);
    if (stat.kind === "file") addCandidate(candidates, options, source, lastName(source), true);
    else yield* findCandidates(candidates, options, source);
    if (signal?.aborted) return;
  }
  let read = 0;
  for (const candidate of candidates.values()) {
    onProgress?.(read, candidates.size);
    const collected = await readCandidate(candidate, options);
    if (signal?.aborted) return;
    read += 1;
    yield collected;
  }
  onProgress?.(read, candidates.size);
}

/** Walks a folder; yields what it leaves out on the way. */
async function* findCandidates(
  candidates: Map<string, Candidate>,
  options: CollectOptions,
  source: string,
): AsyncGenerator<Collected, void, undefined> {
  const { files, isExcluded, signal } = options;
  const folders = [{ path: source, relative: "" }];
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    const entries = await attempt(() => files.list(folder.path));
    if (signal?.aborted) return;
    if (entries instanceof Error) {
      yield skip(idOf(options, folder.path, folder.relative), "unreadable", entries.message);
      continue;
    }
    const inner: typeof folders = [];
    for (const { name, kind, isLink } of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = files.join(folder.path, name);
      const relative = folder.relative ? `${folder.relative}/${name}` : name;
      const isWanted = kind === "folder" || (kind === "file" && languageOf(name) !== undefined);
      if (!isWanted) continue;
      if (isExcluded(relative) || (kind === "folder" && isLink)) {
        if (!name.startsWith(".")) yield skip(idOf(options, path, relative), "excluded");
      } else if (kind === "folder") {
        inner.push({ path, relative });
      } else {
        addCandidate(candidates, options, path, relative, false);
      }
    }
    folders.push(...inner.reverse());
  }
}

/** @param isChosen by its own name: a file of no known format is then taken for plain text */
function addCandidate(
  candidates: Map<string, Candidate>,
  options: CollectOptions,
  path: string,
  relative: string,
  isChosen: boolean,
): void {
  const languageId = languageOf(path) ?? (isChosen ? "plaintext" : undefined);
  if (languageId === undefined || candidates.has(path)) return;
  candidates.set(path, { path, languageId, id: idOf(options, path, relative) });
}

async function readCandidate(
  { path, id, languageId }: Candidate,
  options: CollectOptions,
): Promise<Collected> {
  if (!supportedLanguages.includes(languageId)) return skip(id, "unsupportedFormat");
  if (options.isTakenOut?.(id)) return skip(id, "excluded");
  const stat = await attempt(() => options.files.stat(path));
  if (stat instanceof Error) return skip(id, "unreadable", stat.message);
  if (!stat) return skip(id, "unreadable", new SourceNotFoundError(path).message);
  if (options.isUnchanged?.(id, stat)) return { kind: "unchanged", id };
  if (stat.size > largestFile(languageId, LARGEST_DOCUMENT)) return skip(id, "tooLarge");
  const bytes = await attempt(() => options.files.read(path));
  if (bytes instanceof Error) return skip(id, "unreadable", bytes.message);
  const read = await textOfFile(bytes, languageId, options.identities ?? []);
  if ("reason" in read) return skip(id, read.reason);
  const { text } = read;
  return { kind: "text", source: { id, languageId, text, modified: stat.modified }, size: stat.size };
}

/** What a port rejects with is about this one file, and is told as such; anything that is no Error is not ours to hide. */
async function attempt<T>(work: () => Promise<T>): Promise<T | Error> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

function skip(path: string, reason: Skipped["reason"], detail?: string): Collected {
  return { kind: "skipped", skipped: detail === undefined ? { path, reason } : { path, reason, detail } };
}

const idOf = ({ idOf: named }: CollectOptions, path: string, relative: string) =>
  named?.(path, relative) ?? path;

const lastName = (path: string) => path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);

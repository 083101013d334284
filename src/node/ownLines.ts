import { createHash } from "node:crypto";
import { lstat } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { type LineRun, linesOfOthers, writersOfLines } from "../history/blame.ts";
import type { Collected } from "../history/collect.ts";
import type { BlobStore } from "../storage/blobStore.ts";
import type { Span } from "../text/prose.ts";
import { isNothingThere } from "./errorCode.ts";
import { GitError } from "./git.ts";
import { configuredMails, type Repository } from "./repository.ts";

/** Who wrote the lines of files, as it was last asked: asking is slow, and a file's past stays. */
const cacheSchema = z.object({
  attribution: z.string(),
  files: z.record(
    z.string(),
    z.object({
      blob: z.string(),
      runs: z.array(z.object({ lines: z.int().nonnegative(), mail: z.optional(z.string()) })),
    }),
  ),
});
type Cache = z.infer<typeof cacheSchema>;

/** Git LFS keeps this in place of a text; what lies in the folder then has no lines that git knows. */
const LFS_POINTER = "version https://git-lfs.github.com/spec/";

/** Who wrote the lines of the files in a repository's folder, uncommitted changes included. */
export class LineWriters {
  readonly #repository: Repository;
  readonly #folder: string;
  readonly #files: ReadonlyMap<string, string>;
  readonly #cache: Cache;
  #isChanged = false;

  private constructor(
    repository: Repository,
    folder: string,
    files: ReadonlyMap<string, string>,
    cache: Cache,
  ) {
    this.#repository = repository;
    this.#folder = folder;
    this.#files = files;
    this.#cache = cache;
  }

  /** @param cache answers kept from earlier; they are never taken for another past of a file */
  static async open(repository: Repository, folder: string, cache?: BlobStore): Promise<LineWriters> {
    const attribution = await repository.attribution();
    const kept = parsed(await cache?.get(keyOf(folder)));
    const current = kept?.attribution === attribution ? kept : { attribution, files: {} };
    return new LineWriters(repository, folder, await repository.files(), current);
  }

  /** Keeps what was asked. */
  async save(cache: BlobStore): Promise<void> {
    if (this.#isChanged) await cache.put(keyOf(this.#folder), JSON.stringify(this.#cache));
  }

  /**
   * The writer of each line of a file; undefined where git does not tell whose it is.
   * @param path in the folder, with slashes
   * @param text what the file holds now
   * @param editor whose a line is that was changed since the last commit
   * @throws GitError
   */
  async of(path: string, text: string, editor: string): Promise<(string | undefined)[] | undefined> {
    const blob = this.#files.get(path);
    if (blob === undefined || !(await this.#isFile(path))) return undefined;
    const runs = await this.#runsOf(path, blob);
    if (blob === blobHash(text, blob.length)) return writersOfLines(text, text, runs, editor);
    const committed = await this.#repository.text(blob);
    if (committed === undefined || committed.startsWith(LFS_POINTER)) return undefined;
    return writersOfLines(text, committed, runs, editor);
  }

  /** A link in place of a committed file would bring in what lies elsewhere as the author's change. */
  async #isFile(path: string): Promise<boolean> {
    try {
      return (await lstat(join(this.#folder, path))).isFile();
    } catch (error) {
      if (isNothingThere(error)) return false;
      throw error;
    }
  }

  async #runsOf(path: string, blob: string): Promise<readonly LineRun[]> {
    const known = Object.hasOwn(this.#cache.files, path) ? this.#cache.files[path] : undefined;
    if (known?.blob === blob) return known.runs.map(({ lines, mail }) => ({ lines, mail }));
    const runs = await this.#repository.blame(path);
    this.#cache.files[path] = { blob, runs };
    this.#isChanged = true;
    return runs;
  }
}

/** The e-mails under which the author committed, `.mailmap` applied: those given, or git's own where none are. */
export async function ownMails(
  repository: Repository,
  folder: string,
  identities: readonly string[],
  signal?: AbortSignal,
): Promise<Set<string>> {
  const mails = identities.length > 0 ? identities : await configuredMails(folder, signal);
  if (mails.length > 0) return repository.canonical(mails);
  throw new GitError(
    "noIdentity",
    "Git does not know who you are here: name the e-mail that you commit with.",
  );
}

/** What was read from a repository's folder, with what others wrote marked; files in which nothing is the author's are skipped. */
export async function withOthersMarked(
  found: Collected,
  path: string,
  writers: LineWriters,
  own: ReadonlySet<string>,
): Promise<Collected> {
  if (found.kind !== "text") return found;
  const { source } = found;
  const [editor = ""] = own;
  try {
    const lines = await writers.of(path, source.text, editor);
    if (!lines) return { kind: "skipped", skipped: { path: source.id, reason: "notMine" } };
    const notMine: readonly Span[] = linesOfOthers(source.text, lines, own);
    if (!lines.some((mail) => mail !== undefined && own.has(mail)))
      return { kind: "skipped", skipped: { path: source.id, reason: "notMine" } };
    return notMine.length > 0 ? { ...found, source: { ...source, notMine } } : found;
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return { kind: "skipped", skipped: { path: source.id, reason: "unreadable", detail: error.message } };
  }
}

function parsed(text: string | undefined): Cache | undefined {
  if (text === undefined) return undefined;
  try {
    return cacheSchema.safeParse(JSON.parse(text)).data;
  } catch (error) {
    // A cache that was cut short is made anew.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const keyOf = (folder: string) => `git${createHash("sha256").update(folder).digest("hex")}`;

/** Git's name for a text: SHA-1, or SHA-256 where names are that long. */
function blobHash(text: string, length: number): string {
  const bytes = Buffer.from(text);
  const hash = createHash(length > 40 ? "sha256" : "sha1");
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

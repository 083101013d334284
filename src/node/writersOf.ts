import { linesOfOthers } from "../history/blame.ts";
import { collect, type FileSystem } from "../history/collect.ts";
import type { SourceText } from "../history/document.ts";
import type { BlobStore } from "../storage/blobStore.ts";
import { LineWriters } from "./ownLines.ts";
import { Repository } from "./repository.ts";

/** Somebody who wrote in a repository, with what they wrote. */
export interface RepositoryWriter {
  /** As in git, or “Writer 1”, “Writer 2” … by how many commits they have. */
  readonly name: string;
  /** E-mail in lower case, `.mailmap` applied; undefined where names are hidden. */
  readonly mail?: string;
  /** Each of the files that they wrote in, with what others wrote marked in it. */
  readonly texts: readonly SourceText[];
}

export interface WritersOptions {
  readonly files: FileSystem;
  /** As {@link collect} has it. */
  readonly isExcluded: (relativePath: string) => boolean;
  /** E-mails that are the author's: they are none of the writers. */
  readonly except: readonly string[];
  readonly names: "shown" | "hidden";
  /** What git said of the lines of files, kept from one time to the next. */
  readonly cache?: BlobStore;
  readonly onProgress?: (read: number, found: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * The people who wrote the committed lines of a repository's folder, most commits first: writers to compare its author with.
 * Changes that are not committed are nobody's.
 * @throws GitError; SourceNotFoundError; what the signal was aborted with
 */
export async function writersOf(folder: string, options: WritersOptions): Promise<RepositoryWriter[]> {
  const { files, isExcluded, except, names, cache, onProgress, signal } = options;
  return Repository.with(
    folder,
    async (repository) => {
      const own = await repository.canonical(except);
      const lines = await LineWriters.open(repository, folder, cache);
      const texts = new Map<string, SourceText[]>();
      const found = collect({
        files,
        sources: [folder],
        isExcluded,
        idOf: (_, relative) => relative,
        ...(onProgress ? { onProgress } : {}),
        ...(signal ? { signal } : {}),
      });
      for await (const each of found) {
        if (each.kind !== "text") continue;
        const { source } = each;
        const writers = (await lines.of(source.id, source.text, "")) ?? [];
        for (const mail of new Set(writers)) {
          if (!mail || own.has(mail)) continue;
          const notMine = linesOfOthers(source.text, writers, new Set([mail]));
          texts.set(mail, [...(texts.get(mail) ?? []), { ...source, notMine }]);
        }
      }
      signal?.throwIfAborted();
      if (cache) await lines.save(cache);
      const committers = (await repository.committers()).filter(({ mail }) => texts.has(mail));
      return committers.map(({ name, mail }, at) => ({
        ...(names === "shown" ? { name, mail } : { name: `Writer ${at + 1}` }),
        texts: texts.get(mail) ?? [],
      }));
    },
    signal,
  );
}

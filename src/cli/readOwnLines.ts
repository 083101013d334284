import { type Collected, collect, type FileSystem } from "../history/collect.ts";
import { LineWriters, ownMails, withOthersMarked } from "../node/ownLines.ts";
import { Repository } from "../node/repository.ts";

export interface OwnLinesOptions {
  /** A repository's folder, or one in it; absolute. */
  readonly folder: string;
  readonly files: FileSystem;
  readonly isExcluded: (relativePath: string) => boolean;
  readonly idOf: (path: string, pathInSource: string) => string;
  readonly identities: readonly string[];
}

/**
 * Reads the files of a repository, with what others wrote marked in them.
 * @throws SourceNotFoundError, GitError
 */
export async function readOwnLines(
  { folder, files, isExcluded, idOf, identities }: OwnLinesOptions,
  take: (found: Collected) => Promise<void>,
): Promise<void> {
  await Repository.with(folder, async (repository) => {
    const writers = await LineWriters.open(repository, folder);
    const own = await ownMails(repository, folder, identities);
    const paths = new Map<string, string>();
    const named = (path: string, pathInSource: string) => {
      const id = idOf(path, pathInSource);
      paths.set(id, pathInSource);
      return id;
    };
    for await (const each of collect({ files, sources: [folder], isExcluded, idOf: named })) {
      const path = each.kind === "text" ? (paths.get(each.source.id) ?? "") : "";
      await take(await withOthersMarked(each, path, writers, own));
    }
  });
}

import * as vscode from "vscode";
import { type Collected, type CollectOptions, collect } from "../history/collect.ts";
import type { Source } from "../history/ownSource.ts";
import { GitError } from "../node/git.ts";
import { LineWriters, ownMails, withOthersMarked } from "../node/ownLines.ts";
import { ownMessages } from "../node/ownMessages.ts";
import { Repository } from "../node/repository.ts";
import type { BlobStore } from "../storage/blobStore.ts";
import { inParallel } from "./inParallel.ts";
import { pathWithin } from "./pathWithin.ts";
import { ownIdentities, readsCommitMessages } from "./settings.ts";

/** Files that git is asked about at once. */
const IN_FLIGHT = 4;

const COMMITS = "idiolect-commits";

/** URI of what the author wrote into the commits of a repository: a folder with a text for each year. */
export function commitsOf({ location }: Source): string {
  return vscode.Uri.parse(location).with({ scheme: COMMITS, query: "" }).toString();
}

/** The folder on this machine that a source is. Git knows no others: throws GitError. */
export function folderOf({ location }: Source): string {
  const uri = vscode.Uri.parse(location, true);
  if (uri.scheme === "file") return uri.fsPath;
  throw new GitError("notLocal", `Git reads folders on this machine only, not ${location}.`, {
    about: location,
  });
}

export interface RepositoryReading
  extends Pick<CollectOptions, "files" | "isExcluded" | "isTakenOut" | "onProgress"> {
  readonly source: Source;
  /** One document, by its URI; undefined: all, and the commit messages where the person wants them read. */
  readonly only?: string;
  readonly cache: BlobStore;
  readonly signal: AbortSignal;
  readonly take: (found: Collected) => Promise<void>;
}

/**
 * Reads of a repository what its author wrote.
 * @throws GitError; what the signal was aborted with; what `take` rejects with
 */
export async function readRepository(reading: RepositoryReading): Promise<void> {
  const { source, only, files, isExcluded, isTakenOut, onProgress, cache, signal, take } = reading;
  const folder = folderOf(source);
  const identities = [...(source.identities ?? []), ...ownIdentities()];
  await Repository.with(
    folder,
    async (repository) => {
      const writers = await LineWriters.open(repository, folder, cache);
      const own = await ownMails(repository, folder, identities, signal);
      const sources = [only ?? source.location];
      const found = collect({
        files,
        sources,
        isExcluded,
        signal,
        ...(isTakenOut ? { isTakenOut } : {}),
        ...(onProgress ? { onProgress } : {}),
      });
      await inParallel(found, IN_FLIGHT, signal, async (each) => {
        const path = each.kind === "text" ? (pathWithin(source.location, each.source.id) ?? "") : "";
        await take(await withOthersMarked(each, path, writers, own));
      });
      await writers.save(cache);
      if (only !== undefined || !readsCommitMessages()) return;
      const messages = await ownMessages(repository, own, (year) => `${commitsOf(source)}/${year}.txt`);
      for (const each of messages) {
        const id = each.kind === "text" ? each.source.id : "";
        const skipped: Collected = { kind: "skipped", skipped: { path: id, reason: "excluded" } };
        await take(isTakenOut?.(id) ? skipped : each);
      }
    },
    signal,
  );
}

/** Shows what the author wrote into commits, where evidence comes from there. `textOf`: what was kept of a document. */
export function registerCommitTexts(textOf: (id: string) => Promise<string | undefined>): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(COMMITS, {
    provideTextDocumentContent: (uri) => textOf(uri.toString()),
  });
}

import { posix } from "node:path";
import * as vscode from "vscode";
import type { WriterTexts } from "../corpus/readWriters.ts";
import { nodeFileSystem } from "../node/files.ts";
import { configuredMails } from "../node/repository.ts";
import { writersOf } from "../node/writersOf.ts";
import type { BlobStore } from "../storage/blobStore.ts";
import type { State } from "../storage/state.ts";
import type { StateFile } from "../storage/stateFile.ts";
import { folderOf } from "./repositoryReader.ts";
import { ownIdentities } from "./settings.ts";
import { chosenSources, exclusion } from "./sources.ts";

/** A folder of a git repository whose other writers the author is compared with. */
export type ComparedRepository = State["repositories"][number];

/** What the engine knows the writers' source by: a folder of writers may lie at the same place. */
export const idOfRepository = ({ location }: ComparedRepository) => `git:${location}`;

export interface RepositoryWriters {
  readonly id: string;
  /** The folder's name. */
  readonly label: string;
  readonly writers: readonly WriterTexts[];
}

interface Reading {
  readonly cache: BlobStore;
  readonly states: StateFile;
  readonly signal?: AbortSignal;
  readonly onProgress?: (read: number, found: number) => void;
}

/**
 * Who wrote in a repository's folder beside the author, with what they wrote.
 * @throws GitError; SourceNotFoundError; what the signal was aborted with
 */
export async function writersOfRepository(
  repository: ComparedRepository,
  { cache, states, signal, onProgress }: Reading,
): Promise<RepositoryWriters> {
  const { location, names } = repository;
  const folder = folderOf(repository);
  const identities = chosenSources(states).flatMap((source) => source.identities ?? []);
  const found = await writersOf(folder, {
    files: nodeFileSystem(),
    isExcluded: exclusion(),
    except: [...identities, ...(await configuredMails(folder, signal)), ...ownIdentities()],
    names,
    cache,
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress } : {}),
  });
  const writers = found.map(({ name, texts }) => ({ name, documents: texts }));
  return { id: idOfRepository(repository), label: posix.basename(vscode.Uri.parse(location).path), writers };
}

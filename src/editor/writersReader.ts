import { homedir } from "node:os";
import { posix } from "node:path";
import * as vscode from "vscode";
import type { WriterProblem } from "../corpus/readWriters.ts";
import type { Engine } from "../engine.ts";
import type { FileSystem } from "../history/collect.ts";
import { collectWriters } from "../history/collectWriters.ts";
import { GitError } from "../node/git.ts";
import { describeWriterProblem } from "../panel/writerProblems.ts";
import type { BlobStore } from "../storage/blobStore.ts";
import type { StateFile } from "../storage/stateFile.ts";
import { describeError } from "./failure.ts";
import type { RepositoryReading } from "./repositoryReader.ts";
import { type ComparedRepository, idOfRepository, writersOfRepository } from "./repositoryWriters.ts";
import { sayError } from "./sayError.ts";
import { leftOutWriters, writerSources } from "./settings.ts";
import { nameOf } from "./sources.ts";

/** What the reader works with. */
export interface WritersReaderPorts {
  readonly engine: Pick<Engine, "addWriters" | "removeWriters" | "leaveOutWriters">;
  readonly files: FileSystem;
  readonly states: StateFile;
  /** What git said of the lines of files. */
  readonly cache: BlobStore;
  readonly log: vscode.LogOutputChannel;
}

/** Keeps the writers that the engine compares with and those that the settings and the state name the same. */
export class WritersReader {
  readonly #engine: Pick<Engine, "addWriters" | "removeWriters" | "leaveOutWriters">;
  readonly #files: FileSystem;
  readonly #states: StateFile;
  readonly #cache: BlobStore;
  readonly #log: vscode.LogOutputChannel;
  /** Sources that the engine has been given since it started, by id. */
  readonly #given = new Set<string>();
  /** What was told last: the same is not told again. */
  #told = "";
  /** One round at a time. */
  #queue: Promise<void> = Promise.resolve();

  constructor({ engine, files, states, cache, log }: WritersReaderPorts) {
    this.#engine = engine;
    this.#files = files;
    this.#states = states;
    this.#cache = cache;
    this.#log = log;
  }

  /** Gives the engine what it lacks and takes away what is no longer wanted; `again`: reads also what it has. */
  refresh(how: { readonly again: boolean }): Promise<void> {
    const done = this.#queue.then(() => this.#refresh(how));
    // The queue goes on after a failure; the failure itself is the caller's, who has `done`.
    this.#queue = done.catch(() => undefined);
    return done;
  }

  /** As {@link refresh}, for an engine that has lost everything. */
  refill(): Promise<void> {
    this.#given.clear();
    return this.refresh({ again: true });
  }

  /**
   * Gives the engine a repository's writers, whether or not the state has it: the next {@link refresh} takes away what it has not.
   * @returns their names, and who could not be used
   * @throws GitError; what the signal was aborted with
   */
  tryRepository(
    repository: ComparedRepository,
    reading: Pick<RepositoryReading, "signal" | "onProgress">,
  ): Promise<{ readonly ids: readonly string[]; readonly problems: readonly WriterProblem[] }> {
    const done = this.#queue.then(async () => {
      const source = await this.#writersOf(repository, reading);
      this.#given.add(source.id);
      const ids = source.writers.map(({ name }) => `${source.label}/${name}`);
      return { ids, problems: await this.#engine.addWriters(source) };
    });
    this.#queue = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  async #refresh({ again }: { readonly again: boolean }): Promise<void> {
    const sources = writerSources(homedir());
    const { repositories } = this.#states.state;
    const wanted = new Set([...sources.map((uri) => uri.toString()), ...repositories.map(idOfRepository)]);
    for (const id of this.#given) {
      if (wanted.has(id)) continue;
      await this.#engine.removeWriters(id);
      this.#given.delete(id);
    }
    const problems: WriterProblem[] = [];
    for (const uri of sources) {
      const id = uri.toString();
      if (this.#given.has(id) && !again) continue;
      problems.push(...(await this.#read(uri)));
      this.#given.add(id);
    }
    for (const repository of repositories) {
      const id = idOfRepository(repository);
      if (this.#given.has(id) && !again) continue;
      problems.push(...(await this.#readRepository(repository)));
      this.#given.add(id);
    }
    await this.#engine.leaveOutWriters(leftOutWriters());
    this.#tell(problems);
  }

  async #read(uri: vscode.Uri): Promise<readonly WriterProblem[]> {
    const id = uri.toString();
    const { found, unread } = await collectWriters(this.#files, id, posix.basename(uri.path));
    if (found) return [...unread, ...(await this.#engine.addWriters(found))];
    await this.#engine.removeWriters(id);
    // Where there is nothing to read, the last part of a path says too little about where.
    return unread.map((problem) => ({ ...problem, path: uri.scheme === "file" ? uri.fsPath : id }));
  }

  /** Where git cannot say who wrote what, the repository's writers are none for now. */
  async #readRepository(repository: ComparedRepository): Promise<readonly WriterProblem[]> {
    try {
      return await this.#engine.addWriters(await this.#writersOf(repository, {}));
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
      this.#log.warn(describeError(error));
      await this.#engine.removeWriters(idOfRepository(repository));
      return [{ kind: "unreadable", path: nameOf(repository.location), detail: sayError(error) }];
    }
  }

  #writersOf(
    repository: ComparedRepository,
    reading: Partial<Pick<RepositoryReading, "signal" | "onProgress">>,
  ) {
    return writersOfRepository(repository, { cache: this.#cache, states: this.#states, ...reading });
  }

  /** One notification for all of them; it waits for nobody. */
  #tell(problems: readonly WriterProblem[]): void {
    const [first, ...others] = problems.map(describeWriterProblem);
    const all = [first, ...others].join("\n");
    if (first === undefined || all === this.#told) return;
    this.#told = all;
    for (const problem of [first, ...others]) this.#log.warn(problem);
    void this.#show(
      others.length === 0 ? first : vscode.l10n.t("{0} The log has {1} more.", first, others.length),
    );
  }

  async #show(message: string): Promise<void> {
    const openSettings = vscode.l10n.t("Open Settings");
    const showLog = vscode.l10n.t("Show Log");
    const text = vscode.l10n.t("Writers to compare with: {0}", message);
    const choice = await vscode.window.showWarningMessage(text, openSettings, showLog);
    if (choice === showLog) this.#log.show();
    if (choice === openSettings)
      await vscode.commands.executeCommand("workbench.action.openSettings", "idiolect.corpus");
  }
}

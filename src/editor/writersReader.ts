import { homedir } from "node:os";
import { posix } from "node:path";
import * as vscode from "vscode";
import type { WriterProblem } from "../corpus/readWriters.ts";
import type { Engine } from "../engine.ts";
import type { FileSystem } from "../history/collect.ts";
import { collectWriters } from "../history/collectWriters.ts";
import { describeWriterProblem } from "../panel/writerProblems.ts";
import { leftOutWriters, writerSources } from "./settings.ts";

/** Keeps the writers that the engine compares with and those that the settings name the same. */
export class WritersReader {
  readonly #engine: Pick<Engine, "addWriters" | "removeWriters" | "leaveOutWriters">;
  readonly #files: FileSystem;
  readonly #log: vscode.LogOutputChannel;
  /** Sources that the engine has been given since it started, by URI. */
  readonly #given = new Set<string>();
  /** What was told last: the same is not told again. */
  #told = "";
  /** One round at a time. */
  #queue: Promise<void> = Promise.resolve();

  constructor(
    engine: Pick<Engine, "addWriters" | "removeWriters" | "leaveOutWriters">,
    files: FileSystem,
    log: vscode.LogOutputChannel,
  ) {
    this.#engine = engine;
    this.#files = files;
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

  async #refresh({ again }: { readonly again: boolean }): Promise<void> {
    const sources = writerSources(homedir());
    const wanted = new Set(sources.map((uri) => uri.toString()));
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

import * as vscode from "vscode";
import type { Engine } from "../engine.ts";
import { type Collected, collect, type FileSystem } from "../history/collect.ts";
import type { Skipped, SourceText } from "../history/document.ts";
import type { Source } from "../history/ownSource.ts";
import { overlap } from "../history/spans.ts";
import type { Alone } from "../node/fileLock.ts";
import { GitError } from "../node/git.ts";
import type { BlobStore } from "../storage/blobStore.ts";
import type { NotMineFile } from "../storage/notMineFile.ts";
import { freshState } from "../storage/state.ts";
import type { StateFile } from "../storage/stateFile.ts";
import { extractProse } from "../text/extractProse.ts";
import type { Span } from "../text/prose.ts";
import { describeError } from "./failure.ts";
import { HistoryUpdate, versionOf } from "./historyUpdate.ts";
import { inParallel } from "./inParallel.ts";
import { pathWithin } from "./pathWithin.ts";
import { commitsOf, readRepository } from "./repositoryReader.ts";
import { sayError } from "./sayError.ts";
import { ownIdentities } from "./settings.ts";
import { chosenSources, exclusion, privateLocations } from "./sources.ts";

const idOf = (found: Collected) =>
  found.kind === "text" ? found.source.id : found.kind === "skipped" ? found.skipped.path : found.id;

const spansOf = (pairs: readonly (readonly [number, number])[]): Span[] =>
  pairs.map(([start, end]) => ({ start, end }));

/** How far reading is; `total` 0: not known yet. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What the reader works with. */
export interface HistoryReaderPorts {
  readonly engine: Engine;
  readonly states: StateFile;
  /** Texts as they were last read, by hash: the engine is filled from them after a restart. */
  readonly texts: BlobStore;
  readonly files: FileSystem;
  /** Sentences that are not the author's. */
  readonly notMine: NotMineFile;
  /** What git said of the lines of files. */
  readonly cache: BlobStore;
  readonly alone: Alone;
  readonly log: vscode.LogOutputChannel;
}

/** Texts on their way to the engine at once: enough to keep it busy while files are read. */
const IN_FLIGHT = 8;

/**
 * Keeps the engine's history and the author's files the same: all of it on request, one document when it is saved.
 * A file that has not changed since it was last read is not read again, not even after a restart.
 */
export class HistoryReader implements vscode.Disposable {
  readonly #ports: HistoryReaderPorts;
  readonly #changed = new vscode.EventEmitter<void>();
  /** Progress, or what the history holds, has changed. */
  readonly onChange = this.#changed.event;
  /** What the engine has been given since it started: of each document its version. */
  readonly #given = new Map<string, string>();
  #progress: Progress | undefined;
  #paused: Progress | undefined;
  #reading: AbortController | undefined;
  /** Keeps other windows waiting. */
  #getOn: (() => void) | undefined;
  /** One thing at a time touches the engine's history. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(ports: HistoryReaderPorts) {
    this.#ports = ports;
  }

  /** Undefined where nothing is being read. */
  get progress(): Progress | undefined {
    return this.#progress;
  }

  /** Where reading was paused; undefined where it was not, or goes on. */
  get paused(): Progress | undefined {
    return this.#paused;
  }

  /** All files left out, and why: those that could not be read, and those that the engine did not take. */
  async skipped(): Promise<readonly Skipped[]> {
    const { skipped } = await this.#ports.engine.history();
    return [...this.#ports.states.state.skipped, ...skipped];
  }

  /** Brings the engine's history up to date with the sources. Rejects with what the engine or the state file throws. */
  refresh(): Promise<void> {
    return this.#inTurn(async () => {
      const reading = new AbortController();
      this.#reading = reading;
      this.#paused = undefined;
      try {
        this.#tell({ done: 0, total: 0 });
        const { states, notMine, engine } = this.#ports;
        await states.refresh();
        await notMine.refresh();
        await engine.setNotMine(notMine.list);
        await engine.keepPrivate(privateLocations(states));
        await this.#giveKnown(reading.signal);
        await this.#readAlone(reading.signal);
      } finally {
        this.#reading = undefined;
        this.#tell(undefined);
      }
    });
  }

  /** Takes in what another window of the editor has read, or taken out. Tells whether there was anything. */
  async follow(): Promise<boolean> {
    let isChange = false;
    await this.#inTurn(async () => {
      const known = this.#ports.states.state.documents;
      const gone = [...this.#given.keys()].filter((id) => known[id] === undefined);
      isChange = gone.length > 0 || this.#behind().length > 0;
      if (!isChange) return;
      for (const id of gone) {
        await this.#ports.engine.remove(id);
        this.#given.delete(id);
      }
      await this.#giveKnown(new AbortController().signal);
      this.#tell(undefined);
    });
    return isChange;
  }

  /** Ends the reading under way, or gives up one that is paused; what was read by then stays. */
  cancel(): void {
    this.#paused = undefined;
    this.#reading?.abort();
    this.#changed.fire();
  }

  /** Stops the reading under way until the next {@link refresh}, which goes on from there; other windows may read meanwhile. */
  pause(): void {
    if (!this.#reading) return;
    this.#paused = this.#progress;
    this.#reading.abort();
    this.#changed.fire();
  }

  /** The engine started anew and knows nothing: everything is given again. */
  refill(): Promise<void> {
    this.#given.clear();
    return this.refresh();
  }

  /** The sentences ({@link Sentence.text}) that a document has, those that are marked as not its author's among them; none where its text was not kept. */
  async sentencesOf(id: string): Promise<string[]> {
    const { states, texts } = this.#ports;
    const known = states.state.documents[id];
    const text = known && (await texts.get(known.hash));
    if (text === undefined) return [];
    const foreign = spansOf(known?.notMine ?? []);
    return extractProse(text, known?.languageId ?? "plaintext")
      .sentences.filter((sentence) => overlap(foreign, sentence) === 0)
      .map((sentence) => sentence.text);
  }

  /** The texts of all documents as they were last read, with the state's account of each. */
  async texts(): Promise<{ readonly source: SourceText; readonly size: number }[]> {
    const { states, texts } = this.#ports;
    const found = [];
    for (const [id, { hash, languageId, modified, size, notMine }] of Object.entries(
      states.state.documents,
    )) {
      const text = await texts.get(hash);
      if (text === undefined) continue;
      const source = { id, languageId, text, modified, ...(notMine && { notMine: spansOf(notMine) }) };
      found.push({ source, size });
    }
    return found;
  }

  /** Keeps texts as if they had been read; the next {@link refresh} gives them to the engine. */
  keep(found: readonly { readonly source: SourceText; readonly size: number }[]): Promise<void> {
    return this.#inTurn(async () => {
      const { states, texts } = this.#ports;
      const update = new HistoryUpdate(states, texts);
      for (const { source, size } of found) await update.read(source, size);
      await update.save(false);
    });
  }

  /** Keeps from suggestions and prompts what the state says is private, from now on. */
  keepPrivate(): Promise<void> {
    return this.#inTurn(async () => {
      const { engine, states } = this.#ports;
      await engine.keepPrivate(privateLocations(states));
      this.#changed.fire();
    });
  }

  /** Reads a saved document again, if it belongs to the history. Tells whether it does. */
  async reread(document: vscode.TextDocument): Promise<boolean> {
    const id = document.uri.toString();
    const source = this.#sourceOf(id);
    if (!source) return false;
    await this.#inTurn(async () => {
      const { files, states, texts, cache } = this.#ports;
      const update = new HistoryUpdate(states, texts);
      const take = (each: Collected) => this.#takeAgain(each, update);
      const isExcluded = () => false;
      if (source.identities) {
        const { signal } = new AbortController();
        await readRepository({ source, only: id, files, isExcluded, cache, signal, take });
      } else {
        for await (const each of collect({ files, sources: [id], isExcluded, identities: ownIdentities() }))
          await take(each);
      }
      await update.save(false);
      this.#changed.fire();
    });
    return true;
  }

  /** Takes everything out of the engine, and out of the state what was known of documents and sources. */
  forget(): Promise<void> {
    this.cancel();
    return this.#inTurn(async () => {
      const { engine, states } = this.#ports;
      for (const id of this.#given.keys()) await engine.remove(id);
      this.#given.clear();
      await engine.setNotMine({ salt: "", hashes: [] });
      await engine.keepPrivate([]);
      await engine.steer({});
      await states.update((state) => void Object.assign(state, freshState()));
      this.#changed.fire();
    });
  }

  dispose(): void {
    this.#reading?.abort();
    this.#changed.dispose();
  }

  /** The source that a document belongs to. Where that is more than one, only the author's lines in it count. */
  #sourceOf(id: string): Source | undefined {
    const isExcluded = exclusion();
    const holding = chosenSources(this.#ports.states).filter(({ location }) => {
      const path = pathWithin(location, id);
      return path !== undefined && (path === "" || !isExcluded(path));
    });
    return holding.find(({ identities }) => identities) ?? holding[0];
  }

  /** Documents of which the engine has not what the state knows: after a start, or since another window read them. */
  #behind() {
    const known = Object.entries(this.#ports.states.state.documents);
    return known.filter(([id, document]) => this.#given.get(id) !== versionOf(document));
  }

  /** Gives the engine what was read already, here or by another window, from the texts that are kept. */
  async #giveKnown(signal: AbortSignal): Promise<void> {
    const { texts, engine } = this.#ports;
    const behind = this.#behind();
    let done = 0;
    await inParallel(behind, IN_FLIGHT, signal, async ([id, known]) => {
      const { hash, languageId, modified, notMine } = known;
      const text = await texts.get(hash);
      if (text !== undefined) {
        await engine.add({ id, languageId, text, modified, ...(notMine && { notMine: spansOf(notMine) }) });
        this.#given.set(id, versionOf(known));
      }
      this.#tell({ done: ++done, total: behind.length });
    });
  }

  /** Reads the sources while no other window does. What that one read meanwhile is taken from it, and not read again. */
  async #readAlone(signal: AbortSignal): Promise<void> {
    const { states, alone } = this.#ports;
    try {
      await alone(async (getOn) => {
        this.#getOn = getOn;
        await states.refresh();
        await this.#giveKnown(signal);
        await this.#readSources(signal);
      }, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      this.#getOn = undefined;
    }
  }

  async #readSources(signal: AbortSignal): Promise<void> {
    const { files, states, texts, log } = this.#ports;
    const known = states.state.documents;
    const update = new HistoryUpdate(states, texts);
    const { present, missing } = await this.#lookFor(chosenSources(states));
    for (const { location } of missing)
      update.skipped({ path: location, reason: "unreadable", detail: vscode.l10n.t("not there") });
    const repositories = present.filter(({ identities }) => identities);
    const found = collect({
      files,
      sources: present.filter(({ identities }) => !identities).map(({ location }) => location),
      isExcluded: exclusion(),
      identities: ownIdentities(),
      isUnchanged: (id, { modified, size }) =>
        this.#given.has(id) && known[id]?.modified === modified && known[id].size === size,
      onProgress: (done, total) => this.#tell({ done, total }),
      signal,
    });
    await inParallel(found, IN_FLIGHT, signal, async (each) => {
      const isInRepository = repositories.some(
        ({ location }) => pathWithin(location, idOf(each)) !== undefined,
      );
      if (!isInRepository) await this.#take(each, update);
    });
    for (const source of repositories) {
      if (!(await this.#readOwnLines(source, update, signal))) missing.push(source);
    }
    if (!signal.aborted) {
      // What lies in a source that is not there now (a disk not plugged in) is not gone.
      const away = missing.flatMap((source) => [source.location, commitsOf(source)]);
      const isAway = (id: string) => away.some((location) => pathWithin(location, id) !== undefined);
      // Another window may have taken out of the state what this one's engine still has.
      const held = new Set([...Object.keys(known), ...this.#given.keys()]);
      const gone = [...held].filter((id) => !update.hasSeen(id) && !isAway(id));
      for (const id of gone) await this.#forget(id, update);
    }
    await update.save(!signal.aborted);
    const { read, unchanged } = update.figures;
    log.info(`Documents read: ${read}; not changed since they were read: ${unchanged}.`);
  }

  async #take(found: Collected, update: HistoryUpdate): Promise<void> {
    if (found.kind === "skipped") {
      update.skipped(found.skipped);
    } else if (found.kind === "unchanged") {
      update.unchanged(found.id);
    } else {
      const { source, size } = found;
      await this.#ports.engine.add(source);
      this.#given.set(source.id, versionOf(await update.read(source, size)));
    }
  }

  /** As {@link #take}, for what is read whether or not it has changed. */
  async #takeAgain(found: Collected, update: HistoryUpdate): Promise<void> {
    const isSame =
      found.kind === "text" &&
      this.#given.has(found.source.id) &&
      (await update.isKnown(found.source, found.size));
    await this.#take(isSame ? { kind: "unchanged", id: found.source.id } : found, update);
  }

  /** Tells whether git could say which lines those are. */
  async #readOwnLines(source: Source, update: HistoryUpdate, signal: AbortSignal): Promise<boolean> {
    const { files, cache, log } = this.#ports;
    try {
      await readRepository({
        source,
        files,
        cache,
        signal,
        isExcluded: exclusion(),
        isTakenOut: this.#takenOut(),
        onProgress: (done, total) => this.#tell({ done, total }),
        take: (each) => this.#takeAgain(each, update),
      });
    } catch (error) {
      if (signal.aborted) return true;
      if (!(error instanceof GitError)) throw error;
      log.warn(describeError(error));
      update.skipped({ path: source.location, reason: "unreadable", detail: sayError(error) });
      return false;
    }
    return true;
  }

  /** Whether the author took a document out of the history. */
  #takenOut(): (id: string) => boolean {
    const excluded = new Set(this.#ports.states.state.excluded);
    return (id) => excluded.has(id);
  }

  async #forget(id: string, update: HistoryUpdate): Promise<void> {
    await this.#ports.engine.remove(id);
    this.#given.delete(id);
    update.gone(id);
  }

  async #lookFor(sources: readonly Source[]): Promise<{ present: Source[]; missing: Source[] }> {
    const { files, log } = this.#ports;
    const present: Source[] = [];
    const missing: Source[] = [];
    for (const source of sources) {
      const stat = await files.stat(source.location);
      (stat && stat.kind !== "other" ? present : missing).push(source);
    }
    if (missing.length > 0) log.warn(`Not there: ${missing.map(({ location }) => location).join(", ")}`);
    return { present, missing };
  }

  #tell(progress: Progress | undefined): void {
    this.#getOn?.();
    this.#progress = progress;
    this.#changed.fire();
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#queue.then(work);
    // The queue goes on after a failure; the failure itself is the caller's, who has `done`.
    this.#queue = done.catch(() => undefined);
    return done;
  }
}

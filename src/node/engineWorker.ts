import { Worker } from "node:worker_threads";
import { type Remote, wrap } from "comlink";
import type { Engine } from "../engine.ts";
import { portEndpoint } from "./portEndpoint.ts";

/** The worker that runs the engine is gone: what was asked of it has no answer. */
export class EngineStoppedError extends Error {
  override readonly name = "EngineStoppedError";
}

/** What happened to the worker. After `restarted` its history is empty and must be filled again; after `failed` it stays down. */
export type EngineWorkerEvent =
  | { readonly kind: "restarted"; readonly cause: Error }
  | { readonly kind: "failed"; readonly cause: Error };

/** Room for what is new. Node's own choice leaves the heap a third larger after a history was read (npm run bench:history). MB. */
const YOUNG_MB = 12;

interface Running {
  readonly worker: Worker;
  readonly remote: Remote<Engine>;
  /** Rejects when the worker is gone; never resolves. */
  readonly gone: Promise<never>;
}

/**
 * The engine in a worker thread, so that reading and learning never hold up typing.
 * A worker that dies is started once more; calls under way then, and all calls after a second death, reject with {@link EngineStoppedError}.
 */
export class EngineWorker implements Engine {
  readonly #script: string | URL;
  readonly #workerData: unknown;
  readonly #report: (event: EngineWorkerEvent) => void;
  #running: Running;
  #restarted = false;
  #disposed = false;

  /** `script` is the worker's bundle; `workerData` must survive structured cloning. */
  constructor(script: string | URL, workerData: unknown, report: (event: EngineWorkerEvent) => void) {
    this.#script = script;
    this.#workerData = workerData;
    this.#report = report;
    this.#running = this.#start();
  }

  add: Engine["add"] = (source) => this.#call((engine) => engine.add(source));
  remove: Engine["remove"] = (id) => this.#call((engine) => engine.remove(id));
  keepPrivate: Engine["keepPrivate"] = (locations) => this.#call((engine) => engine.keepPrivate(locations));
  addWriters: Engine["addWriters"] = (source) => this.#call((engine) => engine.addWriters(source));
  removeWriters: Engine["removeWriters"] = (source) => this.#call((engine) => engine.removeWriters(source));
  leaveOutWriters: Engine["leaveOutWriters"] = (ids) => this.#call((engine) => engine.leaveOutWriters(ids));
  cast: Engine["cast"] = () => this.#call((engine) => engine.cast());
  setNotMine: Engine["setNotMine"] = (list) => this.#call((engine) => engine.setNotMine(list));
  disown: Engine["disown"] = (sentences) => this.#call((engine) => engine.disown(sentences));
  markSentences: Engine["markSentences"] = (sentences, as) =>
    this.#call((engine) => engine.markSentences(sentences, as));
  prepare: Engine["prepare"] = () => this.#call((engine) => engine.prepare());
  history: Engine["history"] = () => this.#call((engine) => engine.history());
  documents: Engine["documents"] = () => this.#call((engine) => engine.documents());
  omissions: Engine["omissions"] = () => this.#call((engine) => engine.omissions());
  report: Engine["report"] = (kind) => this.#call((engine) => engine.report(kind));
  reportFor: Engine["reportFor"] = (...args) => this.#call((engine) => engine.reportFor(...args));
  steer: Engine["steer"] = (steering) => this.#call((engine) => engine.steer(steering));
  suggest: Engine["suggest"] = (request, policy) => this.#call((engine) => engine.suggest(request, policy));
  continuations: Engine["continuations"] = (request) => this.#call((engine) => engine.continuations(request));
  map: Engine["map"] = () => this.#call((engine) => engine.map());
  overTime: Engine["overTime"] = () => this.#call((engine) => engine.overTime());
  writing: Engine["writing"] = (writer) => this.#call((engine) => engine.writing(writer));
  fit: Engine["fit"] = (text) => this.#call((engine) => engine.fit(text));
  retrieve: Engine["retrieve"] = (query, limit, except) =>
    this.#call((engine) => engine.retrieve(query, limit, except));
  passagesBehind: Engine["passagesBehind"] = (wanted) =>
    this.#call((engine) => engine.passagesBehind(wanted));
  measure: Engine["measure"] = (policy) =>
    this.#call<Awaited<ReturnType<Engine["measure"]>>>((engine) => engine.measure(policy));
  measured: Engine["measured"] = (policy) => this.#call((engine) => engine.measured(policy));
  cancelMeasuring: Engine["cancelMeasuring"] = () => this.#call((engine) => engine.cancelMeasuring());
  studyPlan: Engine["studyPlan"] = () => this.#call((engine) => engine.studyPlan());
  compare: Engine["compare"] = (id, embedded) => this.#call((engine) => engine.compare(id, embedded));
  toEmbed: Engine["toEmbed"] = (ids) => this.#call((engine) => engine.toEmbed(ids));
  taskAt: Engine["taskAt"] = (text, languageId) => this.#call((engine) => engine.taskAt(text, languageId));
  steered: Engine["steered"] = (summary) => this.#call((engine) => engine.steered(summary));

  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.#running.worker.terminate();
  }

  #call<Result>(ask: (engine: Remote<Engine>) => Promise<Result>): Promise<Result> {
    const { remote, gone } = this.#running;
    return Promise.race([ask(remote), gone]);
  }

  #start(): Running {
    const worker = new Worker(this.#script, {
      workerData: this.#workerData,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    const gone = new Promise<never>((_, reject) => {
      const stop = (cause: Error) => reject(new EngineStoppedError(cause.message, { cause }));
      worker.once("error", stop);
      worker.once("exit", (code) => stop(new Error(`The worker ended with exit code ${code}.`)));
    });
    gone.catch((error: EngineStoppedError) => this.#stopped(error));
    return { worker, remote: wrap<Engine>(portEndpoint(worker)), gone };
  }

  #stopped(cause: Error): void {
    if (this.#disposed) return;
    if (this.#restarted) {
      this.#report({ kind: "failed", cause });
      return;
    }
    this.#restarted = true;
    this.#running = this.#start();
    this.#report({ kind: "restarted", cause });
  }
}

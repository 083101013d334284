import * as vscode from "vscode";
import type { Register } from "../corpus/corpus.ts";
import type { Engine } from "../engine.ts";
import { type PanelState, panelState, type ReportState } from "../panel/protocol.ts";
import { viewOf } from "../panel/viewOf.ts";
import type { BlobStore } from "../storage/blobStore.ts";
import type { StateFile } from "../storage/stateFile.ts";
import type { HistoryReader } from "./historyReader.ts";
import type { ModelNote } from "./modelNote.ts";
import { nameOf } from "./sources.ts";

/** The last report, kept so that the panel can be drawn before anything is computed. */
const CACHED = "panel";

/** What the panel shows: the last report, or how far reading is, or what went wrong. */
export class PanelModel implements vscode.Disposable {
  readonly #engine: Engine;
  readonly #history: HistoryReader;
  readonly #cache: BlobStore;
  readonly #states: StateFile;
  readonly #note: ModelNote;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onChange = this.#changed.event;
  readonly #listening: vscode.Disposable;
  #report: ReportState | undefined;
  #failure: string | undefined;
  /** The kind of writing that the person chose to see; the main one until they do. */
  #kind: Register | undefined;
  /** Number of the last update begun: an older one that ends later counts for nothing. */
  #turn = 0;

  constructor(engine: Engine, history: HistoryReader, cache: BlobStore, states: StateFile, note: ModelNote) {
    this.#engine = engine;
    this.#history = history;
    this.#cache = cache;
    this.#states = states;
    this.#note = note;
    const tell = () => this.#changed.fire();
    this.#listening = vscode.Disposable.from(history.onChange(tell), note.onChange(tell));
  }

  get state(): PanelState {
    const { progress, paused } = this.#history;
    const reading = paused ? { ...paused, isPaused: true } : progress;
    const trouble = this.#trouble;
    if (this.#report)
      return {
        ...this.#report,
        ...(this.#note.isWanted && { offersModel: true }),
        ...(trouble && { trouble }),
        ...(reading && { reading }),
      };
    if (reading) return { kind: "reading", ...reading };
    return trouble ? { kind: "error", ...trouble } : { kind: "empty" };
  }

  get #trouble(): { message: string; next: string } | undefined {
    return this.#failure === undefined
      ? undefined
      : {
          message: this.#failure,
          next: vscode.l10n.t("Try again. If it fails once more, the log says why."),
        };
  }

  /** What is shown of the last report, another object for each; undefined before there is one. */
  get report(): ReportState | undefined {
    return this.#report;
  }

  /** The last report's figures: 0 before there is one. */
  get figures(): { readonly documents: number; readonly words: number } {
    return { documents: this.#report?.documents ?? 0, words: this.#report?.words ?? 0 };
  }

  /** The kind of writing that is shown; undefined: the main one. */
  get kind(): Register | undefined {
    return this.#kind;
  }

  get preference(): string {
    return this.#report?.preference ?? "";
  }

  /** Shows the report of the last session; one that cannot be read is made anew later. */
  async restore(): Promise<void> {
    const text = await this.#cache.get(CACHED);
    const state = text === undefined ? undefined : parsed(text);
    if (state?.kind === "report") this.#show(state);
  }

  /** Computes the report anew, shows and keeps it. Rejects with what the engine throws. */
  async update(): Promise<void> {
    const turn = ++this.#turn;
    const report = await this.#compute();
    if (turn !== this.#turn) return;
    this.#show(report);
    await (report ? this.#cache.put(CACHED, JSON.stringify(report)) : this.#cache.delete(CACHED));
  }

  /** Shows another kind of the author's writing, where the history holds several. */
  async showKind(kind: Register): Promise<void> {
    this.#kind = kind;
    await this.update();
  }

  /** Tells the page once more what it is to show, where it may have gone ahead of that. */
  tellAgain(): void {
    this.#changed.fire();
  }

  /** Says in the panel why the report could not be made; one that is there stays. */
  fail(message: string): void {
    this.#failure = message;
    this.#changed.fire();
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changed.dispose();
  }

  /** Undefined where there is no history. */
  async #compute(): Promise<ReportState | undefined> {
    const { documents } = await this.#engine.history();
    if (documents === 0) return undefined;
    const [report, cast, skipped] = await Promise.all([
      this.#engine.report(this.#kind),
      this.#engine.cast(),
      this.#history.skipped(),
    ]);
    return viewOf(report, cast, {
      skipped: skipped.length,
      nameOf,
      steering: this.#states.state.steering ?? {},
    });
  }

  #show(report: ReportState | undefined): void {
    this.#report = report;
    this.#failure = undefined;
    this.#changed.fire();
  }
}

/** Undefined where the text is no state of this version: it was cut short, or another version wrote it. */
function parsed(text: string): PanelState | undefined {
  try {
    return panelState.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

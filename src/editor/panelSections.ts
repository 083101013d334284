import * as vscode from "vscode";
import type { LastCompletion } from "../completion/lastCompletion.ts";
import type { Engine } from "../engine.ts";
import { NEEDED } from "../evaluation/knowing.ts";
import { knowsOf, type MeasuredFigures } from "../panel/knowsOf.ts";
import { mapOf } from "../panel/mapOf.ts";
import type { SectionName, ToldSections } from "../panel/sectionState.ts";
import { timelineOf } from "../panel/timelineOf.ts";
import type { BlobStore } from "../storage/blobStore.ts";
import type { StateFile } from "../storage/stateFile.ts";
import { describeError } from "./failure.ts";
import { type Kept, KeptMeasurement, subjectOf } from "./keptMeasurement.ts";
import type { PanelModel } from "./panelModel.ts";
import { completionPolicy } from "./settings.ts";
import { nameOf } from "./sources.ts";
import { whyLastCompletion } from "./whyCompletion.ts";

/** Ghost text comes and goes with every key: what it was made by is told when that pauses. Milliseconds. */
const PAUSE = 400;
/** How often it is told how far measuring is. Milliseconds. */
const TELLING = 300;

export interface PanelSectionsParts {
  readonly engine: Engine;
  readonly panel: PanelModel;
  readonly last: LastCompletion;
  readonly states: StateFile;
  /** Where what was measured is kept. */
  readonly cache: BlobStore;
  readonly log: vscode.LogOutputChannel;
}

/** The sections of the panel that are computed when somebody opens them, and again whenever the report has changed. */
export class PanelSections implements vscode.Disposable {
  readonly #parts: PanelSectionsParts;
  readonly #told = new vscode.EventEmitter<ToldSections>();
  readonly onTell = this.#told.event;
  readonly #reveals = new vscode.EventEmitter<void>();
  readonly onReveal = this.#reveals.event;
  readonly #listening: vscode.Disposable;
  readonly #asked = new Set<SectionName>();
  readonly #kept: KeptMeasurement;
  #report: unknown;
  #toReveal: SectionName | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: PanelSectionsParts) {
    const { last, panel } = parts;
    this.#parts = parts;
    this.#kept = new KeptMeasurement(parts.cache);
    this.#listening = vscode.Disposable.from(
      panel.onChange(() => {
        if (panel.report === this.#report) return;
        this.#report = panel.report;
        for (const section of this.#asked) void this.#tell(section);
      }),
      new vscode.Disposable(last.onChange(() => this.#tellWhySoon())),
    );
  }

  /** Brings a section into view, opened: at once, or when the page is next there. */
  async reveal(section: SectionName): Promise<void> {
    this.#toReveal = section;
    await vscode.commands.executeCommand("idiolect.panel.focus");
    this.#reveals.fire();
  }

  /** The section that is to be brought into view, once. */
  takeRevealed(): SectionName | undefined {
    const section = this.#toReveal;
    this.#toReveal = undefined;
    return section;
  }

  /** Tells a section now, and after each new report. */
  async ask(section: SectionName): Promise<void> {
    this.#asked.add(section);
    await this.#tell(section);
  }

  /** Measures how well the author is known, telling how far that is, then what came of it. */
  async measure(): Promise<void> {
    const { engine } = this.#parts;
    const of = await this.#measuredNow();
    const measuring = engine.measure(completionPolicy());
    const telling = setInterval(() => void this.#tell("knows"), TELLING);
    try {
      await this.#tell("knows");
      const result = await measuring;
      if (result?.kind === "measured") await this.#keep({ of, result });
    } finally {
      clearInterval(telling);
      await this.#tell("knows");
    }
  }

  dispose(): void {
    clearTimeout(this.#pause);
    this.#listening.dispose();
    this.#reveals.dispose();
    this.#told.dispose();
  }

  #tellWhySoon(): void {
    if (!this.#asked.has("why")) return;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#tell("why"), PAUSE);
  }

  async #tell(section: SectionName): Promise<void> {
    const { engine, log, panel } = this.#parts;
    try {
      // While the history is being read, the report is of another: what is told of this one comes with its own report.
      if ((await engine.history()).words !== panel.figures.words) return;
      this.#told.fire({ [section]: await this.#compute(section) });
    } catch (error) {
      log.error(describeError(error));
      this.#told.fire({ [section]: vscode.l10n.t("This could not be computed. The log says more.") });
    }
  }

  async #compute(section: SectionName) {
    const { engine } = this.#parts;
    if (section === "why") {
      const why = await whyLastCompletion(this.#parts);
      return why ?? vscode.l10n.t("No completion has been shown in this window yet.");
    }
    if (section === "knows") return knowsOf(await this.#measured(), NEEDED);
    if (section === "timeline") return timelineOf(await engine.overTime(), nameOf);
    const [map, cast] = await Promise.all([engine.map(), engine.cast()]);
    return map
      ? mapOf(map, cast)
      : vscode.l10n.t("There is not yet enough of your writing to place you among other writers.");
  }

  /** What was measured last, in this window or before it was opened. */
  async #measured(): Promise<MeasuredFigures> {
    const { engine, panel } = this.#parts;
    const measured = await engine.measured(completionPolicy());
    if (measured.result || measured.progress !== undefined || panel.figures.words === 0) return measured;
    const kept = await this.#kept.get();
    if (!kept) return measured;
    return { ...measured, result: kept.result, isCurrent: kept.of === (await this.#measuredNow()) };
  }

  async #keep(measurement: Kept): Promise<void> {
    try {
      await this.#kept.put(measurement);
    } catch (error) {
      this.#parts.log.warn(`What was measured cannot be kept. ${describeError(error)}`);
    }
  }

  /** What measuring would be of now: {@link subjectOf}. */
  async #measuredNow(): Promise<string> {
    const { engine, states } = this.#parts;
    const { words } = await engine.history();
    return subjectOf(completionPolicy(), words, states.state);
  }
}

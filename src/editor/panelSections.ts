import * as vscode from "vscode";
import type { Engine } from "../engine.ts";
import { mapOf } from "../panel/mapOf.ts";
import type { SectionName, ToldSections } from "../panel/sectionState.ts";
import { timelineOf } from "../panel/timelineOf.ts";
import { describeError } from "./failure.ts";
import type { PanelModel } from "./panelModel.ts";
import { nameOf } from "./sources.ts";

/** The sections of the panel that are computed when somebody opens them, and again whenever the report has changed. */
export class PanelSections implements vscode.Disposable {
  readonly #engine: Engine;
  readonly #panel: PanelModel;
  readonly #log: vscode.LogOutputChannel;
  readonly #told = new vscode.EventEmitter<ToldSections>();
  readonly onTell = this.#told.event;
  readonly #listening: vscode.Disposable;
  readonly #asked = new Set<SectionName>();
  #report: unknown;

  constructor(engine: Engine, panel: PanelModel, log: vscode.LogOutputChannel) {
    this.#engine = engine;
    this.#panel = panel;
    this.#log = log;
    this.#listening = panel.onChange(() => {
      if (panel.report === this.#report) return;
      this.#report = panel.report;
      for (const section of this.#asked) void this.#tell(section);
    });
  }

  /** Tells a section now, and after each new report. */
  async ask(section: SectionName): Promise<void> {
    this.#asked.add(section);
    await this.#tell(section);
  }

  dispose(): void {
    this.#listening.dispose();
    this.#told.dispose();
  }

  async #tell(section: SectionName): Promise<void> {
    try {
      // While the history is being read, the report is of another: what is told of this one comes with its own report.
      if ((await this.#engine.history()).words !== this.#panel.figures.words) return;
      this.#told.fire({ [section]: await this.#compute(section) });
    } catch (error) {
      this.#log.error(describeError(error));
      this.#told.fire({ [section]: vscode.l10n.t("This could not be computed. The log says more.") });
    }
  }

  async #compute(section: SectionName) {
    if (section === "timeline") return timelineOf(await this.#engine.overTime(), nameOf);
    const [map, cast] = await Promise.all([this.#engine.map(), this.#engine.cast()]);
    return map
      ? mapOf(map, cast)
      : vscode.l10n.t("There is not yet enough of your writing to place you among other writers.");
  }
}

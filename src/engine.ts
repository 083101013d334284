import type { DifferenceReport } from "./differences/report.ts";
import type { DocumentOmissions, Skipped, SourceText } from "./history/document.ts";
import type { Policy, Suggestion, VoiceRequest } from "./voice/suggestion.ts";

/** What the history holds, in figures. */
export interface HistorySummary {
  readonly documents: number;
  readonly words: number;
  readonly skipped: readonly Skipped[];
}

/** How much more a text is the author's than other writers'. */
export interface Fit {
  /** Log-likelihood ratio in standard units: above 0 is more the author's. */
  readonly fit: number;
  readonly words: number;
}

/** A passage of the author's history, retrieved for a prompt. */
export interface Passage {
  readonly document: string;
  readonly text: string;
}

/**
 * The whole of Idiolect without editor, files or network: what the worker and the command line both run.
 * Everything crosses a worker border: plain data only.
 */
export interface Engine {
  /** Takes a document into the history, in place of an earlier one of the same id. Returns why not, if it is left out. */
  add(source: SourceText): Promise<Skipped | undefined>;
  remove(id: string): Promise<void>;
  history(): Promise<HistorySummary>;
  /** What was left out of the documents that are in the history. */
  omissions(): Promise<readonly DocumentOmissions[]>;
  /** The differences, computed anew where the history has changed. */
  report(): Promise<DifferenceReport>;
  /** Ghost text at the cursor, or undefined where nothing should be shown. */
  suggest(request: VoiceRequest, policy: Policy): Promise<Suggestion | undefined>;
  /** Longer continuations on explicit request, best first: to the end of a clause or sentence. */
  continuations(request: VoiceRequest): Promise<readonly Suggestion[]>;
  fit(text: string): Promise<Fit>;
  /** The author's passages nearest the text around the cursor, best first. */
  retrieve(query: string, limit: number): Promise<readonly Passage[]>;
}

import type { Omission, Prose, Span } from "../text/prose.ts";

/** One text as it was read, before anything is made of it. */
export interface SourceText {
  /** Stable and unique: the URI in the editor, the path relative to the given folder on the command line. */
  readonly id: string;
  readonly languageId: string;
  readonly text: string;
  /** Milliseconds since the epoch; undefined where the source has no dates. */
  readonly modified?: number;
  /** Stretches that others wrote, in order and apart: they are context, and no sentence that touches one is the author's. */
  readonly notMine?: readonly Span[];
}

/** A document of the author's history. */
export interface HistoryDocument {
  readonly id: string;
  readonly modified?: number;
  readonly prose: Prose;
}

/** Why a whole file is not in the history. */
export type SkipReason =
  | "unsupportedFormat"
  | "unreadable"
  | "tooLarge"
  | "binary"
  | "generated"
  | "noIdentity"
  | "noProse"
  | "tooShort"
  | "notEnglish"
  | "duplicate"
  | "excluded"
  | "notMine";

export interface Skipped {
  /** The path, as {@link SourceText.id}. */
  readonly path: string;
  readonly reason: SkipReason;
  /** What the operating system said, for `unreadable`; the other document, for `duplicate`; whose it is instead, for `notMine`. */
  readonly detail?: string;
}

/** What was left out of documents that are in the history. */
export interface DocumentOmissions {
  readonly path: string;
  readonly omissions: readonly Omission[];
}

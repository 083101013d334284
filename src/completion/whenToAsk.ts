/** What has just happened in the editor, as far as ghost text is concerned. */
export interface Moment {
  /** The document's text after the cursor. */
  readonly after: string;
  readonly hasSelection: boolean;
  /** Number of cursors. */
  readonly cursors: number;
  /** Whether the last change took text away, or went back in the document's past. */
  readonly isDeleting: boolean;
  /** Whether the person asked for a completion, rather than typed. */
  readonly explicit: boolean;
}

const STARTS_WITH_WORD = /^[\p{L}\p{M}\p{N}_]/u;

/**
 * Whether to ask for ghost text now: not with a selection or several cursors, not inside a word, not after a deletion.
 * `automatic`: whether it may come by itself. What is asked for explicitly waits for nothing but a place where it can be shown.
 */
export function shouldAsk(
  { after, hasSelection, cursors, isDeleting, explicit }: Moment,
  automatic: boolean,
): boolean {
  if (hasSelection || cursors !== 1 || STARTS_WITH_WORD.test(after)) return false;
  return explicit || (automatic && !isDeleting);
}

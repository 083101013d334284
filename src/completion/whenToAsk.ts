/** What has just happened in the editor, as far as ghost text is concerned. */
export interface Moment {
  /** Text up to the cursor now, and at the last change; undefined where the document has just been opened. */
  readonly before: string;
  readonly previousBefore: string | undefined;
  readonly after: string;
  readonly hasSelection: boolean;
  /** Number of cursors. */
  readonly cursors: number;
  /** Whether the person asked for a completion, rather than typed. */
  readonly explicit: boolean;
}

/** What the person has set. */
export interface Manners {
  readonly paused: boolean;
  /** Only when asked for. */
  readonly manual: boolean;
  /** Letters of a word to be typed before it is completed; 0: words are also begun. */
  readonly minimumPrefix: number;
}

const TYPED_WORD = /[\p{L}\p{M}\p{N}_'’-]*$/u;
const STARTS_WITH_WORD = /^[\p{L}\p{M}\p{N}_]/u;

/**
 * Whether to ask for ghost text now. Not with a selection or several cursors, not after a deletion, not inside a word,
 * not before enough of a word is typed. What is asked for explicitly ignores all manners but what cannot be shown.
 */
export function shouldAsk(moment: Moment, { paused, manual, minimumPrefix }: Manners): boolean {
  const { before, previousBefore, after, hasSelection, cursors, explicit } = moment;
  if (hasSelection || cursors !== 1 || STARTS_WITH_WORD.test(after)) return false;
  if (explicit) return true;
  if (paused || manual) return false;
  if (previousBefore !== undefined && before.length < previousBefore.length) return false;
  return (TYPED_WORD.exec(before)?.[0].length ?? 0) >= minimumPrefix;
}

/** What is asked of the voice model: the text around the cursor. */
export interface VoiceRequest {
  /** The document's text up to the cursor, mid-word or not. */
  readonly before: string;
  /** What stands after the cursor. */
  readonly after: string;
  readonly languageId: string;
  /** Requests of the same document are its successive states; undefined: a text that nothing else is known of. */
  readonly document?: string;
}

/** Where a suggestion comes from. */
export interface SuggestionSource {
  readonly kind: "history" | "document" | "background";
  /** History document id, for `history`. */
  readonly document?: string;
  /** How often the suggested words follow this context there. */
  readonly count: number;
}

export interface Suggestion {
  /** To be inserted at the cursor; never empty. */
  readonly text: string;
  /** Probability that the author goes on with the first word of `text`. */
  readonly probability: number;
  /** Probability that the author goes on with all of `text`. */
  readonly probabilityOfAll: number;
  readonly sources: readonly SuggestionSource[];
}

/** A longer suggestion, one of several. */
export interface Alternative extends Suggestion {
  /** What it is ranked by among the others, before it is known how well it fits the author: in nats. */
  readonly worth: number;
  /** The author's document that the whole of `text` stands in, after the same words; undefined where it stands in none. */
  readonly passage?: string;
}

/** How readily ghost text is shown: calm speaks where it is likely right, eager whenever it saves keys on average. */
export type Policy = "calm" | "balanced" | "eager";

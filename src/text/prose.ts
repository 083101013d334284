/** What every extractor makes of a document, whatever its format: the sentences its author wrote, and where they stand. */

/** A stretch of the source text: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Stands in a sentence's text for something that is not prose (inline code, an image, a formula), so that the grammar holds. */
export const PLACEHOLDER = "\uFFFC";

export interface Sentence extends Span {
  /**
   * The sentence as read: marks removed, white space collapsed to single spaces, one typography
   * (straight quotes, "—" for every dash between words), {@link PLACEHOLDER} for inline code.
   */
  readonly text: string;
  /** Index of the paragraph (or list item) it belongs to, from 0, in document order. */
  readonly paragraph: number;
  readonly block: "paragraph" | "listItem";
}

/** Marks of layout and typography, counted in the source before one typography was made of it. All are counts. */
export interface Layout {
  readonly headings: number;
  readonly listItems: number;
  readonly orderedItems: number;
  readonly links: number;
  readonly emphases: number;
  readonly codeSpans: number;
  readonly codeBlocks: number;
  readonly quotations: number;
  readonly tables: number;
  readonly images: number;
}

/** Why a stretch of a document is not its author's prose. */
export type OmissionReason =
  | "frontMatter"
  | "code"
  | "table"
  | "quotation"
  | "html"
  | "heading"
  | "linkTarget"
  | "footnote"
  | "signature"
  | "licence"
  | "notASentence"
  | "repeated"
  | "notMine";

/** A stretch left out of the prose, and why. Inline omissions (code spans, link targets) are not listed. */
export interface Omission extends Span {
  readonly reason: OmissionReason;
}

export interface Prose {
  readonly sentences: readonly Sentence[];
  readonly layout: Layout;
  readonly omissions: readonly Omission[];
  /** Words in all sentences, as {@link tokenize} counts them. */
  readonly words: number;
  /** Number of paragraphs and list items that hold at least one sentence. */
  readonly paragraphs: number;
}

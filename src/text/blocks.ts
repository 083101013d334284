import type { Run } from "./mappedText.ts";
import type { Layout, Omission, Sentence } from "./prose.ts";

/** A paragraph or a list item (one paragraph of it), as an extractor found it. */
export interface Block {
  readonly kind: Sentence["block"];
  /** What its author wrote, in order; the gaps between them are marks. */
  readonly runs: readonly Run[];
  /** Nothing but links: an entry of a list of links, unless it is punctuated as a sentence. */
  readonly isOnlyLinks?: boolean;
}

/** What an extractor makes of a document; {@link extractProse} makes sentences of it. */
export interface Extraction {
  /** The source, or a text of equal length in which templates are hidden: what the runs are taken from. */
  readonly text: string;
  /** In document order. */
  readonly blocks: readonly Block[];
  readonly layout: Layout;
  readonly omissions: readonly Omission[];
}

export type LayoutCounts = { -readonly [mark in keyof Layout]: number };

export function noLayout(): LayoutCounts {
  return {
    headings: 0,
    listItems: 0,
    orderedItems: 0,
    links: 0,
    emphases: 0,
    codeSpans: 0,
    codeBlocks: 0,
    quotations: 0,
    tables: 0,
    images: 0,
  };
}

import type { Token } from "../text/tokenize.ts";
import type { Mark } from "./signs.ts";
import type { Counts } from "./tally.ts";

/** The three groups of DPL's standard for comparing texts (Qiu et al. 2025, arXiv 2503.02450, section 3.2). */
export type Group = "writing" | "emotional" | "semantic";

export type Aspect =
  | "word choice"
  | "sentence structure"
  | "punctuation"
  | "layout"
  | "intensity"
  | "evaluation"
  | "stance"
  | "address"
  | "density"
  | "coherence"
  | "specificity";

/** What a value counts; decides how it is written for a person. */
export type Unit =
  | "per 100 words"
  | "per 1000 words"
  | "% of sentences"
  | "% of words"
  | "per sentence"
  | "words"
  | "letters"
  | "sentences"
  | "ratio";

/** Which way an author departs from other writers. */
export type Direction = "more" | "less";

/** What a sentence shows of a feature. */
export interface Showing {
  /** How strongly it shows the feature, 0 (not at all) upwards; only the order matters. */
  readonly strength: number;
  /** The telling words. */
  readonly marks: readonly Mark[];
}

/** Where a sentence stands: what its own tokens cannot tell. */
export interface Surroundings {
  /** The sentence before it in the document; empty for the first. */
  readonly previous: readonly Token[];
  readonly block: "paragraph" | "listItem";
  /** Of its paragraph or list item. */
  readonly paragraph: { readonly words: number; readonly sentences: number };
  /** The sentence as it stands in the source, marks of layout and all. */
  readonly source: string;
}

/** How the author's values are compared with others': rates are skewed counts, and compared by their square roots. */
export type Scale = "root" | "plain";

/**
 * One measurable property of style. A feature never reads text to be measured: it derives from {@link Counts}.
 */
export interface Feature {
  /** Stable, kebab-case. */
  readonly id: string;
  readonly group: Group;
  readonly aspect: Aspect;
  readonly unit: Unit;
  readonly scale: Scale;
  /** A short noun phrase, in lower case: "sentences opened with And or But". English; a key for translation. */
  readonly name: string;
  /**
   * One clause that follows "You", for an author above and below the norm: "open more sentences with And or But".
   * English; keys for translation.
   */
  readonly says: Readonly<Record<Direction, string>>;
  /** The same as an instruction to a writer: "Open a sentence with And or But now and then." */
  readonly instruction: Readonly<Record<Direction, string>>;
  /** Whether the value says something to a reader: "12 words" of sentence length does, of standard deviation it does not. */
  readonly tellingFigure: boolean;
  /** Where the measure comes from. */
  readonly source: string;
  /** The value in `unit`; undefined where there is too little to divide by. */
  value(counts: Counts): number | undefined;
  /**
   * What one sentence shows of the feature, for evidence. `more` looks for presence, `less` for telling absence.
   * Features of layout and coherence show nothing without `around`.
   */
  shows(tokens: readonly Token[], direction: Direction, around?: Surroundings): Showing;
}

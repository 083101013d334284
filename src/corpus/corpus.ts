/** What ships with the extension to compare an author with. Loaded from `corpus/` through {@link parseCorpus}; see corpus/README.md. */

/** Kinds of writing; an author is compared with writers of the same kind. */
export const registers = ["proposal", "post", "fiction"] as const;
export type Register = (typeof registers)[number];

/** Something people write on: DPL's "item". Every bundled writer wrote on every task, from the same facts. */
export interface Task {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  /** Lower-case words typical of documents of this kind, for matching a document to a task. */
  readonly terms: readonly string[];
  readonly facts: readonly string[];
}

/** A representative writer whose passages may be shown and quoted. */
export interface BundledWriter {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Passage in Markdown by task id. */
  readonly passages: Readonly<Record<string, string>>;
}

/** Mean of a feature over an author's documents, weighted by words, in the feature's unit. */
export type FeatureVector = Readonly<Record<string, number>>;

/** A real writer, known by figures alone. */
export interface FiguresWriter {
  /** `peps-07` for living authors, the name for novelists. */
  readonly id: string;
  readonly register: Register;
  readonly documents: number;
  readonly words: number;
  readonly features: FeatureVector;
  /**
   * Standard deviation of a feature over the author's documents of a hundred words and more, around the author's value and on the scale that
   * the feature is compared on; absent where there are fewer than two. Only the bundled figures have it.
   */
  readonly spreads?: FeatureVector;
  /** Times in 100,000 words, in the order of {@link Figures.words}. Only the bundled figures have it. */
  readonly frequencies?: readonly number[];
}

/** A word that all kinds of writing hold often. */
export interface FrequentWord {
  /** In lower case. */
  readonly word: string;
  /** Whether it is a word of grammar, which says nothing of what a text is about. */
  readonly isFunction: boolean;
}

/** The beginning of something that an added writer wrote, to quote from. */
export interface Excerpt {
  /** The document's name, as a person knows it. */
  readonly title: string;
  /** VS Code's identifier of the document's format. */
  readonly languageId: string;
  /** As it stands in the document. */
  readonly text: string;
}

/** A writer whom the person added to be compared with; `id` is the name of the folder or pack and that of the writer: `team/anna`. */
export interface AddedWriter extends FiguresWriter {
  readonly name: string;
  /** Sum of the squared shares that documents have in the words: 1 for one document, 1/n for n of a length. */
  readonly concentration: number;
  /** Empty where only the figures are known. */
  readonly excerpts: readonly Excerpt[];
}

/** How writers of one register spread over a feature. */
export interface Norm {
  /** Of the writers' values, in the feature's unit. */
  readonly mean: number;
  /** Standard deviation between writers. */
  readonly sd: number;
  /** What 5, 25, 50, 75 and 95 % of the writers stay below, in the feature's unit. */
  readonly quantiles: readonly number[];
  /** Number of writers that the norm is drawn from. */
  readonly writers: number;
  /** The same writers on the scale that the feature is compared on ({@link Feature.scale}); the rest of a norm is on it, too. */
  readonly scaled: { readonly mean: number; readonly sd: number };
  /** Variance between writers' true values, on the scale: what is left of `scaled.sd`² when the noise of their samples is taken off. */
  readonly between: number;
  /** Variance of one document's value around its author's, on the scale: var = document + word / words. */
  readonly within: { readonly document: number; readonly word: number };
  /** Half-to-half correlation across authors at about 5,000 words (0 to 1): how far the feature is a person's own. */
  readonly reliability: number;
}

/**
 * How the probability that a departure holds on unseen writing is reckoned: a logistic model on the standings of a departure
 * (differences/confidence.ts), learned on the corpus's real writers with each left out of its own norms.
 */
export interface ConfidenceModel {
  readonly bias: number;
  /** One weight for each standing, in their order; none is negative: more support never means less confidence. */
  readonly weights: readonly number[];
  /**
   * What becomes of the log-odds where there is one document: its manner may be the work's, not the author's. Learned on single works, most of them
   * novels; `slope` is at least zero.
   */
  readonly oneDocument: { readonly offset: number; readonly slope: number };
}

/** By register, then by feature id. */
export type Norms = Readonly<Record<Register, Readonly<Record<string, Norm>>>>;

export interface Figures {
  /** Hash of the feature list the figures were made with; a test fails when it is not the current one. */
  readonly features: string;
  readonly writers: readonly FiguresWriter[];
  /** The most frequent words of the writing that the figures were made of: words of grammar first, then the others. */
  readonly words: readonly FrequentWord[];
  readonly norms: Norms;
  /** The norms that tell which kind of writing a text is: those without added writers, where there are any. */
  readonly kindNorms?: Norms;
  /** By feature id, the id of the most reliable feature that it goes with (|r| ≥ 0.6 across writers): its own, for most. */
  readonly families: Readonly<Record<string, string>>;
  readonly confidence: ConfidenceModel;
}

export interface Corpus {
  readonly tasks: readonly Task[];
  readonly writers: readonly BundledWriter[];
  /** Norms and writers include the added ones. */
  readonly figures: Figures;
  readonly added: readonly AddedWriter[];
}

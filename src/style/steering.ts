import { tokenize } from "../text/tokenize.ts";
import { featureOf } from "./allFeatures.ts";
import type { Direction, Feature } from "./feature.ts";
import type { Wish } from "./wish.ts";
import { classesOf } from "./wordClasses.ts";

/** A habit turned by the author. */
export interface Turn {
  readonly wish: Wish;
  /** How far and which way its words are turned, from -1 (seldom) to 1 (often). */
  readonly pull: number;
  /** Of a pinned habit: which way the author departed from other writers when they pinned it. */
  readonly direction?: Direction;
}

/** What the author has turned, by feature id; what is not in it is as they write. */
export type Steering = Readonly<Record<string, Turn>>;

/** Log-factor of what is turned all the way; several habits together go no further. */
const FULL = 1.5;
/** What features of sentence length say of a mark that ends one. */
const ENDS: Readonly<Record<string, number>> = {
  "sentence-length": -1,
  "long-sentences": -1,
  "short-sentences": 1,
};
const SENTENCE_END = /[.!?]$/;
const VERB_BEFORE_NOT = ["be", "have", "do", "can", "must", "will", "would"] as const;

/** Where the author stands on a habit among other writers, in the feature's unit. */
export interface TurnedFrom {
  readonly value: number;
  readonly mean: number;
  readonly direction: Direction;
}

/**
 * A turn for a wish. What is left out is drawn from the author's value to the other writers' mean; what is pinned stays as
 * it is, and is told whatever is measured later.
 */
export function turnOf(wish: Wish, { value, mean, direction }: TurnedFrom): Turn {
  if (wish === "pin") return { wish, pull: 0, direction };
  if (wish !== "leaveOut") return { wish, pull: wish === "more" ? 1 : -1 };
  const ratio = value > 0 && mean > 0 ? Math.log(mean / value) : Math.sign(mean - value) * FULL;
  return { wish, pull: Math.max(-1, Math.min(1, ratio / FULL)) };
}

/** How a habit is to be told to whoever writes; undefined where it is left out. */
export function toldAs({ wish, direction }: Turn): Direction | undefined {
  if (wish === "pin") return direction;
  return wish === "leaveOut" ? undefined : wish;
}

/** Whether words one by one can show a feature, so that turning it turns them. */
export function steersWords(id: string): boolean {
  return featureOf(id) !== undefined && !BEYOND_WORDS.has(id);
}

/** Features of whole sentences, paragraphs and documents. */
const BEYOND_WORDS = new Set(
  "word-length vocabulary sentence-spread opens-adverb opening-phrase passives there-is stock-phrases serial-commas paragraph-length paragraph-sentences list-sentences headings links emphases code-spans code-blocks opinions lexical-density words-once overlap new-information examples".split(
    " ",
  ),
);

/**
 * How much a piece of text (a word or a mark, with the space before it) is favoured after the piece `previous`: the logarithm of
 * what its probability is multiplied by. `previous` is "\n" at the start of a paragraph, "" where nothing is known.
 */
export function pullOf(steering: Steering): (piece: string, previous: string) => number {
  const turned = Object.entries(steering).flatMap(([id, { pull }]) => {
    const feature = featureOf(id);
    return feature && pull !== 0 ? [{ feature, pull }] : [];
  });
  return (piece, previous) => {
    const sum = turned.reduce(
      (total, { feature, pull }) => total + pull * bearing(feature, piece, previous),
      0,
    );
    return FULL * Math.max(-1, Math.min(1, sum));
  };
}

/** 1 where a piece shows a feature, -1 where it is what stands where the feature does not, 0 where it is neither. */
function bearing(feature: Feature, piece: string, previous: string): number {
  const end = ENDS[feature.id];
  if (end !== undefined) return SENTENCE_END.test(piece) ? end : 0;
  if (feature.id === "contractions" && piece === " not" && mayContract(previous)) return -1;
  // Something before it, so that what stands inside a sentence is not taken for its opening.
  const head = previous === "\n" || SENTENCE_END.test(previous) ? "" : `0${previous}`;
  const { marks } = feature.shows(tokenize(head + piece), "more");
  return marks.some(([, end]) => end > head.length) ? 1 : 0;
}

function mayContract(previous: string): boolean {
  const classes = classesOf(previous.trim().toLowerCase());
  return VERB_BEFORE_NOT.some((wordClass) => classes.includes(wordClass));
}

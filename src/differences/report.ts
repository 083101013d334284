import type { Register } from "../corpus/corpus.ts";
import type { Aspect, Direction, Group, Unit } from "../style/feature.ts";
import type { Mark } from "../style/signs.ts";
import type { Span } from "../text/prose.ts";

/** Where an author stands on one feature among writers of the same kind. */
export interface Measure {
  /** Feature id. */
  readonly id: string;
  readonly group: Group;
  readonly aspect: Aspect;
  readonly unit: Unit;
  /** The author's value, in `unit`. */
  readonly value: number;
  readonly norm: { readonly mean: number; readonly sd: number; readonly writers: number };
  /** Effect: the author's departure from the norm in standard deviations between writers, shrunk by what the amount of writing supports. */
  readonly z: number;
  /** 80 % interval of `value`, in `unit`. */
  readonly interval: readonly [low: number, high: number];
  /** Whether it is told as a difference; tentative ones are not. */
  readonly difference: boolean;
  /** Stated probability, 0 to 1, that the departure holds on the author's writing not seen here. */
  readonly confidence: number;
}

/** A sentence of the author's that shows a difference. */
export interface Evidence extends Span {
  /** Document id; `start` and `end` are offsets in that document's source. */
  readonly document: string;
  /** The source as it stands, white space collapsed. */
  readonly quote: string;
  /** The telling words, as offsets in `quote`. */
  readonly marks: readonly Mark[];
}

/** A representative writer's sentence that does it the other way. */
export interface Contrast {
  /** Writer id. */
  readonly writer: string;
  /** What the sentence is from: a task's id, or the name of an added writer's document. */
  readonly task: string;
  readonly quote: string;
  /** The person added the writer: the sentence is not ours to send anywhere. */
  readonly added?: boolean;
}

export interface Difference {
  /** Feature id; its {@link Measure} has the numbers. */
  readonly feature: string;
  readonly direction: Direction;
  readonly evidence: readonly Evidence[];
  readonly contrast: readonly Contrast[];
}

/** A writer set beside the author. */
export interface Representative {
  readonly writer: string;
  /** The author's nearest task: what is quoted is on it, if the writer wrote on it. */
  readonly task: string;
}

export interface DifferenceReport {
  /** The kind of writers the author was compared with. */
  readonly register: Register;
  /** The kinds of writing that the history consists of, each compared by itself; this report is of one of them. Empty for no history. */
  readonly kinds: readonly {
    readonly register: Register;
    readonly documents: number;
    readonly words: number;
  }[];
  /** Whether the writing is so unlike its kind's writers altogether that nobody known may write such texts. */
  readonly unknownKind: boolean;
  readonly words: number;
  readonly documents: number;
  /** Every feature measured, in the order of the feature list; empty where there is too little writing to measure. */
  readonly measures: readonly Measure[];
  /** The differences that are told, strongest first. Empty where the writing cannot support any. */
  readonly differences: readonly Difference[];
  /** Departures that may well hold, though not surely enough to be told as differences; strongest first. */
  readonly tentative: readonly Difference[];
  readonly representatives: readonly Representative[];
  /** The writing it takes before anything is claimed, in words. */
  readonly wordsNeeded: number;
  /** Both kinds as short instructions to a writer or a model, one a line, the told ones first; empty where there are none. */
  readonly preference: string;
}

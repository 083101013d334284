import type { Register } from "../../src/corpus/corpus.ts";
import { shuffled, type Works } from "../../src/corpus/norms.ts";
import { randomFrom } from "../../src/evaluation/dpl/random.ts";
import { SentenceReader } from "../../src/style/counts.ts";
import type { Counts } from "../../src/style/tally.ts";
import type { Prose } from "../../src/text/prose.ts";
import { countDocument } from "./countDocument.ts";
import type { Author } from "./readAuthors.ts";

/** An author without the text: what figures are drawn from. */
export interface CountedAuthor {
  readonly id: string;
  readonly source: string;
  readonly register: Register;
  readonly works: Works;
  /** Long documents once more, in pieces: how documents of an ordinary length would spread. */
  readonly pieces: Works;
  readonly trials: readonly Trial[];
  /** How often each word is used, in lower case. */
  readonly times: ReadonlyMap<string, number>;
}

/** One way of cutting an author's documents into a history and the rest. */
export interface Trial {
  /** Indexes of documents: the first half is the history. */
  readonly order: readonly number[];
  /** Beginnings of the history, for as many of {@link historySizes} as it is long enough. */
  readonly histories: readonly History[];
}

/** The first words of a history. */
export interface History {
  /** Words that were asked for. */
  readonly size: number;
  /** How many documents are whole. */
  readonly whole: number;
  /** Of the next document what there is room for, cut after a sentence; undefined where nothing of it is needed. */
  readonly part?: Counts;
}

/** How trials are made. */
export interface TrialPlan {
  readonly splits: number;
  readonly seed: number;
  readonly inOrder?: (documents: number[], random: () => number) => number[];
}

export const historySizes = [1000, 2000, 5000, 10_000] as const;
/** A history may fall short by this share of its size. */
const SHORT = 0.05;

/** Counts an author's documents, reading each sentence once. */
export function countAuthor({ id, source, register, documents }: Author, plan: TrialPlan): CountedAuthor {
  const random = randomFrom(`${plan.seed} ${id}`);
  const inOrder = plan.inOrder ?? shuffled;
  const orders = Array.from({ length: plan.splits }, () =>
    inOrder(
      documents.map((_prose, index) => index),
      random,
    ),
  );
  const planned = orders.map((order) => historiesOf(order, documents));
  const cuts = documents.map((): Set<number> => new Set());
  for (const { document, room } of planned.flat()) if (room > 0) cuts[document]!.add(room);
  const reader = new SentenceReader();
  const times = new Map<string, number>();
  const counted = documents.map((prose, index) =>
    countDocument(
      prose,
      [...cuts[index]!].sort((a, b) => a - b),
      reader,
      times,
    ),
  );
  return {
    id,
    source,
    register,
    works: counted.map(({ whole }) => whole),
    pieces: counted.flatMap(({ pieces }) => pieces),
    trials: orders.map((order, index) => ({
      order,
      histories: planned[index]!.map(({ size, whole, document, room }): History => {
        const part = room > 0 ? counted[document]!.parts.get(room) : undefined;
        return { size, whole, ...(part && { part }) };
      }),
    })),
    times,
  };
}

/** What {@link drawNorms} fits the spread of documents to: the documents, and the long ones in pieces as well. */
export function stretchesOf({ works, pieces }: Pick<CountedAuthor, "works" | "pieces">): Works {
  return [...works, ...pieces];
}

interface PlannedHistory {
  readonly size: number;
  readonly whole: number;
  /** Index of the document that is cut. */
  readonly document: number;
  /** Words that there is room for in it. */
  readonly room: number;
}

function historiesOf(order: readonly number[], documents: readonly Prose[]): PlannedHistory[] {
  const half = order.slice(0, Math.floor(order.length / 2));
  return historySizes.flatMap((size): PlannedHistory[] => {
    let room: number = size;
    let whole = 0;
    while (whole < half.length && documents[half[whole]!]!.words <= room)
      room -= documents[half[whole++]!]!.words;
    if (whole === half.length) return room <= SHORT * size ? [{ size, whole, document: 0, room: 0 }] : [];
    return [{ size, whole, document: half[whole]!, room }];
  });
}

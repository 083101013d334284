import { type Amount, amountOf } from "../corpus/norms.ts";
import { type Counts, sumCounts } from "../style/tally.ts";

/** Documents of about one time, added up. */
export interface Stage extends Amount {
  /** The middle of their dates, weighted by words. Milliseconds since the epoch. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** Ids. */
  readonly documents: readonly string[];
  readonly counts: Counts;
}

interface Written {
  readonly id: string;
  readonly counts: Counts;
  readonly written: number;
}

const DAY = 86_400_000;

/**
 * Puts documents in stages, in the order of time: those of one day into one (they are of one occasion, or were copied together), and
 * neighbours, as many in each as can be, where there are more than `most` days. Documents must come in order, and hold words.
 */
export function inStages(documents: readonly Written[], most: number): Stage[] {
  const days = new Map<number, Written[]>();
  for (const document of documents) {
    const day = Math.floor(document.written / DAY);
    days.set(day, [...(days.get(day) ?? []), document]);
  }
  const groups = [...days.values()];
  const stages = Math.min(most, groups.length);
  return Array.from({ length: stages }, (_, index) => {
    const start = Math.round((index * groups.length) / stages);
    const end = Math.round(((index + 1) * groups.length) / stages);
    return stageOf(groups.slice(start, end).flat());
  });
}

function stageOf(documents: readonly Written[]): Stage {
  const works = documents.map(({ counts }) => counts);
  const amount = amountOf(works);
  const at = documents.reduce((sum, { written, counts }) => sum + (written * counts.words) / amount.words, 0);
  return {
    ...amount,
    at,
    from: documents[0]!.written,
    to: documents.at(-1)!.written,
    documents: documents.map(({ id }) => id),
    counts: works.length === 1 ? works[0]! : sumCounts(works),
  };
}

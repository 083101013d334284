/** Longest context looked at, in pieces: five-grams. */
export const LONGEST_CONTEXT = 4;

/** What follows a context, and how often. Owned by its source, and good until its source is asked again. */
export interface Continuations {
  /** Pieces by number, `size` of them; where there are more than {@link RANKED_FROM}, the most frequent come first. */
  readonly ids: Int32Array;
  /** Occurrences of each, above 0. */
  readonly counts: Int32Array;
  readonly size: number;
  /** Occurrences of the context; more than the sum of `counts` where rare continuations were pruned. */
  readonly total: number;
  /** Sum of `counts`. */
  readonly kept: number;
}

/** Longer lists of continuations are ordered by frequency, so that candidates can be taken from their head. */
export const RANKED_FROM = 200;

/** Counts of pieces and of what follows their contexts, in one body of text. */
export interface Counts {
  /** Occurrences of all pieces. */
  readonly total: number;
  /** Number of different pieces. */
  readonly distinct: number;
  countOf(id: number): number;
  /** Some of the most frequent pieces, where the source keeps them. */
  frequent(): readonly number[];
  /**
   * What follows the last 1 … {@link LONGEST_CONTEXT} pieces of `context` (context forms, newest last):
   * `found[n]` for `n` pieces, undefined where that context is not known. Entry 0 is not used.
   */
  following(context: readonly number[], found: (Continuations | undefined)[]): void;
}

/** Continuations that are filled anew for every question, without allocating. */
export class ContinuationBuffer implements Continuations {
  ids = new Int32Array(1024);
  counts = new Int32Array(1024);
  size = 0;
  total = 0;
  kept = 0;

  clear(): void {
    this.size = 0;
    this.total = 0;
    this.kept = 0;
  }

  push(id: number, count: number): void {
    if (this.size === this.ids.length) {
      const ids = new Int32Array(this.size * 2);
      const counts = new Int32Array(this.size * 2);
      ids.set(this.ids);
      counts.set(this.counts);
      this.ids = ids;
      this.counts = counts;
    }
    this.ids[this.size] = id;
    this.counts[this.size++] = count;
    this.total += count;
    this.kept += count;
  }

  /** A copy of its own, ordered by frequency, then by number. */
  ranked(): Continuations {
    const order = Array.from({ length: this.size }, (_, index) => index);
    const { ids, counts } = this;
    order.sort(
      (a, b) => (counts[b] as number) - (counts[a] as number) || (ids[a] as number) - (ids[b] as number),
    );
    return {
      ids: Int32Array.from(order, (index) => ids[index] as number),
      counts: Int32Array.from(order, (index) => counts[index] as number),
      size: this.size,
      total: this.total,
      kept: this.kept,
    };
  }
}

/** The `limit` numbers with the highest counts, highest first; ties in order of number. */
export function mostFrequent(counts: Int32Array, size: number, limit: number): number[] {
  // Nearly all pieces are rare: only those that come into question are sorted with their numbers.
  const rising = counts.slice(0, size).sort();
  const least = Math.max(1, rising[size - limit] ?? 1);
  const present: number[] = [];
  for (let id = 0; id < size; id++) if ((counts[id] as number) >= least) present.push(id);
  present.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  return present.slice(0, limit);
}

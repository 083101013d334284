/** A document as far as it matters which of two copies stays. */
export interface Copy {
  readonly id: string;
  readonly modified?: number;
}

/** Two documents that share this much of the longer one's sentences are versions of one. */
export const NEAR_DUPLICATE_SHARE = 0.8;

/** The newer copy first; where neither has a date, or both the same, by id, so that the order of reading does not matter. */
function newestFirst(a: Copy, b: Copy): number {
  const byDate = (b.modified ?? Number.NEGATIVE_INFINITY) - (a.modified ?? Number.NEGATIVE_INFINITY);
  if (byDate !== 0 && !Number.isNaN(byDate)) return byDate;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * Which documents are copies of which: the newest of them stays, and what is near it goes.
 * @param copies documents that are near another
 * @param near symmetric: the ids of the documents near one
 * @returns for each that goes, the one that stays in its place
 */
export function resolveDuplicates(
  copies: readonly Copy[],
  near: (id: string) => ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const replaced = new Map<string, string>();
  const kept = new Set<string>();
  for (const { id } of copies.toSorted(newestFirst)) {
    const newer = [...near(id)].filter((other) => kept.has(other)).sort()[0];
    if (newer === undefined) kept.add(id);
    else replaced.set(id, newer);
  }
  return replaced;
}

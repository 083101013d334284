import { type Continuations, type Counts, LONGEST_CONTEXT } from "./counts.ts";
import type { AuthorHistory } from "./history.ts";
import type { SuggestionSource } from "./suggestion.ts";

const MOST_DOCUMENTS = 5;

/**
 * Where a suggestion's words were found after this context, or as much of its end as occurs with them: documents of
 * the history first, then the document at hand; the background only where neither has its first word.
 */
export function sourcesOf(
  context: readonly number[],
  pieces: readonly number[],
  {
    history,
    document,
    background,
  }: { history: AuthorHistory; document: Counts; background: Counts | undefined },
): SuggestionSource[] {
  const sources: SuggestionSource[] = [];
  const whole = history.occurrences(context, pieces);
  const found = whole.length > 0 ? whole : history.occurrences(context, pieces.slice(0, 1));
  for (const { document, count } of found.slice(0, MOST_DOCUMENTS)) {
    sources.push({ kind: "history", document, count });
  }
  const here = countAfter(document, context, pieces[0]);
  if (here > 0) sources.push({ kind: "document", count: here });
  if (sources.length === 0 && background) {
    sources.push({ kind: "background", count: countAfter(background, context, pieces[0]) });
  }
  return sources;
}

/** How often a piece follows the longest end of the context that it follows at all. */
function countAfter(counts: Counts, context: readonly number[], piece: number | undefined): number {
  if (piece === undefined) return 0;
  const found: (Continuations | undefined)[] = [];
  counts.following(context, found);
  for (let order = LONGEST_CONTEXT; order >= 1; order--) {
    const after = found[order];
    const at = after ? after.ids.subarray(0, after.size).indexOf(piece) : -1;
    if (after && at >= 0) return after.counts[at] as number;
  }
  return 0;
}

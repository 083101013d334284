import type { Span } from "../text/prose.ts";

/** A change of a text: `removed` characters at `start` gave way to `inserted` ones. UTF-16 units. */
export interface Edit {
  readonly start: number;
  readonly removed: number;
  readonly inserted: number;
}

/** How many characters of a stretch lie in spans that are in order and apart. */
export function overlap(spans: readonly Span[], { start, end }: Span): number {
  let covered = 0;
  for (let at = firstBeyond(spans, start); at < spans.length && spans[at]!.start < end; at++) {
    covered += Math.min(end, spans[at]!.end) - Math.max(start, spans[at]!.start);
  }
  return covered;
}

/** Spans in order and apart that cover what these cover; empty ones are gone. */
export function united(spans: readonly Span[]): Span[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (end <= start) continue;
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

/** Where spans stand after an edit. What was removed leaves them; what was inserted, even inside one, is in none. */
export function afterEdit(spans: readonly Span[], { start, removed, inserted }: Edit): Span[] {
  const shift = inserted - removed;
  const parts = spans.flatMap((span) => [
    { start: span.start, end: Math.min(span.end, start) },
    { start: Math.max(span.start, start + removed) + shift, end: span.end + shift },
  ]);
  return united(parts);
}

/** The text with spaces for what stands in the spans; line breaks stay, and so every position holds. */
export function blanked(text: string, spans: readonly Span[]): string {
  let result = "";
  let from = 0;
  for (const { start, end } of spans) {
    result += text.slice(from, start) + text.slice(start, end).replace(/[^\r\n]/g, " ");
    from = end;
  }
  return result + text.slice(from);
}

/** Index of the first span that ends after `position`. */
function firstBeyond(spans: readonly Span[], position: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

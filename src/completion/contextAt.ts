import type { LineKind } from "../voice/lineReading.ts";
import { stateAt, type TypedBlock, typedBlocks, typedFormat } from "../voice/typedBlocks.ts";
import { type OpenSpan, readInline } from "../voice/typedInline.ts";

/** Only this much text before the cursor is read, in UTF-16 units, from a blank line on. */
const WINDOW = 16_384;

/** What the cursor stands in. */
export type CursorContext =
  | { readonly inProse: true }
  | { readonly inProse: false; readonly because: Exclude<LineKind, "prose" | "blank"> | OpenSpan };

const IN_PROSE: CursorContext = { inProse: true };

/**
 * Whether the cursor stands in prose, judged by the text before it; `after` decides only where a span that is open
 * at the cursor never closes. Costs the same in a document of any length: blocks are read from a blank line
 * some 16,000 units back, where the state is known from the document's fences alone, which are found by their marks.
 */
export function contextAt(before: string, after: string, languageId: string): CursorContext {
  const format = typedFormat(languageId);
  const start = windowStart(before);
  let last: TypedBlock | undefined;
  for (const block of typedBlocks(before, format, start, stateAt(before, start, format))) last = block;
  if (!last || last.kind === "blank") return IN_PROSE;
  if (last.kind !== "prose") return { inProse: false, because: last.kind };
  const { open } = readInline(last.text, format);
  if (open === undefined || neverCloses(open, after)) return IN_PROSE;
  return { inProse: false, because: open };
}

function windowStart(before: string): number {
  if (before.length <= WINDOW) return 0;
  const blank = before.indexOf("\n\n", before.length - WINDOW);
  return blank < 0 ? before.lastIndexOf("\n", before.length - WINDOW) + 1 : blank + 2;
}

/** A "$" or "<" that no mark answers is a price or a comparison, once the line goes on behind the cursor without one. */
function neverCloses(open: OpenSpan, after: string): boolean {
  const closing = open === "math" ? "$" : open === "html" ? ">" : undefined;
  const line = after.split("\n", 1)[0] ?? "";
  return closing !== undefined && line.trim() !== "" && !line.includes(closing);
}

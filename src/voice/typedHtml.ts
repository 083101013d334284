import {
  type BlockState,
  blankLine,
  blockLine,
  indentOf,
  type LineKind,
  type LineReading,
  proseLine,
  singleLine,
} from "./lineReading.ts";

/** Elements whose content is not prose, to their closing tag. */
const BLOCKS: readonly (readonly [RegExp, LineKind])[] = [
  [/<(script|style|pre|textarea)\b/i, "code"],
  [/<(head|nav|form|svg|math|template|select)\b/i, "html"],
  [/<(table)\b/i, "table"],
  [/<(blockquote)\b/i, "quotation"],
  [/<(h[1-6]|title)\b/i, "heading"],
];

/** Tags at the beginning of a line, the last of which may still be being written. */
const LEADING_TAGS = /^\s*(?:<(?:[!?][^>]*|\/?[a-z][\w-]*(?:\s[^<>]*)?)>\s*)*/i;

/** Tags that a sentence goes on through: a line that begins with them begins no paragraph. */
const INLINE_TAG =
  /^\s*<\/?(?:a|abbr|b|br|cite|code|del|em|i|img|ins|kbd|mark|q|s|small|span|strong|sub|sup|u)\b/i;

/** HTML: comments, scripts, listings, tables, quotations, headings and lines of tags are not prose. */
export function htmlLine(line: string, state: BlockState): LineReading {
  if (state.close !== "") {
    const ends = line.toLowerCase().includes(state.close);
    return ends ? singleLine(state.inside, state) : blockLine(state.inside, state, state.close);
  }
  if (line.trim() === "") return blankLine(state);
  if (/^\s*<!--/.test(line)) {
    return line.includes("-->") ? singleLine("html", state) : blockLine("html", state, "-->");
  }
  for (const [opening, kind] of BLOCKS) {
    const name = opening.exec(line)?.[1]?.toLowerCase();
    if (name === undefined) continue;
    const close = `</${name}>`;
    return line.toLowerCase().includes(close) ? singleLine(kind, state) : blockLine(kind, state, close);
  }
  if (INLINE_TAG.test(line)) return proseLine(state, indentOf(line), state.inside !== "prose");
  const content = LEADING_TAGS.exec(line)?.[0].length ?? 0;
  // A tag opens a paragraph for what is typed behind it; one that closes leaves nothing open.
  if (content === line.length && /<\/[^<>]*>\s*$/.test(line)) return singleLine("html", state);
  const isTagged = content > indentOf(line);
  return proseLine(state, content, isTagged || state.inside !== "prose");
}

import {
  type BlockState,
  blankLine,
  blockLine,
  indentOf,
  type LineReading,
  proseLine,
  singleLine,
} from "./lineReading.ts";

const BLOCK = /^\s*#\+begin_(\S+)/i;
const QUOTED = /^(?:quote|verse)$/i;
const NOT_PROSE = /^(?:src|example|export|comment|quote|verse)$/i;
const DRAWER = /^\s*:[\w-]+:\s*$/;
const DIRECTIVE = /^\s*(?:#(?:\+|\s|$)|(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):)/;
const LIST_MARK = /^\s*(?:[-+]|(?<=\s)\*|\d{1,4}[.)])\s+(?:\[[ X-]\]\s+)?/;
const FOOTNOTE_MARK = /^\[fn:[\w-]+\]\s*/;

/** Org: source, example and quotation blocks, drawers, keywords, comments, planning, fixed-width lines, tables and headlines are not prose. */
export function orgLine(line: string, state: BlockState): LineReading {
  const { inside, close } = state;
  if (close !== "") {
    const ends = line.trim().toLowerCase().startsWith(close);
    return ends ? singleLine(inside, state) : blockLine(inside, state, close);
  }
  if (line.trim() === "") return blankLine(state);
  if (/^\*+\s/.test(line)) return singleLine("heading", state);
  const block = BLOCK.exec(line)?.[1];
  if (block !== undefined && NOT_PROSE.test(block)) {
    return blockLine(QUOTED.test(block) ? "quotation" : "code", state, `#+end_${block.toLowerCase()}`);
  }
  if (/^\s*#\+begin:/i.test(line)) return blockLine("code", state, "#+end:");
  if (DRAWER.test(line)) return blockLine("frontMatter", state, ":end:");
  if (DIRECTIVE.test(line)) return singleLine("directive", state);
  if (/^\s*:(?:\s|$)/.test(line)) return singleLine("code", state);
  if (/^\s*(?:\||\+-)/.test(line)) return singleLine("table", state);
  const latex = /^\s*(?:\\begin\{([A-Za-z*]+)\}|(\\\[|\$\$))/.exec(line);
  if (latex) {
    const end = latex[1] ? `\\end{${latex[1].toLowerCase()}}` : latex[2] === "$$" ? "$$" : "\\]";
    const isOneLine = line.trim().toLowerCase().indexOf(end, 2) > 0;
    return isOneLine ? singleLine("math", state) : blockLine("math", state, end);
  }
  const mark = LIST_MARK.exec(line) ?? FOOTNOTE_MARK.exec(line);
  return proseLine(state, mark?.[0].length ?? indentOf(line), mark !== null || inside !== "prose");
}

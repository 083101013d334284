import {
  type BlockState,
  blankLine,
  blockLine,
  indentOf,
  type LineReading,
  proseLine,
  singleLine,
} from "./lineReading.ts";

const FENCE = /^\s*(?:[-*+]\s+|\d{1,9}[.)]\s+)?(`{3,}(?=[^`]*$)|~{3,})/;
const LIST_MARK = /^\s*(?:[-*+]|\d{1,9}[.)])(?:\s+(?:\[[ xX]\]\s+)?|$)/;
const FOOTNOTE_MARK = /^ {0,3}\[\^[^\]]+\]:\s+/;
const LINK_DEFINITION = /^ {0,3}\[[^\]]+\]:/;
const HEADING = /^ {0,3}#{1,6}(?:\s|$)/;
const RULE_OR_UNDERLINE = /^ {0,3}(?:=+|-+|(?:\s*[-*_]){3,})\s*$/;
const TABLE = /^\s*\|/;
const TABLE_DELIMITER = /^\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$/;
const HTML = /^ {0,3}<(?:!--|[/?!]?[A-Za-z][\w-]*(?:[\s/>]|$))/;
const INLINE_TAG =
  /^\s*<\/?(?:a|abbr|b|br|cite|code|del|em|i|img|ins|kbd|mark|q|s|small|span|strong|sub|sup|u)\b/i;
const TEMPLATE = /^\s*\{[{%]/;

/** Markdown: fences, front matter, formulas, HTML, tables, quotations, definitions and indented code are not prose. */
export function markdownLine(line: string, state: BlockState): LineReading {
  const open = insideBlock(line, state);
  if (open) return open;
  if (line.trim() === "") return blankLine(state);
  if (state.first && /^\uFEFF?(?:---|\+\+\+)\s*$/.test(line)) {
    return blockLine("frontMatter", state, line.includes("+") ? "+++" : "---");
  }
  const fence = FENCE.exec(line);
  if (fence) return blockLine("code", state, fence[1] as string);
  if (/^\s*\$\$/.test(line)) {
    return /\$\$.*\$\$/.test(line) ? singleLine("math", state) : blockLine("math", state, "$$");
  }
  const inParagraph = state.inside === "prose";
  const indented = /^(?: {4}|\t)/.test(line);
  if (indented && !inParagraph && !state.list) return singleLine("code", state);
  if (HEADING.test(line) || RULE_OR_UNDERLINE.test(line)) return singleLine("heading", state);
  if (TABLE.test(line) || TABLE_DELIMITER.test(line)) return singleLine("table", state);
  if (/^\s*>/.test(line)) return blockLine("quotation", state, "");
  if (TEMPLATE.test(line)) return singleLine("directive", state);
  if (HTML.test(line) && !INLINE_TAG.test(line)) return htmlLine(line, state);
  const footnote = FOOTNOTE_MARK.exec(line);
  if (footnote) return proseLine(state, footnote[0].length, true, true);
  if (LINK_DEFINITION.test(line)) return singleLine("directive", state);
  const mark = LIST_MARK.exec(line);
  if (mark) return proseLine(state, mark[0].length, true, true);
  return proseLine(state, indentOf(line), !inParagraph, state.list && (inParagraph || indentOf(line) > 0));
}

/** MDX: as Markdown, and neither what is imported and exported nor expressions are prose; nothing is code by its indentation. */
export function mdxLine(line: string, state: BlockState): LineReading {
  const isBetween = state.inside === "blank" && line.trim() !== "";
  if (state.inside === "directive") {
    return line.trim() === "" ? blankLine(state) : blockLine("directive", state, "");
  }
  if (isBetween && /^(?:import|export)\s/.test(line)) return blockLine("directive", state, "");
  if (isBetween && /^\s*\{/.test(line)) return blockLine("directive", state, "");
  // Components and their attributes: what stands between tags on lines of their own is Markdown again.
  if (isBetween && /^\s*<[A-Z/>][^<>]*>\s*$/.test(line)) return singleLine("html", state);
  const reading = markdownLine(isBetween ? line.trimStart() : line, state);
  if (!isBetween || reading.kind !== "prose") return reading;
  return { ...reading, content: reading.content + indentOf(line) };
}

/** A line of a block that an earlier line opened; undefined where there is none, or the line is past its end. */
function insideBlock(line: string, state: BlockState): LineReading | undefined {
  const { inside, close } = state;
  switch (inside) {
    case "frontMatter": {
      const ends = line.trimEnd() === close || (close === "---" && line.trimEnd() === "...");
      return ends ? singleLine(inside, state) : blockLine(inside, state, close);
    }
    case "code": {
      const mark = line.trim();
      const ends = mark.length >= close.length && mark === (close[0] as string).repeat(mark.length);
      return ends ? singleLine(inside, state) : blockLine(inside, state, close);
    }
    case "math":
      return line.includes(close) ? singleLine(inside, state) : blockLine(inside, state, close);
    case "html":
      if (close === "") return line.trim() === "" ? undefined : blockLine(inside, state, close);
      return line.includes(close) ? singleLine(inside, state) : blockLine(inside, state, close);
    case "quotation":
      return line.trim() === "" ? undefined : blockLine(inside, state, "");
    default:
      return undefined;
  }
}

function htmlLine(line: string, state: BlockState): LineReading {
  const raw = /<(script|style|pre)\b/i.exec(line);
  const close = line.includes("<!--") ? "-->" : raw ? `</${(raw[1] as string).toLowerCase()}>` : "";
  return close && line.includes(close) ? singleLine("html", state) : blockLine("html", state, close);
}

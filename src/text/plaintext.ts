import { type Block, type Extraction, noLayout } from "./blocks.ts";
import { type Line, linesOf } from "./lines.ts";
import type { Omission, OmissionReason } from "./prose.ts";

/** `- item`, `* item`, `3. item`, `(a) item`. */
const LIST_MARK = /^\s*(?:[-*+•‣◦]|(\(?(?:\d{1,3}|[a-zA-Z])[.)]))\s+(?=\S)/;
const UNDERLINE = /^([=\-~^"'+*#_])\1{2,}\s*$/;
const RULE = /^\s*([-=_*~#+])(?:\s*\1){2,}\s*$/;
const QUOTED = /^\s{0,3}(?:\w{0,3})?>/;
/** "On Monday, Ann wrote:" before a quotation. */
const ATTRIBUTION = /^(?:On .{3,120}|.{1,80}) wrote:$/;
/** RFC 3676, section 4.3: what follows a line of two hyphens and a space is a signature. */
const SIGNATURE = /^-- ?$/;
/** Columns: two gaps of white space, or bars. */
const TABLE_ROW = /\S(?: {2,}|\t+)\S.*\S(?: {2,}|\t+)\S|^\s*\|.*\||\S \| \S.* \| \S/;
const CODE_MARK = /[{};]\s*$|^\s*(?:\$|>>>|#!|\/\/|<\/?\w)|\w\(.*\)\s*$|=>|==|\+=|::|^\s*[\w.]+ = /;

/** Reads plain text: paragraphs by blank lines, hard wraps joined. */
export function extractPlaintext(source: string): Extraction {
  return { text: source, ...extractLines(linesOf(source)) };
}

/** A commit message: git's own comment lines, trailers and the diff below the scissors are not its author's. */
export function extractCommitMessage(source: string): Extraction {
  const scissors = source.search(/^# -+ >8 -+/m);
  const lines = linesOf(scissors < 0 ? source : source.slice(0, scissors));
  const TRAILER = /^[A-Z][\w-]+(?:-by)?: \S/;
  const own = lines.map((line) =>
    line.text.startsWith("#") ||
    (TRAILER.test(line.text) && /-by:|^(?:Fixes|Closes|Refs|Change-Id):/i.test(line.text))
      ? { ...line, text: "" }
      : line,
  );
  return { text: source, ...extractLines(own) };
}

/** What plain text there is in these lines; an empty one parts paragraphs, whatever its source holds. */
export function extractLines(lines: readonly Line[]): Omit<Extraction, "text"> {
  const blocks: Block[] = [];
  const omissions: Omission[] = [];
  const layout = noLayout();
  const omit = (group: readonly Line[], reason: OmissionReason) => {
    if (group.length > 0) omissions.push({ start: group[0]!.start, end: group.at(-1)!.end, reason });
  };
  for (const group of paragraphsOf(lines)) {
    const omitted = omissionOf(group);
    if (omitted) {
      omit(group, omitted);
      if (omitted === "code") layout.codeBlocks += 1;
      if (omitted === "quotation") layout.quotations += 1;
      if (omitted === "table") layout.tables += 1;
      if (omitted === "heading") layout.headings += 1;
      continue;
    }
    const listMark = LIST_MARK.exec(group[0]!.text);
    if (listMark) {
      layout.listItems += 1;
      if (listMark[1]) layout.orderedItems += 1;
    }
    const runs = group.map(({ start, end, text }, index) => ({
      start: start + (index === 0 && listMark ? listMark[0].length : text.length - text.trimStart().length),
      end: Math.max(end, start),
    }));
    blocks.push({ kind: listMark ? "listItem" : "paragraph", runs: withSpaces(runs) });
  }
  return { blocks, layout, omissions };
}

/** Each run reaches to the start of the next, so that the line break between them is white space of the text. */
function withSpaces(runs: readonly { start: number; end: number }[]) {
  return runs.flatMap((run, index) => {
    const next = runs[index + 1];
    return next ? [run, { start: run.end, end: next.start, text: " " }] : [run];
  });
}

/** Groups of lines that belong together: split at blank lines, list marks, underlined headings and quotations. */
function paragraphsOf(lines: readonly Line[]): Line[][] {
  const groups: Line[][] = [];
  let group: Line[] = [];
  const close = () => {
    if (group.length > 0) groups.push(group);
    group = [];
  };
  for (const line of lines) {
    if (SIGNATURE.test(line.text) && lines.at(-1)!.number - line.number <= 10) break;
    if (line.text.trim() === "") {
      close();
    } else if (UNDERLINE.test(line.text) && group.length <= 1) {
      group.push(line);
      close();
    } else {
      const last = group.at(-1);
      const changesKind = last !== undefined && kindOf(last) !== kindOf(line);
      if (changesKind || LIST_MARK.test(line.text)) close();
      group.push(line);
    }
  }
  close();
  return groups;
}

const kindOf = ({ text }: Line) => (QUOTED.test(text) ? "quotation" : RULE.test(text) ? "rule" : "text");

function omissionOf(group: readonly Line[]): OmissionReason | undefined {
  const first = group[0]!;
  if (kindOf(first) === "quotation" || ATTRIBUTION.test(first.text.trim())) return "quotation";
  if (UNDERLINE.test(group.at(-1)!.text) || RULE.test(first.text)) return "heading";
  if (isHeading(group)) return "heading";
  if (group.length > 1 && group.filter(({ text }) => TABLE_ROW.test(text)).length > group.length / 2)
    return "table";
  const isIndented = group.every(({ text }) => /^(?: {4}|\t)/.test(text));
  const codeLines = group.filter(({ text }) => CODE_MARK.test(text)).length;
  if (codeLines > group.length / (isIndented ? 4 : 2)) return "code";
  return undefined;
}

/** A short line of its own, numbered or in capitals: `CHAPTER IV`, `2.1 Design`. */
function isHeading(group: readonly Line[]): boolean {
  const text = group[0]!.text.trim();
  if (group.length > 1 || text.length > 80 || /[.!?:;,]["')\]]?$/.test(text)) return false;
  return (
    /^(?:chapter|part|section|appendix)\b/i.test(text) ||
    !/\p{Ll}/u.test(text) ||
    /^\d+(?:\.\d+)*\.?\s+\p{Lu}/u.test(text)
  );
}

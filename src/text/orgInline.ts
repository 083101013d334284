import type { LayoutCounts } from "./blocks.ts";
import type { Run } from "./mappedText.ts";
import { PLACEHOLDER } from "./prose.ts";

/** No inline construct is longer; keeps unclosed marks from being searched to the end. Characters. */
const LONGEST = 600;

/** What may stand before and after emphasis ("Org Syntax", "Text Markup"). */
const BEFORE = String.raw`(?<![^\s({'"—–-])`;
const AFTER = String.raw`(?![^\s.,;:!?'")}\[\]—–-])`;

/** Org's objects ("Org Syntax", "Objects"), in order of precedence. */
const INLINE = new RegExp(
  [
    String.raw`${BEFORE}[=~](?<literal>\S|\S[^\n]{0,${LONGEST}}?\S)[=~]${AFTER}`,
    String.raw`(?<source>\bsrc_\w{1,40}(?:\[[^\]\n]{0,200}\])?\{[^{}\n]{0,${LONGEST}}\}|\bcall_\w{1,40}(?:\[[^\]\n]{0,200}\])?\([^()\n]{0,${LONGEST}}\))`,
    String.raw`\[\[(?<target>[^\[\]\n]{1,${LONGEST}})\](?:\[(?<title>[^\[\]]{1,${LONGEST}})\])?\]`,
    String.raw`(?<note>\s*\[fn:[\w-]{0,60}(?::[^\[\]]{0,${LONGEST}})?\])`,
    String.raw`(?<citation>\s*\[cite(?:/[\w/-]{1,40})?:[^\]]{1,${LONGEST}}\])`,
    String.raw`(?<stamp>[<\[]\d{4}-\d\d-\d\d[^>\]\n]{0,60}[>\]](?:--[<\[][^>\]\n]{1,60}[>\]])?)`,
    String.raw`(?<macro>\{\{\{[^{}\n]{1,200}\}\}\}|@@\w+:[^@\n]{0,${LONGEST}}@@)`,
    String.raw`(?<hidden><<<?[^<>\n]{1,100}>>>?|\[\d{0,3}[%/]\d{0,3}\]|\\\\(?=[ \t]*(?:\r?\n|$)))`,
    String.raw`(?<formula>\\\([^\n]{1,${LONGEST}}?\\\)|\\\[[\s\S]{1,${LONGEST}}?\\\]|\$\$[^$]{1,${LONGEST}}\$\$|(?<!\$)\$(?=[^\s$.,;])[^$\n]{0,${LONGEST}}?(?<=[^\s$.,])\$(?![\w$]))`,
    String.raw`${BEFORE}(?<mark>[*/_+])(?<marked>[^\s*/_+]|(?=\S)[^*/_+]{1,${LONGEST}}(?<=\S))\k<mark>${AFTER}`,
  ].join("|"),
  "g",
);

/** The runs of source[from, to): marks gone, code and formulas a placeholder, links their text. Counts what it meets. */
export function orgRuns(source: string, from: number, to: number, layout: LayoutCounts): Run[] {
  const runs: Run[] = [];
  const text = source.slice(from, to);
  let done = 0;
  const take = (end: number) => {
    if (end > done) runs.push({ start: from + done, end: from + end });
  };
  for (const match of text.matchAll(INLINE)) {
    const start = match.index;
    const end = start + match[0].length;
    take(start);
    done = end;
    const run = runOf(match.groups!, match[0], layout);
    if (run) runs.push({ ...run, start: from + start + run.start, end: from + start + run.end });
  }
  take(text.length);
  return runs;
}

/** What stands for one object, in offsets of the match; undefined where nothing does. */
function runOf(
  groups: Record<string, string | undefined>,
  match: string,
  layout: LayoutCounts,
): Run | undefined {
  const { literal, source, target, title, note, citation, hidden, marked } = groups;
  const placeholder = { start: 0, end: match.length, text: PLACEHOLDER };
  const inner = (content: string) => {
    const start = match.lastIndexOf(content);
    return { start, end: start + content.length };
  };
  if (literal !== undefined || source) {
    layout.codeSpans += 1;
    return placeholder;
  }
  if (target !== undefined) {
    if (title === undefined && /\.(?:png|jpe?g|gif|svg|webp)$/i.test(target)) {
      layout.images += 1;
      return undefined;
    }
    layout.links += 1;
    return title === undefined ? placeholder : inner(title);
  }
  if (note || citation || hidden) return undefined;
  if (marked === undefined) return placeholder;
  if (groups.mark !== "_" && groups.mark !== "+") layout.emphases += 1;
  return inner(marked);
}

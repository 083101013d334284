import { GFM, parser } from "@lezer/markdown";
import type { Fact, FactKind } from "./fact.ts";

const markdown = parser.configure(GFM);

type Node = Parameters<
  NonNullable<Parameters<ReturnType<typeof markdown.parse>["iterate"]>[0]["enter"]>
>[0]["node"];

/** What a text's markup holds and is built of, in order; what lies in another stands after it. */
export function markupOf(text: string, languageId: string): Fact[] {
  const patterns = PATTERNS[languageId];
  const found = patterns ? [...matches(text, patterns), ...matches(text, ANYWHERE)] : inMarkdown(text);
  return withoutOverlaps(found.sort((a, b) => a.start - b.start || b.end - a.end));
}

/** These are names and addresses for programs: no words of a sentence stand in them. */
export const OPAQUE: ReadonlySet<FactKind> = new Set([
  "link",
  "address",
  "code",
  "image",
  "reference",
  "tag",
]);

interface Pattern {
  readonly kind: FactKind;
  readonly pattern: RegExp;
  /** What is compared: the whole match, unless it has a group, or a word is given. */
  readonly key?: string;
}

const ADDRESS = /[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+/g;
const URL_ANYWHERE =
  /\b(?:https?|ftp|mailto|file):(?:\/\/)?[^\s<>"'`{}|\\^[\]]*[^\s<>"'`{}|\\^[\].,;:!?()]/gi;
/** TeX's formulas, which Markdown's dialects have too; a dollar before a number is money. */
const FORMULA = /\$\$[^$]+\$\$|(?<![\\$\w])\$(?![\s\d$])[^$\n]*[^\s$\\]\$(?!\w)/g;

const ANYWHERE: readonly Pattern[] = [
  { kind: "link", pattern: URL_ANYWHERE },
  { kind: "address", pattern: ADDRESS },
];

const PATTERNS: Readonly<Record<string, readonly Pattern[]>> = {
  latex: [
    { kind: "code", pattern: /\\verb\*?([^\w\s*])[^\n]*?\1|\\(?:texttt|lstinline)\{[^{}]*\}/g },
    { kind: "code", pattern: /\\\([\s\S]+?\\\)|\\\[[\s\S]+?\\\]/g },
    { kind: "code", pattern: FORMULA },
    { kind: "image", pattern: /\\includegraphics(?:\[[^\]]*\])?\{[^{}]*\}/g },
    {
      kind: "reference",
      pattern:
        /\\(?:(?:eq|page|auto|c|C|name)?ref|[a-zA-Z]*cite[a-zA-Z]*|label)\*?(?:\[[^\]]*\])*\{[^{}]*\}/g,
    },
    { kind: "reference", pattern: /\\footnote(?=\{)/g },
    { kind: "heading", pattern: /\\(part|chapter|section|subsection|subsubsection|paragraph)\*?(?=[[{])/g },
    { kind: "listItem", pattern: /\\item\b/g },
    { kind: "tag", pattern: /\\(?:begin|end)\{[^{}]*\}/g },
  ],
  html: [
    { kind: "tag", pattern: /<!--[\s\S]*?-->|<\/?[a-z][^<>]*>/gi },
    { kind: "code", pattern: /(?<=<code[^<>]*>)[^<]+(?=<\/code>)/gi },
  ],
  asciidoc: [
    { kind: "code", pattern: /(?<![\w`])`{1,2}[^`\n]+`{1,2}(?![\w`])|^(-{4,})\n[\s\S]*?\n\1$/gm },
    { kind: "image", pattern: /image::?[^\s[]+\[/g },
    {
      kind: "reference",
      pattern: /<<[^<>\n]+>>|\[\[[^[\]\n]+\]\]|xref:[^\s[]+(?=\[)|footnote:(?:[\w-]*)(?=\[)|\{[\w-]+\}/g,
    },
    { kind: "heading", pattern: /^(={1,6}) (?=\S)/gm },
    { kind: "listItem", pattern: /^[ \t]*(?:[*.]{1,5}|-) (?=\S)/gm },
    { kind: "table", pattern: /^\|===$/gm },
  ],
  restructuredtext: [
    { kind: "code", pattern: /``[^`\n]+``/g },
    { kind: "reference", pattern: /\[#?[\w.-]*\]_|:[\w:+-]+:`[^`\n]+`|\|[^|\s][^|\n]*\||^\.\. [^\n]+/gm },
    { kind: "heading", pattern: /^(?=\S[^\n]*\n([=\-~^"'#*+])\1{2,}[ \t]*$)[^\n]+/gm },
    { kind: "listItem", pattern: /^[ \t]*(?:[-*+]|\d+\.|#\.) (?=\S)/gm },
  ],
};

/** Kinds of which only the number counts, or the level: their words are the sentence's. */
const COUNTED: ReadonlySet<FactKind> = new Set(["heading", "listItem", "table"]);

function matches(text: string, patterns: readonly Pattern[]): Fact[] {
  return patterns.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].map(({ 0: found, 1: group, index }) => ({
      kind,
      text: found.trim(),
      key: COUNTED.has(kind) ? (group ?? kind) : found,
      start: index,
      end: index + found.length,
    })),
  );
}

function inMarkdown(text: string): Fact[] {
  const facts: Fact[] = [];
  const add = (kind: FactKind, { from, to }: { from: number; to: number }, key = text.slice(from, to)) =>
    facts.push({ kind, text: text.slice(from, to), key, start: from, end: to });
  markdown.parse(text).iterate({
    enter: ({ node, name }) => {
      const heading = /^(?:ATX|Setext)Heading(\d)$/.exec(name);
      if (heading) add("heading", node, heading[1]);
      switch (name) {
        case "ListItem":
          add("listItem", node.getChild("ListMark") ?? node, "listItem");
          return true;
        case "Table":
          add("table", node, shapeOf(node));
          return true;
        case "InlineCode":
        case "FencedCode":
        case "CodeBlock":
          add("code", node, text.slice(node.from, node.to).replace(/^(`+) ?([\s\S]*?) ?\1$/, "$2"));
          return false;
        case "Image":
          add("image", node, targetIn(node, text) ?? text.slice(node.from, node.to));
          return false;
        case "Link":
          addLink(node, text, add);
          return true;
        case "LinkReference":
          add("reference", node);
          return false;
        case "Autolink":
          return true;
        case "URL":
          add(/^[^:/]+@/.test(text.slice(node.from, node.to)) ? "address" : "link", node);
          return false;
        case "HTMLBlock":
        case "Comment":
        case "CommentBlock":
          for (const { 0: tag, index } of text
            .slice(node.from, node.to)
            .matchAll(/<!--[\s\S]*?-->|<[^<>]*>/g))
            add("tag", { from: node.from + index, to: node.from + index + tag.length });
          return false;
        case "HTMLTag":
          add("tag", node);
          return false;
        default:
          return true;
      }
    },
  });
  return [...facts, ...matches(text, [{ kind: "code", pattern: FORMULA }])];
}

/** A link by its definition's label, a footnote's mark, a citation's key. */
function addLink(
  node: Node,
  text: string,
  add: (kind: FactKind, at: { from: number; to: number }) => void,
): void {
  if (node.getChild("URL")) return;
  const label = node.getChild("LinkLabel");
  if (label && label.to - label.from > 2) add("reference", label);
  else if (/^\[[\^@]/.test(text.slice(node.from, node.to))) add("reference", node);
}

function targetIn(node: Node, text: string): string | undefined {
  const url = node.getChild("URL");
  return url ? text.slice(url.from, url.to) : undefined;
}

/** Rows and columns: "3 × 4". */
function shapeOf(table: Node): string {
  const rows = [...table.getChildren("TableHeader"), ...table.getChildren("TableRow")];
  return `${rows.length} × ${Math.max(0, ...rows.map((row) => row.getChildren("TableCell").length))}`;
}

/** What begins in an opaque stretch belongs to it. */
function withoutOverlaps(facts: readonly Fact[]): Fact[] {
  let end = 0;
  return facts.filter((fact) => {
    if (fact.start < end) return false;
    if (OPAQUE.has(fact.kind)) end = fact.end;
    return true;
  });
}

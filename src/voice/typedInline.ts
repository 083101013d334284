import { PLACEHOLDER } from "../text/prose.ts";
import type { TypedFormat } from "./typedBlocks.ts";

/** What the end of a paragraph stands in, where that is not prose. */
export type OpenSpan = "code" | "linkTarget" | "address" | "math" | "html" | "command";

export interface InlineReading {
  /** The paragraph without marks; {@link PLACEHOLDER} for code, formulas, images and addresses. */
  readonly text: string;
  /** The span that the text breaks off in; undefined where it ends in prose. */
  readonly open: OpenSpan | undefined;
}

/** A mark that is dropped or replaced, wherever it is matched. */
interface Rule {
  /** Sticky. */
  readonly pattern: RegExp;
  readonly replacement: string;
  /** What is open where the match reaches the end of the text unclosed. */
  readonly open?: OpenSpan;
}

const ADDRESS: Rule = {
  pattern: /(?:https?|ftp):\/\/[^\s<>")\]]*|www\.[^\s<>")\]]*/y,
  replacement: PLACEHOLDER,
  open: "address",
};

const MARKDOWN: readonly Rule[] = [
  { pattern: /\\([\\`*_{}[\]()#+.!|<>~$-])/y, replacement: "$1" },
  { pattern: /(`+)(?!`)(?:[^`]|(?!\1(?!`))`+)*?[^`]\1(?!`)/y, replacement: PLACEHOLDER },
  { pattern: /`+[\s\S]*$/y, replacement: PLACEHOLDER, open: "code" },
  { pattern: /!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])/y, replacement: PLACEHOLDER },
  { pattern: /!\[[^\]]*(?:\]\([^)]*)?$/y, replacement: PLACEHOLDER, open: "linkTarget" },
  { pattern: /\]\((?:[^()]|\([^()]*\))*\)/y, replacement: "" },
  { pattern: /\]\([^)]*$/y, replacement: PLACEHOLDER, open: "linkTarget" },
  { pattern: /\[\^[^\]\s]*\]/y, replacement: "" },
  { pattern: /\[\^[^\]\s]*$/y, replacement: "", open: "linkTarget" },
  { pattern: /\]\[[^\]]*\]/y, replacement: "" },
  { pattern: /\]\[[^\]]*$/y, replacement: "", open: "linkTarget" },
  { pattern: /\[\[[^\]]*\]\]/y, replacement: PLACEHOLDER },
  { pattern: /\[\[[^\]]*$/y, replacement: PLACEHOLDER, open: "linkTarget" },
  { pattern: /[[\]](?![(:])/y, replacement: "" },
  { pattern: /\{[{%][\s\S]*?[%}]\}/y, replacement: PLACEHOLDER },
  { pattern: /\{[{%][\s\S]*$/y, replacement: PLACEHOLDER, open: "command" },
  { pattern: /\{[:.#][^}\n]*\}/y, replacement: "" },
  { pattern: /<(?:[a-z][a-z0-9+.-]*:|[^\s<>@]+@)[^\s<>]*>/iy, replacement: PLACEHOLDER },
  { pattern: /<(?:!--[\s\S]*?--|[/!?]?[a-z][^<>]*)>/iy, replacement: "" },
  { pattern: /<(?:[/!?]?[a-z][^<>]*|!--[\s\S]*|\/)?$/iy, replacement: PLACEHOLDER, open: "html" },
  { pattern: /\$(?=[^\s$\d])[^$\n]*[^\s\\$]\$(?!\d)|\$(?=[^\s$\d])[^\s$]\$/y, replacement: PLACEHOLDER },
  { pattern: /\$(?=[^\s$\d])[^$\n]*$/y, replacement: PLACEHOLDER, open: "math" },
  {
    pattern:
      /\*{1,3}(?=\S)|(?<=\S)\*{1,3}|~~|(?<![\p{L}\p{N}_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}_])/uy,
    replacement: "",
  },
  ADDRESS,
];

const RESTRUCTURED_TEXT: readonly Rule[] = [
  { pattern: /\\(\S)/y, replacement: "$1" },
  { pattern: /``[\s\S]*?``/y, replacement: PLACEHOLDER },
  { pattern: /``[\s\S]*$/y, replacement: PLACEHOLDER, open: "code" },
  { pattern: /:[\w:-]+:`[^`]*`/y, replacement: PLACEHOLDER },
  { pattern: /:[\w:-]+:`[^`]*$/y, replacement: PLACEHOLDER, open: "code" },
  { pattern: /\s*<[^<>`]*>`__?/y, replacement: "" },
  { pattern: /`__?(?!\w)/y, replacement: "" },
  { pattern: /\s<[^\s<>`]*$/y, replacement: "", open: "linkTarget" },
  { pattern: / ?\[[#*\w-]*\]_/y, replacement: "" },
  { pattern: /\|[^\s|][^|]*\|/y, replacement: PLACEHOLDER },
  { pattern: /\*{1,2}(?=\S)|(?<=\S)\*{1,2}|`/y, replacement: "" },
  ADDRESS,
];

const LATEX: readonly Rule[] = [
  { pattern: /%[^\n]*(?:\n|$)/y, replacement: "" },
  { pattern: /\\([%&$#_{} ])/y, replacement: "$1" },
  { pattern: /\$[^$]+\$|\\\([\s\S]*?\\\)/y, replacement: PLACEHOLDER },
  { pattern: /\$[^$]*$|\\\([\s\S]*$/y, replacement: PLACEHOLDER, open: "math" },
  { pattern: /\\verb(\W).*?\1/y, replacement: PLACEHOLDER },
  {
    pattern:
      /\\(?:cite\w*|ref|eqref|autoref|cref|Cref|pageref|label|url|href|includegraphics|input|texttt|footnotemark|nocite)\*?(?:\[[^\]]*\])?\{[^{}]*\}/y,
    replacement: PLACEHOLDER,
  },
  {
    pattern:
      /\\(?:cite\w*|ref|eqref|autoref|cref|Cref|pageref|label|url|href|includegraphics|input|texttt|nocite)\*?(?:\[[^\]]*\])?(?:\{[^{}]*)?$/y,
    replacement: PLACEHOLDER,
    open: "command",
  },
  { pattern: /\\[a-zA-Z]*$/y, replacement: "", open: "command" },
  { pattern: /\\[a-zA-Z]+\*?(?:\[[^\]]*\])?\s?/y, replacement: "" },
  { pattern: /~/y, replacement: " " },
  { pattern: /[{}]/y, replacement: "" },
  { pattern: /``|''/y, replacement: '"' },
];

const ASCIIDOC: readonly Rule[] = [
  { pattern: /`[^`]+`|\+[^\s+][^+]*\+/y, replacement: PLACEHOLDER },
  { pattern: /`[^`]*$/y, replacement: PLACEHOLDER, open: "code" },
  { pattern: /<<[^>]*>>/y, replacement: PLACEHOLDER },
  { pattern: /<<[^>]*$/y, replacement: PLACEHOLDER, open: "linkTarget" },
  { pattern: /(?:link:|mailto:|xref:|(?:https?|ftp):\/\/)[^\s[\]]*\[/y, replacement: "" },
  { pattern: /(?:link:|mailto:|xref:)[^\s[\]]*$/y, replacement: PLACEHOLDER, open: "linkTarget" },
  { pattern: /\{[\w-]+\}/y, replacement: PLACEHOLDER },
  { pattern: /\{[\w-]*$/y, replacement: PLACEHOLDER, open: "command" },
  { pattern: /\*(?=\S)|(?<=\S)\*|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)|\]/y, replacement: "" },
  ADDRESS,
];

const ORG: readonly Rule[] = [
  { pattern: /(?<![^\s({'"-])([=~])\S(?:[^\n]{0,200}?\S)?\1(?![\p{L}\p{N}])/uy, replacement: PLACEHOLDER },
  { pattern: /(?<![^\s({'"-])[=~](?=\S)[^=~\n]*$/y, replacement: PLACEHOLDER, open: "code" },
  { pattern: /\[\[[^[\]\n]*\]\[/y, replacement: "" },
  { pattern: /\[\[[^[\]\n]*\]\]/y, replacement: PLACEHOLDER },
  { pattern: /\[\[[^[\]\n]*\]?$/y, replacement: PLACEHOLDER, open: "linkTarget" },
  { pattern: /\]\]/y, replacement: "" },
  { pattern: /\s*\[(?:fn|cite)[:/][^\]\n]*\]/y, replacement: "" },
  { pattern: /\s*\[(?:fn|cite)[:/][^\]\n]*$/y, replacement: "", open: "linkTarget" },
  { pattern: /\{\{\{[^{}\n]*\}\}\}/y, replacement: PLACEHOLDER },
  { pattern: /\{\{\{[^{}\n]*$/y, replacement: PLACEHOLDER, open: "command" },
  { pattern: /\\\([^\n]*?\\\)/y, replacement: PLACEHOLDER },
  { pattern: /\\\([^\n]*$/y, replacement: PLACEHOLDER, open: "math" },
  { pattern: /\$(?=[^\s$\d])[^$\n]*[^\s$]?\$(?!\w)/y, replacement: PLACEHOLDER },
  { pattern: /\$(?=[^\s$\d])[^$\n]*$/y, replacement: PLACEHOLDER, open: "math" },
  { pattern: /(?<![^\s({'"-])[*/_+](?=\S)|(?<=\S)[*/_+](?![^\s.,;:!?'")}-])/y, replacement: "" },
  ADDRESS,
];

const MDX: readonly Rule[] = [
  { pattern: /\{[^{}]*\}/y, replacement: PLACEHOLDER },
  { pattern: /\{[^{}]*$/y, replacement: PLACEHOLDER, open: "command" },
  ...MARKDOWN,
];

const HTML: readonly Rule[] = [
  { pattern: /<(code|kbd|samp|tt)\b[^<>]*>[\s\S]*?<\/\1>/iy, replacement: PLACEHOLDER },
  { pattern: /<(?:code|kbd|samp|tt)\b[^<>]*>[\s\S]*$/iy, replacement: PLACEHOLDER, open: "code" },
  { pattern: /<(?:!--[\s\S]*?--|[/!?]?[a-z][^<>]*)>/iy, replacement: "" },
  { pattern: /<(?:[/!?]?[a-z][^<>]*|!--[\s\S]*|\/)?$/iy, replacement: PLACEHOLDER, open: "html" },
  ADDRESS,
];

const PLAIN: readonly Rule[] = [
  { pattern: /`[^`\n]+`/y, replacement: PLACEHOLDER },
  { pattern: /`[^`\n]*$/y, replacement: PLACEHOLDER, open: "code" },
  ADDRESS,
];

const RULES: Readonly<Record<TypedFormat, readonly Rule[]>> = {
  markdown: MARKDOWN,
  mdx: MDX,
  org: ORG,
  restructuredtext: RESTRUCTURED_TEXT,
  latex: LATEX,
  asciidoc: ASCIIDOC,
  html: HTML,
  plaintext: PLAIN,
  commitMessage: PLAIN,
};

/** Everything that a rule of some format begins with. */
const MARK = /[\\`![\]{}<$*~_|%+:'=/]|\s[<[]|https?:|ftp:|www\.|link:|mailto:|xref:/g;

/** Reads a paragraph up to the cursor, of whatever length, in one pass. */
export function readInline(source: string, format: TypedFormat): InlineReading {
  const rules = RULES[format];
  let text = "";
  let at = 0;
  scan: while (at < source.length) {
    MARK.lastIndex = at;
    const next = MARK.exec(source)?.index ?? source.length;
    text += source.slice(at, next);
    at = next;
    for (const { pattern, replacement, open } of rules) {
      pattern.lastIndex = at;
      const match = pattern.exec(source);
      if (!match || match[0] === "") continue;
      at += match[0].length;
      if (open && at === source.length) return { text, open };
      text += replacement === "$1" ? match[1] : replacement;
      continue scan;
    }
    text += source.slice(at, at + 1);
    at++;
  }
  return { text, open: undefined };
}

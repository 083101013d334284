/**
 * A document as it is being written, line by line: which lines are prose, and where paragraphs begin. Unlike the
 * extractors of `text/` this reads unfinished text, forwards only, and can go on from any line it has read before.
 * It is a scanner, not a parser: where the two disagree, nothing is suggested or a word of context is lost.
 */

import type { BlockState, LineKind, LineReading } from "./lineReading.ts";
import { asciidocLine, latexLine, plainLine, restructuredTextLine } from "./typedFormats.ts";
import { htmlLine } from "./typedHtml.ts";
import { markdownLine, mdxLine } from "./typedMarkdown.ts";
import { orgLine } from "./typedOrg.ts";

export type TypedFormat =
  | "markdown"
  | "mdx"
  | "org"
  | "plaintext"
  | "latex"
  | "restructuredtext"
  | "asciidoc"
  | "html"
  | "commitMessage";

const BEGINNING: BlockState = { inside: "blank", close: "", indent: 0, list: false, first: true };

const READERS: Readonly<Record<TypedFormat, (line: string, state: BlockState) => LineReading>> = {
  markdown: markdownLine,
  mdx: mdxLine,
  org: orgLine,
  plaintext: plainLine,
  commitMessage: plainLine,
  latex: latexLine,
  restructuredtext: restructuredTextLine,
  asciidoc: asciidocLine,
  html: htmlLine,
};

const FORMATS: Readonly<Record<string, TypedFormat>> = {
  markdown: "markdown",
  mdx: "mdx",
  djot: "markdown",
  quarto: "markdown",
  rmd: "markdown",
  org: "org",
  latex: "latex",
  tex: "latex",
  restructuredtext: "restructuredtext",
  asciidoc: "asciidoc",
  html: "html",
  "git-commit": "commitMessage",
};

/** The format of a VS Code language; plain text where it is not known. */
export function typedFormat(languageId: string): TypedFormat {
  return Object.hasOwn(FORMATS, languageId) ? (FORMATS[languageId] as TypedFormat) : "plaintext";
}

/** A paragraph, or a line that is none. */
export interface TypedBlock {
  readonly kind: LineKind;
  readonly start: number;
  /** Lines of the block without indentation and list marks, each with its line break. */
  readonly text: string;
  /** The state before its first line. */
  readonly before: BlockState;
}

/** Reads `text` from `start` on, where the state is `state`; the last block is the one that the text ends in. */
export function* typedBlocks(
  text: string,
  format: TypedFormat,
  start = 0,
  state: BlockState = BEGINNING,
): Generator<TypedBlock, undefined> {
  const read = READERS[format];
  let before = state;
  let open: { start: number; text: string; before: BlockState } | undefined;
  for (let at = start; at <= text.length; ) {
    const lineEnd = text.indexOf("\n", at);
    const end = lineEnd < 0 ? text.length : lineEnd + 1;
    const line = text.slice(at, lineEnd < 0 ? text.length : lineEnd).replace(/\r$/, "");
    const { kind, content, opens, after } = read(line, before);
    const own = line.slice(content) + (lineEnd < 0 ? "" : "\n");
    if (open && kind === "prose" && !opens) open.text += own;
    else {
      if (open) yield { kind: "prose", ...open };
      open = kind === "prose" ? { start: at, text: own, before } : undefined;
      if (!open) yield { kind, start: at, text: own, before };
    }
    before = { ...after, first: false };
    if (lineEnd < 0) break;
    at = end;
  }
  if (open) yield { kind: "prose", ...open };
  return undefined;
}

const FENCES = ["```", "~~~"];

/**
 * The state at an offset that a line begins at, in a text too long to be read whole. Only Markdown's fences are followed
 * from the start, by looking for their marks; other blocks are taken to have ended.
 */
export function stateAt(text: string, offset: number, format: TypedFormat): BlockState {
  let state: BlockState = offset === 0 ? BEGINNING : { ...BEGINNING, first: false };
  if (format !== "markdown" && format !== "mdx") return state;
  for (let at = nextFence(text, 0); at < offset; at = nextFence(text, at)) {
    const start = text.lastIndexOf("\n", at) + 1;
    const end = text.indexOf("\n", at);
    state = { ...markdownLine(text.slice(start, end < 0 ? text.length : end), state).after, first: false };
    if (state.inside !== "code") state = { ...state, inside: "blank", close: "" };
    if (end < 0) break;
    at = end;
  }
  return state;
}

function nextFence(text: string, from: number): number {
  const found = FENCES.map((fence) => text.indexOf(fence, from)).filter((at) => at >= 0);
  return found.length > 0 ? Math.min(...found) : Number.POSITIVE_INFINITY;
}

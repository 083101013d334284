import type { SyntaxNodeRef } from "@lezer/common";
import { GFM, parser } from "@lezer/markdown";
import { type Block, type Extraction, type LayoutCounts, noLayout } from "./blocks.ts";
import { endOfFrontMatter } from "./frontMatter.ts";
import { HtmlReader } from "./html.ts";
import type { Run } from "./mappedText.ts";
import { maskDialects, maskMdx } from "./markdownMasks.ts";
import { MATHS } from "./markdownMaths.ts";
import { guardMarkup } from "./markupGuard.ts";
import { type Omission, type OmissionReason, PLACEHOLDER } from "./prose.ts";
import { sectionOmission } from "./sections.ts";
import { FILLER, maskTemplates } from "./templates.ts";

const markdown = parser.configure([GFM, MATHS]);

/** Blocks that hold nothing of the author's prose. */
const OMITTED_BLOCKS: Readonly<Record<string, OmissionReason>> = {
  FencedCode: "code",
  CodeBlock: "code",
  Table: "table",
  Blockquote: "quotation",
  CommentBlock: "html",
  ProcessingInstructionBlock: "html",
  LinkReference: "linkTarget",
};

/** Inline nodes that are no text of their own. */
const MARKS: ReadonlySet<string> = new Set([
  "EmphasisMark",
  "StrikethroughMark",
  "LinkMark",
  "LinkLabel",
  "LinkTitle",
  "HTMLTag",
  "Comment",
  "ProcessingInstruction",
  "TaskMarker",
  "QuoteMark",
]);

const COUNTED: Readonly<Record<string, keyof LayoutCounts>> = {
  ListItem: "listItems",
  Emphasis: "emphases",
  StrongEmphasis: "emphases",
  InlineCode: "codeSpans",
  Image: "images",
  FencedCode: "codeBlocks",
  CodeBlock: "codeBlocks",
  Blockquote: "quotations",
  Table: "tables",
  Autolink: "links",
};

/** GitHub's alerts are written as quotations of nobody. */
const ALERT = /^>\s*\[!(?:note|tip|important|warning|caution)\]/i;

/**
 * Reads Markdown: CommonMark with GitHub's tables, strikethrough, task lists and bare links, formulas, and what Pandoc,
 * Djot and site generators add to it.
 */
export function extractMarkdown(source: string): Extraction {
  return extractDialect(source, maskDialects);
}

/** Reads MDX: Markdown with modules and components. */
export function extractMdx(source: string): Extraction {
  return extractDialect(source, (text) => maskDialects(maskMdx(text)));
}

/** @param mask hides what the parser would take for text */
function extractDialect(source: string, mask: (text: string) => string): Extraction {
  const bodyStart = endOfFrontMatter(source);
  const masked = maskTemplates(source.slice(bodyStart));
  const body = guardMarkup(mask(masked.text));
  const reader = new MarkdownReader(body, bodyStart);
  const tree = markdown.parse(body);
  tree.iterate({ enter: (node) => reader.enter(node), leave: (node) => reader.leave(node) });
  reader.end();
  const omissions: Omission[] = bodyStart > 0 ? [{ start: 0, end: bodyStart, reason: "frontMatter" }] : [];
  for (const { start, end } of masked.enclosed) {
    omissions.push({ start: start + bodyStart, end: end + bodyStart, reason: "code" });
  }
  omissions.push(...reader.omissions);
  const text = source.slice(0, bodyStart) + body;
  return { text, blocks: reader.blocks, layout: reader.layout, omissions };
}

/** One walk over the tree. Offsets of the tree are those of the body; offsets of the results are those of the source. */
class MarkdownReader {
  readonly blocks: Block[] = [];
  readonly omissions: Omission[] = [];
  readonly layout = noLayout();
  readonly #text: string;
  readonly #bodyStart: number;
  readonly #definitions: ReadonlySet<string>;
  #runs: Run[] = [];
  /** End of what of the current paragraph is in the runs, or left out of them. */
  #done = 0;
  #listDepth = 0;
  #textOutsideLinks = false;
  /** The brackets that are open, and whether each is a link. */
  readonly #links: boolean[] = [];
  readonly #html = new HtmlReader();
  #section: { level: number; reason: OmissionReason } | undefined;

  constructor(text: string, bodyStart: number) {
    this.#text = text;
    this.#bodyStart = bodyStart;
    this.#definitions = linkDefinitions(text);
  }

  /** Returns false where the children are of no interest. */
  enter(node: SyntaxNodeRef): boolean {
    const { name, from, to } = node;
    if (name === "Link") return this.#enterLink(node);
    const counted = COUNTED[name];
    if (counted) this.layout[counted] += 1;
    if (name === "OrderedList") this.layout.orderedItems += childrenNamed(node, "ListItem");
    if (/^(?:ATX|Setext)Heading/.test(name)) return this.#omitHeading(node);
    const omitted = OMITTED_BLOCKS[name];
    if (omitted) return this.#enterOmitted(node, omitted);
    if (name === "HTMLBlock") return this.#readHtml(from, to);
    if (name === "ListItem") this.#listDepth += 1;
    if (name === "Paragraph" || name === "Task") {
      this.#runs = [];
      this.#done = from;
      this.#textOutsideLinks = false;
    }
    if (MARKS.has(name) && (name !== "LinkMark" || this.#isInLink())) this.#skip(from, to);
    if (name === "Escape") this.#skip(from, from + 1);
    if (name === "HardBreak") this.#replace(from, to, " ");
    if (name === "InlineCode" || name === "Autolink" || name === "Formula")
      return this.#replace(from, to, PLACEHOLDER);
    if (name === "URL") return this.#isInLink() ? this.#skip(from, to) : this.#bareUrl(from, to);
    if (name === "Image") return this.#skip(from, to);
    return true;
  }

  leave({ name, from, to }: SyntaxNodeRef): void {
    if (name === "ListItem") this.#listDepth -= 1;
    if (name === "Link") {
      this.#take(to);
      this.#links.pop();
    }
    if (name !== "Paragraph" && name !== "Task") return;
    this.#take(to);
    const reason = this.#html.leavesOut ?? this.#section?.reason;
    if (reason) {
      this.#omit(from, to, reason);
    } else if (this.#runs.length > 0) {
      const kind = this.#listDepth > 0 ? "listItem" : "paragraph";
      this.blocks.push({ kind, runs: this.#runs, isOnlyLinks: !this.#textOutsideLinks });
    }
  }

  /** Says that the document is over: what HTML left open ends with it. */
  end(): void {
    this.#html.end(this.#text.length + this.#bodyStart);
    this.omissions.push(...this.#html.omissions.splice(0));
    const { layout } = this.#html;
    for (const mark of Object.keys(layout) as (keyof LayoutCounts)[]) this.layout[mark] += layout[mark];
  }

  /** A block of HTML holds prose like any other; one that holds nothing is left out as such. */
  #readHtml(from: number, to: number): false {
    const html = this.#html;
    const wasLeftOut = html.leavesOut !== undefined;
    html.read(this.#text.slice(from, to), from + this.#bodyStart);
    const isEmpty = html.blocks.length + html.omissions.length === 0 && html.leavesOut === undefined;
    if (isEmpty && !wasLeftOut) this.#omit(from, to, "html");
    this.omissions.push(...html.omissions.splice(0));
    const blocks = html.blocks.splice(0);
    if (!this.#section) this.blocks.push(...blocks);
    else if (blocks.length > 0) this.#omit(from, to, this.#section.reason);
    return false;
  }

  #enterLink(node: SyntaxNodeRef): boolean {
    const { from, to } = node;
    const label = this.#text.slice(from + 1, to - 1);
    if (/^[\^!]/.test(label)) return this.#skip(from, this.#text[to] === ":" ? to + 1 : to);
    this.#take(from);
    // Djot's spans are made of the same brackets: [words]{.class}.
    const isSpan = this.#text[to] === FILLER;
    // The parser takes "[sic]" for a link as well: it does not look for the definition.
    const isShortcut = node.node.lastChild?.name === "LinkMark" && this.#text[to - 1] === "]";
    const isLink = !isShortcut || isSpan || this.#definitions.has(labelKey(label));
    this.#links.push(isLink);
    if (isLink && !isSpan) this.layout.links += 1;
    return true;
  }

  #enterOmitted(node: SyntaxNodeRef, reason: OmissionReason): boolean {
    if (node.name === "Blockquote" && ALERT.test(this.#text.slice(node.from, node.from + 20))) return true;
    return this.#omit(node.from, node.to, reason);
  }

  #omitHeading({ name, from, to }: SyntaxNodeRef): boolean {
    const level = Number(name.at(-1));
    const title = this.#text.slice(from, to).replace(/^#+|\n[=-]+\s*$|#+\s*$/g, "");
    if (!this.#section || level <= this.#section.level) {
      const reason = sectionOmission(title);
      this.#section = reason && { level, reason };
    }
    // What HTML forgot to close does not reach over a heading.
    this.#html.end(from + this.#bodyStart);
    this.layout.headings += 1;
    return this.#omit(from, to, "heading");
  }

  #isInLink(): boolean {
    return this.#links.includes(true);
  }

  #bareUrl(from: number, to: number): false {
    this.layout.links += 1;
    return this.#replace(from, to, PLACEHOLDER);
  }

  #omit(from: number, to: number, reason: OmissionReason): false {
    this.omissions.push({ start: from + this.#bodyStart, end: to + this.#bodyStart, reason });
    return false;
  }

  /** Takes the text up to `to` into the paragraph. */
  #take(to: number): void {
    if (to <= this.#done) return;
    if (!this.#isInLink() && /[\p{L}\p{N}]/u.test(this.#text.slice(this.#done, to)))
      this.#textOutsideLinks = true;
    this.#runs.push({ start: this.#done + this.#bodyStart, end: to + this.#bodyStart });
    this.#done = to;
  }

  #skip(from: number, to: number): false {
    this.#take(from);
    this.#done = Math.max(this.#done, to);
    return false;
  }

  #replace(from: number, to: number, text: string): false {
    this.#take(from);
    if (from >= this.#done)
      this.#runs.push({ start: from + this.#bodyStart, end: to + this.#bodyStart, text });
    this.#done = Math.max(this.#done, to);
    return false;
  }
}

function linkDefinitions(text: string): ReadonlySet<string> {
  const labels = new Set<string>();
  for (const [, label] of text.matchAll(/^ {0,3}\[([^\]\n]{1,200})\]:/gm)) labels.add(labelKey(label!));
  return labels;
}

const labelKey = (label: string) => label.trim().toLowerCase().replace(/\s+/g, " ");

function childrenNamed(node: SyntaxNodeRef, name: string): number {
  return node.node.getChildren(name).length;
}

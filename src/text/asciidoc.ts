import { asciidocRuns } from "./asciidocInline.ts";
import { type Block, type Extraction, noLayout } from "./blocks.ts";
import { isBlank, type Line, linesOf } from "./lines.ts";
import type { Omission, OmissionReason } from "./prose.ts";
import { sectionOmission } from "./sections.ts";

const HEADING = /^(={1,6}|#{1,6})[ \t]+(?=\S)/;
const ATTRIBUTE_ENTRY = /^:!?[\w-]+!?:(?:\s|$)/;
const BLOCK_ATTRIBUTES = /^\[(?!\[)(?:[^\]]*)\][ \t]*$/;
const ANCHOR = /^\[\[[^\]]+\]\][ \t]*$/;
const BLOCK_TITLE = /^\.[^\s.]/;
const BLOCK_MACRO = /^(?:image|video|audio|include|toc|ifdef|ifndef|ifeval|endif|stem)::/;
const LIST_ITEM = /^[ \t]*(?:(\*{1,5}|-)|(\.{1,5}|\d{1,4}\.|[a-zA-Z]\.))[ \t]+(?:\[[ x*]\][ \t]+)?(?=\S)/;
const DESCRIPTION = /^[ \t]*(?!\/\/)(\S.{0,200}?)(?::{2,4}|;;)(?:[ \t]+|$)/;
const CALLOUT = /^<(?:\d+|\.)>[ \t]/;
const ADMONITION = /^(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+/;
const RULE = /^(?:'{3,}|<{3,}|-{3}|\*{3})[ \t]*$/;
/** Lines that only mark where blocks begin and end whose content is read. */
const TRANSPARENT = /^(?:={4,}|\*{4,}|--)[ \t]*$/;

/** Delimiters of blocks that are left out: they end with the line that they began with. */
const DELIMITED: readonly (readonly [RegExp, OmissionReason])[] = [
  [/^-{4,}[ \t]*$/, "code"],
  [/^\.{4,}[ \t]*$/, "code"],
  [/^`{3,}/, "code"],
  [/^\+{4,}[ \t]*$/, "html"],
  [/^\/{4,}[ \t]*$/, "html"],
  [/^_{4,}[ \t]*$/, "quotation"],
  [/^[|,:!]={3,}[ \t]*$/, "table"],
];

/** Styles of paragraphs that are left out: `[source,java]`, `[quote, Ann]`. */
const STYLES: readonly (readonly [RegExp, OmissionReason])[] = [
  [/^\[(?:source|listing|literal|stem|latexmath|asciimath|mermaid|plantuml|ditaa|graphviz)\b/, "code"],
  [/^\[(?:quote|verse)\b/, "quotation"],
  [/^\[(?:bibliography)\b/, "linkTarget"],
  [/^\[(?:pass|comment)\b/, "html"],
];

/**
 * Reads AsciiDoc. Its own processor is a megabyte of compiled Ruby that knows blocks by line and inline markup not at
 * all by place, so the blocks are found here, by the marks that begin their lines.
 */
export function extractAsciidoc(source: string): Extraction {
  const reader = new AsciidocReader(source);
  reader.read();
  return { text: source, blocks: reader.blocks, layout: reader.layout, omissions: reader.omissions };
}

/** One walk over the lines, a block at a time. */
class AsciidocReader {
  readonly blocks: Block[] = [];
  readonly omissions: Omission[] = [];
  readonly layout = noLayout();
  readonly #source: string;
  readonly #lines: readonly Line[];
  #next = 0;
  /** The style that was given to the next block, where that is left out. */
  #style: OmissionReason | undefined;
  /** The section that is left out: all of it, until a heading of its level or above. */
  #section: { readonly level: number; readonly reason: OmissionReason } | undefined;
  /** Delimiters that no further line is the same as. */
  readonly #unclosed = new Set<string>();
  #isInList = false;

  constructor(source: string) {
    this.#source = source;
    this.#lines = linesOf(source);
  }

  read(): void {
    this.#readHeader();
    while (this.#next < this.#lines.length) this.#readBlock(this.#lines[this.#next]!);
  }

  /** The title, the author's line and the attributes under it. */
  #readHeader(): void {
    while (this.#next < this.#lines.length && this.#isPassedOver(this.#textAt(this.#next))) this.#next += 1;
    if (!/^=[ \t]+\S/.test(this.#textAt(this.#next))) return;
    this.#heading(1);
    let end = this.#next;
    while (end < this.#lines.length && !isBlank(this.#lines[end]!)) end += 1;
    this.#omitTo(end, "frontMatter");
  }

  #isPassedOver(text: string): boolean {
    return text.trim() === "" || /^\/\/(?!\/)/.test(text);
  }

  #readBlock(line: Line): void {
    const { text } = line;
    const heading = HEADING.exec(text);
    if (this.#isPassedOver(text) || text.trim() === "+" || RULE.test(text)) this.#next += 1;
    else if (heading) this.#heading(heading[1]!.length);
    else if (ATTRIBUTE_ENTRY.test(text)) this.#omitTo(this.#next + 1, "frontMatter");
    else if (BLOCK_ATTRIBUTES.test(text) || ANCHOR.test(text)) this.#readAttributes(text);
    else if (this.#readDelimited(text)) return;
    else if (TRANSPARENT.test(text)) this.#readTransparent();
    else if (BLOCK_TITLE.test(text) && !LIST_ITEM.test(text)) this.#omitTo(this.#next + 1, "heading");
    else if (BLOCK_MACRO.test(text)) this.#readMacro(text);
    else this.#readText(text);
  }

  #readAttributes(text: string): void {
    this.#style = STYLES.find(([pattern]) => pattern.test(text))?.[1] ?? this.#style;
    this.#next += 1;
  }

  #readTransparent(): void {
    const style = this.#style;
    this.#style = undefined;
    const end = style && this.#endOfDelimited(this.#textAt(this.#next).trimEnd());
    if (end === undefined) this.#next += 1;
    else this.#omitTo(end, style!);
  }

  /** A block that is left out; its delimiter alone, where no other closes it. */
  #readDelimited(text: string): boolean {
    const found = DELIMITED.find(([pattern]) => pattern.test(text));
    if (!found) return false;
    const mark = text.startsWith("`") ? /^`+/.exec(text)![0] : text.trimEnd();
    const end = this.#endOfDelimited(mark);
    if (end === undefined) this.#next += 1;
    else this.#omitTo(end, this.#style === "quotation" ? "quotation" : found[1]);
    this.#style = undefined;
    return true;
  }

  /** After the line that closes a block, or undefined where none does. */
  #endOfDelimited(mark: string): number | undefined {
    if (this.#unclosed.has(mark)) return undefined;
    for (let at = this.#next + 1; at < this.#lines.length; at += 1) {
      if (this.#textAt(at).trimEnd() === mark) return at + 1;
    }
    this.#unclosed.add(mark);
    return undefined;
  }

  #readMacro(text: string): void {
    if (text.startsWith("image::")) this.layout.images += 1;
    this.#omitTo(this.#next + 1, "linkTarget");
  }

  /** A paragraph, an item of a list, or an indented (literal) paragraph. */
  #readText(text: string): void {
    const style = this.#style;
    this.#style = undefined;
    const item = LIST_ITEM.exec(text);
    const description = item ? null : DESCRIPTION.exec(text);
    const callout = CALLOUT.exec(text);
    const isLiteral = /^[ \t]/.test(text) && !item && !description && !this.#isInList;
    const end = this.#endOfParagraph();
    const omitted = style ?? (isLiteral ? "code" : this.#section?.reason);
    this.#isInList = (item ?? description ?? callout) !== null || (this.#isInList && /^[ \t]/.test(text));
    if (omitted) {
      this.#omitTo(end, omitted);
    } else if (item) {
      this.layout.listItems += 1;
      if (item[2]) this.layout.orderedItems += 1;
      this.#paragraph(item[0].length, end, "listItem");
    } else if (description) {
      this.#readDescription(description, end);
    } else {
      const skipped = (callout ?? ADMONITION.exec(text))?.[0].length ?? text.length - text.trimStart().length;
      this.#paragraph(skipped, end, this.#isInList ? "listItem" : "paragraph");
    }
  }

  #readDescription(description: RegExpExecArray, end: number): void {
    const line = this.#lines[this.#next]!;
    this.layout.listItems += 1;
    this.omissions.push({
      start: line.start + line.text.indexOf(description[1]!),
      end: line.start + description[0].trimEnd().length,
      reason: "notASentence",
    });
    if (description[0].length < line.text.length) this.#paragraph(description[0].length, end, "listItem");
    else this.#next += 1;
  }

  /** To the next blank line, or the next line that begins something else. */
  #endOfParagraph(): number {
    let end = this.#next + 1;
    for (; end < this.#lines.length; end += 1) {
      const { text } = this.#lines[end]!;
      if (text.trim() === "" || text.trim() === "+" || LIST_ITEM.test(text) || CALLOUT.test(text)) break;
      if (this.#isInList && DESCRIPTION.test(text)) break;
      if (DELIMITED.some(([pattern]) => pattern.test(text)) || TRANSPARENT.test(text)) break;
      if (BLOCK_ATTRIBUTES.test(text) || BLOCK_MACRO.test(text)) break;
    }
    return end;
  }

  #paragraph(skipped: number, end: number, kind: Block["kind"]): void {
    let start = this.#lines[this.#next]!.start + skipped;
    const runs = [];
    // Comments stand between the lines of a paragraph.
    for (let at = this.#next; at < end; at += 1) {
      if (!/^\/\/(?!\/)/.test(this.#textAt(at))) continue;
      if (at > this.#next)
        runs.push(...asciidocRuns(this.#source, start, this.#lines[at]!.start, this.layout));
      start = Math.min(this.#lines[at + 1]?.start ?? this.#source.length, this.#lines[end - 1]!.end);
    }
    runs.push(...asciidocRuns(this.#source, start, this.#lines[end - 1]!.end, this.layout));
    this.blocks.push({ kind, runs });
    this.#next = end;
  }

  #heading(level: number): void {
    const title = this.#textAt(this.#next).replace(HEADING, "").trim();
    if (!this.#section || level <= this.#section.level) {
      const reason = sectionOmission(title);
      this.#section = reason && { level, reason };
    }
    this.#style = undefined;
    this.#isInList = false;
    this.layout.headings += 1;
    this.#omitTo(this.#next + 1, "heading");
  }

  #omitTo(end: number, reason: OmissionReason): void {
    const lines = this.#lines.slice(this.#next, end).filter((line) => !isBlank(line));
    this.#next = end;
    if (lines.length === 0) return;
    this.omissions.push({ start: lines[0]!.start, end: lines.at(-1)!.end, reason });
    if (reason === "code") this.layout.codeBlocks += 1;
    if (reason === "table") this.layout.tables += 1;
    if (reason === "quotation") this.layout.quotations += 1;
  }

  #textAt(number: number): string {
    return this.#lines[number]?.text ?? "";
  }
}

import { type Block, type Extraction, noLayout } from "./blocks.ts";
import { isBlank, type Line, linesOf } from "./lines.ts";
import { orgRuns } from "./orgInline.ts";
import type { Omission, OmissionReason } from "./prose.ts";
import { sectionOmission } from "./sections.ts";

const HEADLINE = /^(\*+)[ \t]+(?=\S)/;
/** State, priority and tags around a headline's title. */
const HEADLINE_MARKS = /^(?:[A-Z]{2,12}[ \t]+)?(?:\[#[A-Z\d]\][ \t]*)?|[ \t]+:[\w@#%:]+:[ \t]*$/g;
const KEPT_OUT = /^COMMENT\b|:(?:noexport|ARCHIVE)(?::[\w@#%:]*)?$/;
const KEYWORD = /^[ \t]*#\+[\w-]+(?:\[[^\]]*\])?:/;
const BLOCK_BEGIN = /^[ \t]*#\+begin_(\S+)/i;
const DYNAMIC_BLOCK = /^[ \t]*#\+begin:/i;
const COMMENT = /^[ \t]*#(?:[ \t]|$)/;
const FIXED_WIDTH = /^[ \t]*:(?:[ \t]|$)/;
const TABLE = /^[ \t]*(?:\||\+-)/;
const DRAWER = /^[ \t]*:[\w-]+:[ \t]*$/;
const DRAWER_END = /^[ \t]*:end:[ \t]*$/i;
const PLANNING = /^[ \t]*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):/;
const RULE = /^[ \t]*-{5,}[ \t]*$/;
const LIST_ITEM =
  /^[ \t]*(?:([-+]|(?<=[ \t])\*)|(?:\d{1,4}|[a-zA-Z])[.)])[ \t]+(?:\[@\d+\][ \t]*)?(?:\[[ X-]\][ \t]+)?(?:\S.{0,200}?[ \t]+::(?:[ \t]+|$))?/;
const FOOTNOTE = /^\[fn:[\w-]+\][ \t]*/;
const LATEX_BEGIN = /^[ \t]*\\begin\{([A-Za-z*]+)\}/;

/** Blocks by what is in them; all others (center, special blocks) are the author's prose. */
const BLOCKS: Readonly<Record<string, OmissionReason>> = {
  src: "code",
  example: "code",
  export: "html",
  comment: "html",
  quote: "quotation",
  verse: "quotation",
};

/**
 * Reads Org. The parsers that there are either know no positions of inline markup or may not be bundled (their licence
 * is the GPL); Org's blocks are known by the marks that begin their lines ("Org Syntax", orgmode.org/worg).
 */
export function extractOrg(source: string): Extraction {
  const reader = new OrgReader(source);
  reader.read();
  return { text: source, blocks: reader.blocks, layout: reader.layout, omissions: reader.omissions };
}

/** One walk over the lines, a block at a time. */
class OrgReader {
  readonly blocks: Block[] = [];
  readonly omissions: Omission[] = [];
  readonly layout = noLayout();
  readonly #source: string;
  readonly #lines: readonly Line[];
  #next = 0;
  #isInList = false;
  /** The section that is left out: all of it, until a headline of its level or above. */
  #section: { readonly level: number; readonly reason: OmissionReason } | undefined;
  /** Ends of blocks that no further line is. */
  readonly #unclosed = new Set<string>();

  constructor(source: string) {
    this.#source = source;
    this.#lines = linesOf(source);
  }

  read(): void {
    while (this.#next < this.#lines.length) this.#readBlock(this.#lines[this.#next]!);
  }

  #readBlock(line: Line): void {
    const { text } = line;
    const headline = HEADLINE.exec(text);
    const begin = BLOCK_BEGIN.exec(text);
    const latex = LATEX_BEGIN.exec(text);
    if (isBlank(line) || RULE.test(text)) this.#next += 1;
    else if (headline) this.#headline(headline[1]!.length, text.slice(headline[0].length));
    else if (begin) this.#readGreaterBlock(begin[1]!.toLowerCase());
    else if (/^[ \t]*#\+end_/i.test(text)) this.#next += 1;
    else if (DYNAMIC_BLOCK.test(text)) this.#omitThrough(/^[ \t]*#\+end:/i, "#+end:", "code");
    else if (KEYWORD.test(text)) this.#omitWhile("frontMatter", KEYWORD);
    else if (COMMENT.test(text)) this.#omitWhile("html", COMMENT);
    else if (DRAWER.test(text)) this.#omitThrough(DRAWER_END, ":end:", "frontMatter");
    else if (PLANNING.test(text)) this.#omitWhile("frontMatter", PLANNING);
    else if (FIXED_WIDTH.test(text)) this.#omitWhile("code", FIXED_WIDTH);
    else if (TABLE.test(text)) this.#omitWhile("table", TABLE);
    else if (latex) this.#omitThrough(endOfLatex(latex[1]!), latex[1]!, "code");
    else this.#readText(text);
  }

  /** The delimiters of a block whose content is read are passed over. */
  #readGreaterBlock(name: string): void {
    const reason = BLOCKS[name];
    if (reason === undefined) this.#next += 1;
    else this.#omitThrough(endOfBlock(name), `#+end_${name}`, reason);
  }

  #readText(text: string): void {
    const item = LIST_ITEM.exec(text);
    const end = this.#endOfParagraph();
    this.#isInList = item !== null || (this.#isInList && /^[ \t]/.test(text));
    if (this.#section) {
      this.#omitTo(end, this.#section.reason);
      return;
    }
    if (item) {
      this.layout.listItems += 1;
      if (item[1] === undefined) this.layout.orderedItems += 1;
    }
    const skipped = (item ?? FOOTNOTE.exec(text) ?? /^[ \t]*/.exec(text)!)[0].length;
    const start = this.#lines[this.#next]!.start + skipped;
    const runs = orgRuns(this.#source, start, this.#lines[end - 1]!.end, this.layout);
    this.blocks.push({ kind: this.#isInList ? "listItem" : "paragraph", runs });
    this.#next = end;
  }

  /** To the next blank line, or the next line that begins something else. */
  #endOfParagraph(): number {
    let end = this.#next + 1;
    for (; end < this.#lines.length; end += 1) {
      const line = this.#lines[end]!;
      if (isBlank(line)) break;
      if ([HEADLINE, LIST_ITEM, BLOCK_BEGIN, KEYWORD, COMMENT, TABLE].some((begin) => begin.test(line.text)))
        break;
      if ([FIXED_WIDTH, DRAWER, FOOTNOTE, LATEX_BEGIN, RULE].some((begin) => begin.test(line.text))) break;
      if (/^[ \t]*#\+end_/i.test(line.text)) break;
    }
    return end;
  }

  #headline(level: number, marked: string): void {
    if (!this.#section || level <= this.#section.level) {
      const isKeptOut = KEPT_OUT.test(marked.trim());
      const reason = isKeptOut ? "html" : sectionOmission(marked.replace(HEADLINE_MARKS, "").trim());
      this.#section = reason && { level, reason };
    }
    this.#isInList = false;
    this.layout.headings += 1;
    this.#omitTo(this.#next + 1, "heading");
  }

  #omitWhile(reason: OmissionReason, goesOn: RegExp): void {
    let end = this.#next + 1;
    while (end < this.#lines.length && goesOn.test(this.#textAt(end))) end += 1;
    this.#omitTo(end, reason);
  }

  /** Leaves out all to the line that closes a block; only this line where none does. */
  #omitThrough(closing: RegExp, name: string, reason: OmissionReason): void {
    let end = this.#next + 1;
    if (!this.#unclosed.has(name)) {
      while (end < this.#lines.length && !closing.test(this.#textAt(end))) end += 1;
      if (end === this.#lines.length) this.#unclosed.add(name);
    }
    const isClosed = !this.#unclosed.has(name);
    this.#omitTo(isClosed ? end + 1 : this.#next + 1, reason);
  }

  #omitTo(end: number, reason: OmissionReason): void {
    const lines = this.#lines.slice(this.#next, end);
    this.#next = end;
    this.omissions.push({ start: lines[0]!.start, end: lines.at(-1)!.end, reason });
    if (reason === "code") this.layout.codeBlocks += 1;
    if (reason === "table") this.layout.tables += 1;
    if (reason === "quotation") this.layout.quotations += 1;
  }

  #textAt(number: number): string {
    return this.#lines[number]?.text ?? "";
  }
}

const endOfBlock = (name: string) => new RegExp(`^[ \\t]*#\\+end_${name}[ \\t]*$`, "i");

const endOfLatex = (name: string) => new RegExp(`\\\\end\\{${name.replaceAll("*", "\\*")}\\}`);

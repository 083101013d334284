import { type Block, type Extraction, noLayout } from "./blocks.ts";
import { indentOf, isBlank, type Line, linesOf } from "./lines.ts";
import type { Omission, OmissionReason } from "./prose.ts";
import { inlineRuns } from "./restructuredInline.ts";
import { sectionOmission } from "./sections.ts";

const ADORNMENT = /^([=\-`:.'"~^_*+#])\1{2,}\s*$/;
const BULLET = /^\s*[-*+•‣⁃]\s+(?=\S)/;
const ENUMERATOR = /^\s*\(?(?:\d{1,3}|[a-zA-Z#]|[ivxlcdm]{2,6})[.)]\s+(?=\S)/;
const EXPLICIT_MARKUP = /^\s*(?:\.\.(?:\s|$)|__\s)/;
const FIELD = /^\s*:\w[^:]{0,60}:(?:\s|$)/;
const GRID_TABLE = /^\s*\+(?:[-=]+\+)+\s*$/;
const SIMPLE_TABLE = /^\s*=+(?:\s+=+)+\s*$/;
const DOCTEST = /^\s*>>>\s/;
const LINE_BLOCK = /^\s*\|(?:\s|$)/;
const LITERAL_FOLLOWS = /::\s*$/;

/** Directives whose body is the author's prose. */
const ADMONITION =
  /^\s*\.\. +(?:note|warning|tip|important|attention|caution|danger|error|hint|admonition|topic)::\s*/i;

/** Other directives, by what their bodies are; all else after ".." is a target, a comment or a setting. */
const DIRECTIVES: readonly (readonly [RegExp, OmissionReason])[] = [
  [/^\s*\.\. +(?:code|code-block|sourcecode|literalinclude|parsed-literal|highlight|math)::/, "code"],
  [/^\s*\.\. +(?:list-table|csv-table|table)::/, "table"],
  [/^\s*\.\. +(?:epigraph|pull-quote|highlights)::/, "quotation"],
  [/^\s*\.\. +raw::/, "html"],
];

/** A PEP opens with headers like those of an e-mail, which plain reStructuredText knows as a paragraph. */
const PEP_HEADER = /^\uFEFF?PEP: \d+\s*$/;

/** A column at which the blocks of a body, a list item, a definition or an admonition begin. */
interface Column {
  readonly at: number;
  readonly kind: Block["kind"];
}

const BODY: Column = { at: 0, kind: "paragraph" };

/** Reads reStructuredText (docutils' "reStructuredText Markup Specification"), with Sphinx's roles. */
export function extractRestructuredText(source: string): Extraction {
  const reader = new RestructuredTextReader(source);
  reader.read();
  return { text: source, blocks: reader.blocks, layout: reader.layout, omissions: reader.omissions };
}

/** One walk over the lines, a block at a time. */
class RestructuredTextReader {
  readonly blocks: Block[] = [];
  readonly omissions: Omission[] = [];
  readonly layout = noLayout();
  readonly #source: string;
  readonly #lines: readonly Line[];
  #next = 0;
  /** The open columns, innermost last. Text deeper than the last one is a quotation. */
  #columns: Column[] = [BODY];
  /** Adornments in order of appearance: that of the outermost sections first. */
  readonly #levels: string[] = [];
  /** The section that is left out: all of it, until a section of its level or above opens. */
  #omitted: { readonly level: number; readonly reason: OmissionReason } | undefined;

  constructor(source: string) {
    this.#source = source;
    this.#lines = linesOf(source);
  }

  read(): void {
    if (PEP_HEADER.test(this.#textAt(0))) this.#omitWhile("frontMatter", (line) => !isBlank(line));
    while (this.#next < this.#lines.length) {
      const line = this.#lines[this.#next]!;
      if (isBlank(line)) this.#next += 1;
      else if (!this.#readHeading(line)) this.#readBlock(line);
    }
  }

  #readBlock(line: Line): void {
    const { text } = line;
    const indent = indentOf(line);
    while (this.#columns.length > 1 && this.#columns.at(-1)!.at > indent) this.#columns.pop();
    const isDeeper = (row: Line) => isBlank(row) || indentOf(row) > indent;
    const untilBlank = (row: Line) => !isBlank(row);
    if (EXPLICIT_MARKUP.test(text)) this.#readExplicitMarkup(line, isDeeper);
    else if (GRID_TABLE.test(text)) this.#omitWhile("table", untilBlank);
    else if (SIMPLE_TABLE.test(text)) this.#omitSimpleTable();
    else if (DOCTEST.test(text)) this.#omitWhile("code", untilBlank);
    else if (LINE_BLOCK.test(text)) this.#omitWhile("quotation", untilBlank);
    else if (FIELD.test(text)) this.#omitWhile("frontMatter", isDeeper);
    else if (BULLET.test(text) || ENUMERATOR.test(text)) this.#readListItem(line);
    else if (indent > this.#columns.at(-1)!.at) this.#omitWhile("quotation", (row) => this.#isQuoted(row));
    else this.#readParagraph(indent, indent);
  }

  /** A title under or between rows of one punctuation mark, or such a row alone (a transition). */
  #readHeading(line: Line): boolean {
    const next = this.#textAt(this.#next + 1);
    const isRow = ADORNMENT.test(line.text);
    const isOverlined = isRow && next.trim() !== "" && ADORNMENT.test(this.#textAt(this.#next + 2));
    const isUnderlined = !isRow && indentOf(line) === 0 && ADORNMENT.test(next);
    if (isOverlined) this.#openSection(next, `${line.text[0]}${line.text[0]}`, 3);
    else if (isUnderlined) this.#openSection(line.text, next[0]!, 2);
    else if (isRow) this.#next += 1;
    return isRow || isUnderlined;
  }

  #openSection(title: string, adornment: string, lines: number): void {
    if (!this.#levels.includes(adornment)) this.#levels.push(adornment);
    const level = this.#levels.indexOf(adornment);
    if (!this.#omitted || level <= this.#omitted.level) {
      const reason = sectionOmission(title.trim());
      this.#omitted = reason && { level, reason };
    }
    this.#columns = [BODY];
    this.#omitTo(this.#next + lines, "heading");
  }

  #readExplicitMarkup(line: Line, isBody: (row: Line) => boolean): void {
    const admonition = ADMONITION.exec(line.text);
    if (!admonition) {
      const reason = DIRECTIVES.find(([pattern]) => pattern.test(line.text))?.[1] ?? "linkTarget";
      if (/^\s*\.\. +(?:image|figure)::/.test(line.text)) this.layout.images += 1;
      this.#omitWhile(reason, isBody);
      return;
    }
    const indent = indentOf(line);
    const after = this.#lines.slice(this.#next + 1, this.#next + 20).find((row) => !isBlank(row));
    const bodyIndent = after && indentOf(after) > indent ? indentOf(after) : indent + 1;
    this.#columns.push({ at: bodyIndent, kind: "paragraph" });
    if (admonition[0].length < line.text.length) this.#readParagraph(bodyIndent, admonition[0].length);
    else this.#next += 1;
  }

  #readListItem(line: Line): void {
    const bullet = BULLET.exec(line.text);
    const column = (bullet ?? ENUMERATOR.exec(line.text)!)[0].length;
    this.layout.listItems += 1;
    if (!bullet) this.layout.orderedItems += 1;
    this.#columns.push({ at: column, kind: "listItem" });
    this.#readParagraph(column, column);
  }

  /** @param indent of its lines after the first  @param firstColumn where the first line's text begins */
  #readParagraph(indent: number, firstColumn: number): void {
    const first = this.#lines[this.#next]!;
    let end = this.#next + 1;
    while (end < this.#lines.length && !isBlank(this.#lines[end]!) && indentOf(this.#lines[end]!) === indent)
      end += 1;
    const following = this.#lines[end];
    const isTerm = end === this.#next + 1 && following && !isBlank(following) && indentOf(following) > indent;
    if (isTerm) {
      this.#columns.push({ at: indentOf(following), kind: "paragraph" });
      this.#omitTo(end, "notASentence");
      return;
    }
    const last = this.#lines[end - 1]!;
    if (this.#omitted) {
      this.#omitTo(end, this.#omitted.reason);
    } else {
      const colons = LITERAL_FOLLOWS.test(last.text) ? last.text.length - last.text.lastIndexOf(":") : 0;
      const runs = inlineRuns(this.#source, first.start + firstColumn, last.end - colons, this.layout);
      this.blocks.push({ kind: this.#columns.at(-1)!.kind, runs });
      this.#next = end;
    }
    if (LITERAL_FOLLOWS.test(last.text)) {
      const column = this.#columns.at(-1)!.at;
      this.#omitWhile("code", (row) => isBlank(row) || indentOf(row) > column, this.#next);
    }
  }

  #isQuoted(row: Line): boolean {
    return (
      isBlank(row) ||
      (indentOf(row) > this.#columns.at(-1)!.at && !BULLET.test(row.text) && !ENUMERATOR.test(row.text))
    );
  }

  /** From one border row to the last before a blank line. */
  #omitSimpleTable(): void {
    let end = this.#next + 1;
    for (; end < this.#lines.length; end += 1) {
      if (SIMPLE_TABLE.test(this.#textAt(end)) && this.#textAt(end + 1).trim() === "") break;
    }
    this.#omitTo(Math.min(end + 1, this.#lines.length), "table");
  }

  /** Leaves out this line (unless `from` says that it is read) and all that follow for which `goesOn` holds. */
  #omitWhile(reason: OmissionReason, goesOn: (line: Line) => boolean, from = this.#next + 1): void {
    let end = from;
    while (end < this.#lines.length && goesOn(this.#lines[end]!)) end += 1;
    this.#omitTo(end, reason);
  }

  #omitTo(end: number, reason: OmissionReason): void {
    const lines = this.#lines.slice(this.#next, end);
    const last = lines.findLast((line) => !isBlank(line));
    const first = lines.find((line) => !isBlank(line));
    this.#next = end;
    if (!first || !last) return;
    this.omissions.push({ start: first.start, end: last.end, reason });
    if (reason === "heading") this.layout.headings += 1;
    if (reason === "code") this.layout.codeBlocks += 1;
    if (reason === "table") this.layout.tables += 1;
    if (reason === "quotation") this.layout.quotations += 1;
  }

  #textAt(number: number): string {
    return this.#lines[number]?.text ?? "";
  }
}

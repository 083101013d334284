import { unzipSync } from "fflate";
import { decode } from "./decode.ts";
import { type ParagraphKind, readNumbering, readStyles } from "./wordStyles.ts";
import { readXml } from "./xmlEvents.ts";

const BODY = "word/document.xml";
const STYLES = "word/styles.xml";
const NUMBERING = "word/numbering.xml";

/** A part that says it is larger is not unpacked. Bytes. */
const LARGEST_PART = 50_000_000;

/** Elements whose text is not in the document as it is read: deleted, moved away, field codes, doubles for old programs. */
const UNREAD: ReadonlySet<string> = new Set([
  "w:del",
  "w:moveFrom",
  "w:instrText",
  "w:delInstrText",
  "mc:Fallback",
  "w:rPrChange",
  "w:pPrChange",
]);

/** Where each kind of paragraph goes in HTML. */
const ELEMENTS: Readonly<Record<ParagraphKind, readonly [open: string, close: string]>> = {
  text: ["<p>", "</p>"],
  heading: ["<h2>", "</h2>"],
  quotation: ["<blockquote>", "</blockquote>"],
  code: ["<pre>", "</pre>"],
  furniture: ["<nav>", "</nav>"],
};

/**
 * The text of a Word document (`.docx`) as simple HTML, a paragraph in a line; undefined where the bytes are none.
 * Positions are those of this HTML: a Word document has no text to point into.
 */
export function htmlOfWord(bytes: Uint8Array): string | undefined {
  const parts = unzipped(bytes);
  const body = parts?.[BODY] && decode(parts[BODY]);
  if (!parts || body === undefined) return undefined;
  const reader = new WordReader(readStyles(textOf(parts[STYLES])), readNumbering(textOf(parts[NUMBERING])));
  readXml(body, reader);
  return reader.html;
}

function unzipped(bytes: Uint8Array): Record<string, Uint8Array> | undefined {
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) =>
        (name === BODY || name === STYLES || name === NUMBERING) && originalSize <= LARGEST_PART,
    });
  } catch {
    // fflate throws errors of several classes for bytes that are no archive.
    return undefined;
  }
}

const textOf = (part: Uint8Array | undefined) => (part && decode(part)) ?? "";

/** One pass over the body (ECMA-376, Part 1, 17.3: Paragraphs and Rich Formatting). */
class WordReader {
  html = "";
  readonly #styles: ReadonlyMap<string, ParagraphKind>;
  /** Whether the lists of these numbers are ordered. */
  readonly #numbering: ReadonlyMap<string, boolean>;
  #kind: ParagraphKind = "text";
  #list: "ul" | "ol" | undefined;
  #content = "";
  #isText = false;
  #emphasis: "b" | "i" | undefined;
  #isInRun = false;
  /** Elements that are open whose content is not read. */
  #unread = 0;
  #tables = 0;

  constructor(styles: ReadonlyMap<string, ParagraphKind>, numbering: ReadonlyMap<string, boolean>) {
    this.#styles = styles;
    this.#numbering = numbering;
  }

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    if (UNREAD.has(name)) this.#unread += 1;
    if (this.#unread > 0) return;
    const value = attributes.get("w:val");
    if (name === "w:p") this.#closeParagraph();
    else if (name === "w:pStyle") this.#kind = this.#styles.get(value ?? "") ?? "text";
    else if (name === "w:numId") this.#list = value === "0" ? undefined : this.#listOf(value);
    else if (name === "w:outlineLvl" && value !== "9") this.#kind = "heading";
    else if (name === "w:r") this.#openRun();
    else if (name === "w:b" || name === "w:i") this.#emphasise(name, value);
    else if (name === "w:t" || name === "m:t") this.#isText = true;
    else if (name === "w:tab") this.#content += this.#isInRun ? " " : "";
    else if (name === "w:br" || name === "w:cr") this.#content += "<br>";
    else if (name === "w:noBreakHyphen") this.#content += "-";
    else if (name === "w:hyperlink") this.#content += "<a>";
    else if (name === "w:drawing" || name === "w:pict") this.#content += "<img>";
    else if (name === "m:oMath") this.#content += "<var>";
    else if (name === "w:tbl") this.#openTable();
  }

  close(name: string): void {
    if (UNREAD.has(name)) this.#unread = Math.max(0, this.#unread - 1);
    if (this.#unread > 0) return;
    if (name === "w:p") this.#closeParagraph();
    else if (name === "w:r") this.#closeRun();
    else if (name === "w:t" || name === "m:t") this.#isText = false;
    else if (name === "w:hyperlink") this.#content += "</a>";
    else if (name === "m:oMath") this.#content += "</var>";
    else if (name === "w:tbl") this.#closeTable();
  }

  text(text: string): void {
    if (!this.#isText || this.#unread > 0) return;
    if (this.#emphasis && this.#isInRun) {
      this.#content += `<${this.#emphasis}>${text}</${this.#emphasis}>`;
    } else {
      this.#content += text;
    }
  }

  #openRun(): void {
    this.#isInRun = true;
    this.#emphasis = undefined;
  }

  #closeRun(): void {
    this.#isInRun = false;
    this.#emphasis = undefined;
  }

  #emphasise(name: string, value: string | undefined): void {
    if (this.#isInRun && value !== "0" && value !== "false") this.#emphasis = name === "w:b" ? "b" : "i";
  }

  #listOf(number: string | undefined): "ul" | "ol" {
    return this.#numbering.get(number ?? "") ? "ol" : "ul";
  }

  #openTable(): void {
    this.#closeParagraph();
    if (this.#tables === 0) this.html += "<table>\n";
    this.#tables += 1;
  }

  #closeTable(): void {
    this.#closeParagraph();
    if (this.#tables === 1) this.html += "</table>\n";
    this.#tables = Math.max(0, this.#tables - 1);
  }

  /** Formatting of parts of a word is put together again: Word splits runs wherever something was edited. */
  #closeParagraph(): void {
    const content = this.#content.replace(/<\/([bi])><\1>/g, "");
    const isListItem = this.#list !== undefined && this.#kind === "text";
    const [open, close] = isListItem
      ? [`<${this.#list}><li>`, `</li></${this.#list}>`]
      : ELEMENTS[this.#kind];
    if (content.trim() !== "") this.html += `${open}${content}${close}\n`;
    this.#content = "";
    this.#kind = "text";
    this.#list = undefined;
    this.#closeRun();
  }
}

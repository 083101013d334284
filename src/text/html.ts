import { Tokenizer } from "htmlparser2";
import { type Block, type Extraction, noLayout } from "./blocks.ts";
import {
  COUNTED_ELEMENTS,
  INLINE_ELEMENTS,
  OMITTED_ELEMENTS,
  QUOTING_CLASS,
  REPLACED_ELEMENTS,
  VOID_ELEMENTS,
} from "./htmlElements.ts";
import type { Run } from "./mappedText.ts";
import { type Omission, type OmissionReason, PLACEHOLDER } from "./prose.ts";
import { sectionOmission } from "./sections.ts";

/** Text of `<sup>` that refers to a note. */
const NOTE_MARK = /^[\s\d[\](),*†‡§¶]*$/;

/** An element that is being passed over. */
interface LeftOut {
  readonly name: string;
  readonly start: number;
  /** Undefined for a code span, which leaves a placeholder. */
  readonly reason: OmissionReason | undefined;
  /** Elements of this name that are open inside it, and itself. */
  depth: number;
}

/** Reads HTML, whole pages and fragments. Character references are left for the typography to decode. */
export function extractHtml(source: string): Extraction {
  const reader = new HtmlReader();
  reader.read(source, 0);
  reader.end(source.length);
  return { text: source, blocks: reader.blocks, layout: reader.layout, omissions: reader.omissions };
}

/**
 * Makes blocks of HTML's tokens, without a tree: however deep elements are nested, and whatever is left unclosed, it
 * takes one pass. Several stretches of a document can be read one after the other.
 */
export class HtmlReader {
  readonly blocks: Block[] = [];
  readonly omissions: Omission[] = [];
  readonly layout = noLayout();
  #source = "";
  /** Where the source that is being read stands in the document. */
  #offset = 0;
  #runs: Run[] = [];
  #leftOut: LeftOut | undefined;
  /** The section that is left out: all of it, until a heading of its level or above. */
  #section: { level: number; reason: OmissionReason } | undefined;
  /** The lists that are open, and whether each is ordered. */
  readonly #lists: boolean[] = [];
  #openItems = 0;
  #openLinks = 0;
  #textOutsideLinks = false;
  #noteStart: number | undefined;
  #tag = { name: "", start: 0, attribute: "", class: "" };

  /** Why what follows is left out, where an element that is still open says so. */
  get leavesOut(): OmissionReason | undefined {
    return this.#leftOut?.reason;
  }

  /** @param offset of `source` in the document that the results stand in */
  read(source: string, offset: number): void {
    this.#source = source;
    this.#offset = offset;
    const tokenizer = new Tokenizer({ decodeEntities: false }, this.#callbacks());
    tokenizer.write(source);
    tokenizer.end();
    this.#closeCodeSpan(source.length);
    this.#closeParagraph();
  }

  /** Says that the document, or a part of it that nothing reaches over, ends at `end`. */
  end(end: number): void {
    if (this.#leftOut) this.#endLeftOut(this.#leftOut, end);
  }

  #callbacks(): ConstructorParameters<typeof Tokenizer>[1] {
    const nothing = () => undefined;
    return {
      ontext: (start, end) => this.#text(start, end),
      ontextentity: nothing,
      oncdata: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onprocessinginstruction: nothing,
      onend: nothing,
      onopentagname: (start, end) => {
        this.#tag = { name: this.#nameAt(start, end), start: start - 1, attribute: "", class: "" };
      },
      onattribname: (start, end) => {
        this.#tag.attribute = this.#nameAt(start, end);
      },
      onattribdata: (start, end) => {
        if (this.#tag.attribute === "class") this.#tag.class += this.#source.slice(start, end);
      },
      onattribentity: nothing,
      onattribend: nothing,
      onopentagend: (end) => this.#open(end + 1),
      onselfclosingtag: (end) => this.#open(end + 1),
      onclosetag: (start, end) => this.#close(this.#nameAt(start, end), start - 2, end),
    };
  }

  /** Names are at most as long as the longest that is known, lest every "<" of nonsense be copied to the end. */
  #nameAt(start: number, end: number): string {
    return this.#source.slice(start, Math.min(end, start + 20)).toLowerCase();
  }

  #text(start: number, end: number): void {
    // Where the source ends in a closing tag, the tokenizer makes text of it, from before the beginning.
    if (this.#leftOut || start < 0 || end <= start) return;
    if (this.#openLinks === 0 && !this.#textOutsideLinks)
      this.#textOutsideLinks = /[\p{L}\p{N}]/u.test(this.#source.slice(start, end));
    this.#runs.push({ start: start + this.#offset, end: end + this.#offset });
  }

  /** A code span that nobody closed ends where its paragraph does. */
  #closeCodeSpan(at: number): void {
    if (this.#leftOut && this.#leftOut.reason === undefined)
      this.#endLeftOut(this.#leftOut, at + this.#offset);
  }

  #open(end: number): void {
    const { name, start } = this.#tag;
    if (!INLINE_ELEMENTS.has(name)) this.#closeCodeSpan(start);
    if (this.#leftOut) {
      if (this.#leftOut.name === name) this.#leftOut.depth += 1;
      return;
    }
    const counted = COUNTED_ELEMENTS[name];
    if (counted) this.layout[counted] += 1;
    const reason = QUOTING_CLASS.test(this.#tag.class) ? "quotation" : OMITTED_ELEMENTS.get(name);
    if (!INLINE_ELEMENTS.has(name)) this.#closeParagraph();
    if (reason || REPLACED_ELEMENTS.has(name)) {
      if (!VOID_ELEMENTS.has(name)) this.#leftOut = { name, start: start + this.#offset, reason, depth: 1 };
      return;
    }
    if (name === "br") this.#runs.push({ start: start + this.#offset, end: end + this.#offset, text: " " });
    else if (name === "ul" || name === "ol") this.#lists.push(name === "ol");
    else if (name === "li") this.#openItem();
    else if (name === "a") this.#openLinks = 1;
    else if (name === "sup") this.#noteStart = this.#runs.length;
  }

  #openItem(): void {
    if (this.#lists.at(-1)) this.layout.orderedItems += 1;
    this.#openItems = this.#lists.length || 1;
  }

  /** @param end of the name; the tag's own end is one ">" further */
  #close(name: string, start: number, end: number): void {
    if (!INLINE_ELEMENTS.has(name)) this.#closeCodeSpan(start);
    const leftOut = this.#leftOut;
    if (leftOut) {
      if (leftOut.name !== name) return;
      leftOut.depth -= 1;
      if (leftOut.depth > 0) return;
      const close = this.#source.indexOf(">", end);
      this.#endLeftOut(leftOut, (close < 0 ? this.#source.length : close + 1) + this.#offset, start);
      return;
    }
    if (name === "a") this.#openLinks = 0;
    if (name === "sup") this.#closeNote();
    if (INLINE_ELEMENTS.has(name)) return;
    this.#closeParagraph();
    if (name === "ul" || name === "ol") {
      this.#lists.pop();
      this.#openItems = Math.min(this.#openItems, this.#lists.length);
    } else if (name === "li") {
      this.#openItems = Math.max(0, this.#lists.length - 1);
    }
  }

  /** A reference to a note is no word of the sentence; the "th" of 10th is. */
  #closeNote(): void {
    const from = this.#noteStart;
    this.#noteStart = undefined;
    if (from === undefined) return;
    const text = this.#runs.slice(from).map((run) => this.#textOf(run));
    if (NOTE_MARK.test(text.join(""))) this.#runs.length = from;
  }

  /** @param innerEnd where the content ends, in the source that is being read */
  #endLeftOut({ name, start, reason }: LeftOut, end: number, innerEnd = end - this.#offset): void {
    this.#leftOut = undefined;
    if (reason === undefined) {
      this.#runs.push({ start, end, text: PLACEHOLDER });
      this.#textOutsideLinks ||= this.#openLinks === 0;
      return;
    }
    if (reason === "heading" && start >= this.#offset) this.#openSection(name, start, innerEnd);
    this.omissions.push({ start, end, reason });
  }

  #openSection(name: string, start: number, innerEnd: number): void {
    const level = /^h[1-6]$/.test(name) ? Number(name[1]) : 0;
    if (level === 0 || (this.#section && level > this.#section.level)) return;
    const title = this.#source.slice(start - this.#offset, Math.min(innerEnd, start - this.#offset + 300));
    const reason = sectionOmission(title.replace(/<[^<>]*>/g, "").trim());
    this.#section = reason && { level, reason };
  }

  #closeParagraph(): void {
    const runs = this.#runs;
    this.#runs = [];
    this.#noteStart = undefined;
    const isOnlyLinks = !this.#textOutsideLinks;
    this.#textOutsideLinks = false;
    this.#openLinks = 0;
    const first = runs.findIndex((run) => /\S/.test(this.#textOf(run)));
    if (first < 0) return;
    const last = runs.findLastIndex((run) => /\S/.test(this.#textOf(run)));
    if (this.#section) {
      this.omissions.push({ start: runs[first]!.start, end: runs[last]!.end, reason: this.#section.reason });
      return;
    }
    const kind = this.#openItems > 0 ? "listItem" : "paragraph";
    this.blocks.push({ kind, runs: runs.slice(first, last + 1), isOnlyLinks });
  }

  #textOf({ start, end, text }: Run): string {
    return text ?? this.#source.slice(start - this.#offset, end - this.#offset);
  }
}

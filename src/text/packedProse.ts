import type { Omission, OmissionReason, Prose, Sentence } from "./prose.ts";

const reasons = [
  "frontMatter",
  "code",
  "table",
  "quotation",
  "html",
  "heading",
  "linkTarget",
  "footnote",
  "signature",
  "licence",
  "notASentence",
  "repeated",
  "notMine",
] as const satisfies readonly OmissionReason[];

/** Start, end, length of the text, and the paragraph times two with one more for a list item. */
const SENTENCE_NUMBERS = 4;
/** Start, end, and the reason's place in {@link reasons}. */
const OMISSION_NUMBERS = 3;

/**
 * Prose in a third of the memory: its sentences as bytes, where they stand as integers. Whatever asks for its sentences or omissions
 * is given them made anew, equal each time and never the same object: ask once and keep the answer while it is needed.
 */
export class PackedProse implements Prose {
  readonly layout: Prose["layout"];
  readonly words: number;
  readonly paragraphs: number;
  /** In UTF-8; as it is where it has half of a pair of surrogates, which UTF-8 has no bytes for. */
  readonly #text: Uint8Array | string;
  readonly #sentences: Int32Array;
  readonly #omissions: Int32Array;

  constructor({ sentences, layout, omissions, words, paragraphs }: Prose) {
    this.layout = layout;
    this.words = words;
    this.paragraphs = paragraphs;
    const text = sentences.map((sentence) => sentence.text).join("");
    this.#text = HALF_A_PAIR.test(text) ? text : new TextEncoder().encode(text);
    this.#sentences = Int32Array.from(
      sentences.flatMap(({ start, end, text, paragraph, block }) => [
        start,
        end,
        text.length,
        2 * paragraph + Number(block === "listItem"),
      ]),
    );
    this.#omissions = Int32Array.from(
      omissions.flatMap(({ start, end, reason }) => [start, end, reasons.indexOf(reason)]),
    );
  }

  /** How many there are, without making them. */
  get sentenceCount(): number {
    return this.#sentences.length / SENTENCE_NUMBERS;
  }

  get sentences(): readonly Sentence[] {
    const all =
      typeof this.#text === "string" ? this.#text : new TextDecoder("utf-8", KEEP_ALL).decode(this.#text);
    let at = 0;
    return Array.from({ length: this.sentenceCount }, (_, index): Sentence => {
      const first = index * SENTENCE_NUMBERS;
      const start = this.#sentences[first]!;
      const end = this.#sentences[first + 1]!;
      const length = this.#sentences[first + 2]!;
      const place = this.#sentences[first + 3]!;
      const text = all.slice(at, at + length);
      at += length;
      return { text, start, end, paragraph: place >> 1, block: place & 1 ? "listItem" : "paragraph" };
    });
  }

  get omissions(): readonly Omission[] {
    return Array.from({ length: this.#omissions.length / OMISSION_NUMBERS }, (_, index): Omission => {
      const first = index * OMISSION_NUMBERS;
      const start = this.#omissions[first]!;
      const end = this.#omissions[first + 1]!;
      return { start, end, reason: reasons[this.#omissions[first + 2]!] as OmissionReason };
    });
  }
}

const HALF_A_PAIR = /\p{Surrogate}/u;

/** A byte-order mark is a character of a sentence like all others. */
const KEEP_ALL = { ignoreBOM: true };

/** The same prose, packed; the same object where it is already. */
export function packed(prose: Prose): Prose {
  return prose instanceof PackedProse ? prose : new PackedProse(prose);
}

/** How many sentences a document has: of {@link PackedProse} without making them. */
export function sentenceCountOf(prose: Prose): number {
  return prose instanceof PackedProse ? prose.sentenceCount : prose.sentences.length;
}

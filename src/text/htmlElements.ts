import type { LayoutCounts } from "./blocks.ts";
import type { OmissionReason } from "./prose.ts";

/** Elements whose content is not their author's prose. */
export const OMITTED_ELEMENTS: ReadonlyMap<string, OmissionReason> = new Map<string, OmissionReason>([
  ...elements("code", "pre listing xmp plaintext"),
  ...elements("table", "table caption colgroup thead tbody tfoot tr td th"),
  ...elements("quotation", "blockquote"),
  ...elements("heading", "h1 h2 h3 h4 h5 h6 title legend summary"),
  ...elements(
    "html",
    "script style template noscript svg nav footer form button select datalist textarea iframe object video audio canvas dialog",
  ),
]);

/** Elements that stand in a sentence for something that is no word of it. */
export const REPLACED_ELEMENTS: ReadonlySet<string> = new Set(["code", "kbd", "samp", "tt", "var", "math"]);

/** Elements that a sentence goes on through; all others begin and end paragraphs. */
export const INLINE_ELEMENTS: ReadonlySet<string> = new Set(
  (
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img input ins kbd label map mark math meter nobr output " +
    "progress q rb rp rt ruby s samp small span strike strong sub sup time tt u var wbr " +
    // MathML, so that a formula does not end the paragraph it stands in.
    "annotation merror mfrac mi mn mo mover mpadded mphantom mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable " +
    "mtd mtext mtr munder munderover semantics"
  ).split(" "),
);

export const COUNTED_ELEMENTS: Readonly<Record<string, keyof LayoutCounts>> = {
  a: "links",
  em: "emphases",
  i: "emphases",
  strong: "emphases",
  b: "emphases",
  code: "codeSpans",
  kbd: "codeSpans",
  samp: "codeSpans",
  tt: "codeSpans",
  img: "images",
  li: "listItems",
  pre: "codeBlocks",
  blockquote: "quotations",
  table: "tables",
  h1: "headings",
  h2: "headings",
  h3: "headings",
  h4: "headings",
  h5: "headings",
  h6: "headings",
};

/** Elements without an end. */
export const VOID_ELEMENTS: ReadonlySet<string> = new Set(
  "area base br col embed hr img input link meta param source track wbr".split(" "),
);

/** What mail programs put around the message that is answered. */
export const QUOTING_CLASS = /(?:^|\s)(?:gmail_quote|moz-cite-prefix|yahoo_quoted|protonmail_quote)(?:\s|$)/;

function elements(reason: OmissionReason, names: string): [string, OmissionReason][] {
  return names.split(" ").map((name) => [name, reason]);
}

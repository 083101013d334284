import { readXml } from "./xmlEvents.ts";

/** What a paragraph of a Word document is; furniture: tables of contents, headers, bibliographies. */
export type ParagraphKind = "text" | "heading" | "quotation" | "code" | "furniture";

/** Names of built-in styles, which Word keeps in English whatever language it speaks, and of those of LibreOffice. */
const KINDS: readonly (readonly [RegExp, ParagraphKind])[] = [
  [/^(?:heading|title|subtitle|contents? heading|toc heading)/, "heading"],
  [/quot|^block text$/, "quotation"],
  [/preformatted|^(?:source ?)?code|^macro|^plain text$/, "code"],
  [/^(?:toc|table of|contents|header|footer|bibliograph|index|envelope)/, "furniture"],
];

/** The kind of each style by its id. Styles that are based on others are what those are. */
export function readStyles(source: string): ReadonlyMap<string, ParagraphKind> {
  const kinds = new Map<string, ParagraphKind>();
  const basedOn = new Map<string, string>();
  let id = "";
  readXml(source, {
    open: (name, attributes) => {
      const value = attributes.get("w:val") ?? "";
      if (name === "w:style") id = attributes.get("w:styleId") ?? "";
      else if (name === "w:basedOn") basedOn.set(id, value);
      else if (name === "w:name" && id !== "") {
        const kind = KINDS.find(([pattern]) => pattern.test(value.toLowerCase()))?.[1];
        if (kind) kinds.set(id, kind);
      }
    },
    close: () => undefined,
    text: () => undefined,
  });
  for (const style of basedOn.keys()) {
    const kind = inherited(style, kinds, basedOn);
    if (kind) kinds.set(style, kind);
  }
  return kinds;
}

/** No style is based on more others; styles based on each other end here. */
const LONGEST_CHAIN = 20;

function inherited(
  style: string,
  kinds: ReadonlyMap<string, ParagraphKind>,
  basedOn: ReadonlyMap<string, string>,
): ParagraphKind | undefined {
  let at: string | undefined = style;
  for (let steps = 0; at !== undefined && steps < LONGEST_CHAIN; steps += 1) {
    const kind = kinds.get(at);
    if (kind) return kind;
    at = basedOn.get(at);
  }
  return undefined;
}

/** Whether the list of each number is ordered, by the format of its outermost level. */
export function readNumbering(source: string): ReadonlyMap<string, boolean> {
  const abstract = new Map<string, boolean>();
  const numbers = new Map<string, boolean>();
  let abstractId = "";
  let number = "";
  readXml(source, {
    open: (name, attributes) => {
      const value = attributes.get("w:val") ?? "";
      if (name === "w:abstractNum") abstractId = attributes.get("w:abstractNumId") ?? "";
      else if (name === "w:numFmt" && !abstract.has(abstractId))
        abstract.set(abstractId, value !== "bullet" && value !== "none");
      else if (name === "w:num") number = attributes.get("w:numId") ?? "";
      else if (name === "w:abstractNumId") numbers.set(number, abstract.get(value) ?? false);
    },
    close: () => undefined,
    text: () => undefined,
  });
  return numbers;
}

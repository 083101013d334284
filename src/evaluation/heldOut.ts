import type { Prose } from "../text/prose.ts";

/** One document in so many is held out. */
const ONE_IN = 5;

/** Documents divided into what is known of an author and what is kept from it, to measure by. */
export interface Divided<Document> {
  readonly known: readonly Document[];
  readonly heldOut: readonly Document[];
}

/** Keeps every fifth document from what is known, so that each folder and time is there in proportion; none of fewer than five. */
export function divide<Document>(documents: readonly Document[]): Divided<Document> {
  const isHeldOut = (index: number) => index % ONE_IN === ONE_IN - 1;
  return {
    known: documents.filter((_, index) => !isHeldOut(index)),
    heldOut: documents.filter((_, index) => isHeldOut(index)),
  };
}

/** The beginnings of texts, as long as each other where they are long enough, of at most so many characters together; each ends with a word. */
export function beginningsOf(texts: readonly string[], characters: number): string[] {
  const beginnings: string[] = [];
  let left = characters;
  const shortestFirst = [...texts].sort((a, b) => a.length - b.length);
  for (const [index, text] of shortestFirst.entries()) {
    const room = Math.floor(left / (shortestFirst.length - index));
    const beginning = text.length <= room ? text : text.slice(0, room).replace(/\s+\S*$/, "");
    left -= beginning.length;
    if (beginning !== "") beginnings.push(beginning);
  }
  return beginnings;
}

/** At most so many of them, spread evenly. */
export function spread<Item>(items: readonly Item[], most: number): Item[] {
  if (items.length <= most) return [...items];
  return Array.from(
    { length: most },
    (_, index) => items[Math.floor(((index + 0.5) * items.length) / most)]!,
  );
}

/** How often a draw from `own` is above one from `others`, a tie being half; undefined where either is empty. The area under the ROC curve. */
export function shareAbove(own: readonly number[], others: readonly number[]): number | undefined {
  if (own.length === 0 || others.length === 0) return undefined;
  let above = 0;
  for (const one of own) for (const other of others) above += one > other ? 1 : one === other ? 0.5 : 0;
  return above / (own.length * others.length);
}

/** The prose as one would type it: a blank line between paragraphs. */
export function plainText({ sentences }: Pick<Prose, "sentences">): string {
  const paragraphs: string[] = [];
  for (const { paragraph, text } of sentences) {
    paragraphs[paragraph] = paragraphs[paragraph] === undefined ? text : `${paragraphs[paragraph]} ${text}`;
  }
  return paragraphs.join("\n\n");
}

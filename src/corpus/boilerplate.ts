import type { Layout, Prose, Sentence } from "../text/prose.ts";
import { countWords } from "../text/tokenize.ts";

/** A sentence that stands in this many documents of a source is boilerplate, not its writer's. */
export const BOILERPLATE = 3;

/** The writers of one source, without the sentences that many of its documents share and the documents that are left without words. */
export function withoutBoilerplate<
  Document extends Prose,
  Writer extends { readonly documents: readonly Document[] },
>(writers: readonly (Writer & { readonly documents: readonly Document[] })[]): Writer[] {
  const documents = new Map<string, number>();
  for (const writer of writers)
    for (const prose of writer.documents)
      for (const text of new Set(prose.sentences.map((sentence) => sentence.text)))
        documents.set(text, (documents.get(text) ?? 0) + 1);
  const own = (sentence: Sentence) => documents.get(sentence.text)! < BOILERPLATE;
  return writers.map((writer) => ({
    ...writer,
    documents: writer.documents.map((prose) => keeping(prose, own)).filter(({ words }) => words > 0),
  }));
}

/** The sentences of a document that pass; layout in proportion to the words that are left. The same object where all do. */
export function keeping<Document extends Prose>(
  prose: Document,
  passes: (sentence: Sentence) => boolean,
): Document {
  const sentences = prose.sentences.filter(passes);
  if (sentences.length === prose.sentences.length) return prose;
  const words = sentences.reduce((sum, { text }) => sum + countWords(text), 0);
  return {
    ...prose,
    sentences,
    words,
    layout: layoutOfPart(prose, words),
    paragraphs: new Set(sentences.map(({ paragraph }) => paragraph)).size,
  };
}

/** The layout of a part of a document, of so many words: in proportion. */
export function layoutOfPart({ layout, words: all }: Pick<Prose, "layout" | "words">, words: number): Layout {
  return Object.fromEntries(
    Object.entries(layout).map(([name, count]) => [name, Math.round((count * words) / all)]),
  ) as Record<keyof Layout, number>;
}

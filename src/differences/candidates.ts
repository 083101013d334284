import type { Surroundings } from "../style/feature.ts";
import { sentenceCountOf } from "../text/packedProse.ts";
import type { Prose, Sentence } from "../text/prose.ts";
import { type Token, tokenize } from "../text/tokenize.ts";

/** A sentence that may be shown, with all that a feature can ask of it. */
export interface Candidate {
  /** Document id. */
  readonly document: string;
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  readonly around: Surroundings;
  /** How pleasant it is to read on its own, 0 to 1: neither cut short nor long-winded, without holes, without marks of markup. */
  readonly readable: number;
}

export interface Quotable {
  readonly id: string;
  readonly text: string;
  readonly prose: Prose;
}

/** More sentences than this make no better evidence. */
const ENOUGH_SENTENCES = 4000;
/** Links, tags, templates, code and strong emphasis, as a quotation of the source shows them. */
const MARKUP = /\]\(|\]\[|<\w|\{[{%]|`|\*\*|__/g;
/** A sentence of this many words stands well on its own. */
const GOOD_LENGTH = { from: 7, to: 28 } as const;

/**
 * Sentences from all documents, evenly, up to a number that can be read in a moment. Of a document they are the same until the number
 * of all sentences has doubled or halved, so that a saved one costs what is in it.
 */
export function candidatesOf(documents: readonly Quotable[]): Candidate[] {
  const all = documents.reduce((sum, { prose }) => sum + sentenceCountOf(prose), 0);
  const every = 2 ** Math.max(0, Math.ceil(Math.log2(all / ENOUGH_SENTENCES)));
  return documents.flatMap((document) => {
    const known = found.get(document.prose);
    if (known?.every === every && known.document === document.id) return known.candidates;
    const candidates = candidatesIn(document, every);
    found.set(document.prose, { every, document: document.id, candidates });
    return candidates;
  });
}

/** What was found in prose, which never changes. */
const found = new WeakMap<
  Prose,
  { readonly every: number; readonly document: string; readonly candidates: readonly Candidate[] }
>();

function candidatesIn(document: Quotable, every: number): Candidate[] {
  const { id, prose } = document;
  const first = firstOf(id, every);
  if (first >= sentenceCountOf(prose)) return [];
  const { text } = document;
  const { sentences } = prose;
  return sentences.flatMap((sentence, index): Candidate[] => {
    if (index % every !== first) return [];
    const tokens = tokenize(sentence.text);
    const source = text.slice(sentence.start, sentence.end);
    return [
      {
        document: id,
        sentence,
        tokens,
        around: {
          previous: tokenize(sentences[index - 1]?.text ?? ""),
          block: sentence.block,
          paragraph: paragraphAround(sentences, index),
          source,
        },
        readable: readability(tokens, source),
      },
    ];
  });
}

/** Where in a document to begin: somewhere else in each, so that not all sentences are their documents' first. */
function firstOf(id: string, every: number): number {
  let mixed = 0;
  for (let at = 0; at < id.length; at++) mixed = Math.imul(mixed ^ id.charCodeAt(at), 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) & (every - 1);
}

/** The size of the paragraph that a sentence stands in: only of those that are asked about, since most are not. */
function paragraphAround(sentences: readonly Sentence[], index: number): Surroundings["paragraph"] {
  const { paragraph } = sentences[index] as Sentence;
  let first = index;
  while (sentences[first - 1]?.paragraph === paragraph) first--;
  let words = 0;
  let at = first;
  for (; sentences[at]?.paragraph === paragraph; at++)
    words += (sentences[at] as Sentence).text.split(" ").length;
  return { words, sentences: at - first };
}

function readability(tokens: readonly Token[], source: string): number {
  const words = tokens.filter(({ kind }) => kind === "word").length;
  const holes = tokens.filter(({ kind }) => kind === "placeholder").length;
  const length =
    words < GOOD_LENGTH.from ? words / GOOD_LENGTH.from : Math.min(1, GOOD_LENGTH.to / Math.max(1, words));
  const markup = source.match(MARKUP)?.length ?? 0;
  return length / (1 + holes + markup);
}

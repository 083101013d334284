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

/** Sentences from all documents, evenly, up to a number that can be read in a moment. */
export function candidatesOf(documents: readonly Quotable[]): Candidate[] {
  const all = documents.reduce((sum, { prose }) => sum + sentenceCountOf(prose), 0);
  const every = Math.max(1, Math.ceil(all / ENOUGH_SENTENCES));
  return documents.flatMap((document) => candidatesIn(document, every));
}

function candidatesIn({ id, text, prose }: Quotable, every: number): Candidate[] {
  const { sentences } = prose;
  return sentences.flatMap((sentence, index): Candidate[] => {
    if (index % every !== 0) return [];
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

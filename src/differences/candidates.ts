import type { Surroundings } from "../style/feature.ts";
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
  const all = documents.reduce((sum, { prose }) => sum + prose.sentences.length, 0);
  const every = Math.max(1, Math.ceil(all / ENOUGH_SENTENCES));
  return documents.flatMap((document) => candidatesIn(document, every));
}

function candidatesIn({ id, text, prose }: Quotable, every: number): Candidate[] {
  const paragraphs = new Map<number, { words: number; sentences: number }>();
  for (const sentence of prose.sentences) {
    const paragraph = paragraphs.get(sentence.paragraph) ?? { words: 0, sentences: 0 };
    paragraph.words += sentence.text.split(" ").length;
    paragraph.sentences++;
    paragraphs.set(sentence.paragraph, paragraph);
  }
  return prose.sentences.flatMap((sentence, index): Candidate[] => {
    if (index % every !== 0) return [];
    const tokens = tokenize(sentence.text);
    const source = text.slice(sentence.start, sentence.end);
    return [
      {
        document: id,
        sentence,
        tokens,
        around: {
          previous: tokenize(prose.sentences[index - 1]?.text ?? ""),
          block: sentence.block,
          paragraph: paragraphs.get(sentence.paragraph)!,
          source,
        },
        readable: readability(tokens, source),
      },
    ];
  });
}

function readability(tokens: readonly Token[], source: string): number {
  const words = tokens.filter(({ kind }) => kind === "word").length;
  const holes = tokens.filter(({ kind }) => kind === "placeholder").length;
  const length =
    words < GOOD_LENGTH.from ? words / GOOD_LENGTH.from : Math.min(1, GOOD_LENGTH.to / Math.max(1, words));
  const markup = source.match(MARKUP)?.length ?? 0;
  return length / (1 + holes + markup);
}

import type { Mark } from "../style/signs.ts";
import type { Sentence } from "../text/prose.ts";
import { type Token, tokenize } from "../text/tokenize.ts";

export interface Quote {
  /** The source as it stands, white space collapsed. */
  readonly quote: string;
  /** Offsets in `quote`. Marks whose words are not found in the source are left out. */
  readonly marks: readonly Mark[];
}

/** How far ahead a word of the sentence is looked for in its source: past a link's address, not into the next clause. */
const LOOK_AHEAD = 30;

/** A sentence as its source has it, and marks on its text moved to where the same words stand there. */
export function quoteOf(source: string, sentence: Sentence, marks: readonly Mark[]): Quote {
  const quote = source.slice(sentence.start, sentence.end).replace(/\s+/g, " ").trim();
  const places = align(tokenize(sentence.text), tokenize(quote));
  return {
    quote,
    marks: marks.flatMap(([start, end]): Mark[] => {
      const within = places.filter(({ text }) => text.start >= start && text.start + text.text.length <= end);
      const first = within[0]?.quoted;
      const last = within.at(-1)?.quoted;
      return first && last ? [[first.start, last.start + last.text.length]] : [];
    }),
  };
}

interface Place {
  readonly text: Token;
  readonly quoted: Token;
}

/** Pairs tokens that are the same in one typography, in order. */
function align(text: readonly Token[], quote: readonly Token[]): Place[] {
  const places: Place[] = [];
  let from = 0;
  for (const token of text) {
    const key = plain(token);
    const found = quote.slice(from, from + LOOK_AHEAD).findIndex((candidate) => plain(candidate) === key);
    if (found < 0) continue;
    places.push({ text: token, quoted: quote[from + found]! });
    from += found + 1;
  }
  return places;
}

const plain = ({ lower }: Token) =>
  lower
    .replace(/[’‘]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/^(?:–|-{1,3})$/, "—")
    .replace("…", "...");

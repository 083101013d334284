import type { Prose, Sentence } from "../text/prose.ts";
import { type Token, tokenize } from "../text/tokenize.ts";
import { quoteOf } from "./quote.ts";
import type { Evidence } from "./report.ts";

/** Words that are looked for in a document, best together with as much as possible of what stands before them. */
export interface Wanted {
  readonly before: string;
  readonly text: string;
}

/** So many words before the wanted ones tell one place from another. */
const WORDS_BEFORE = 8;
/** Of longer texts the beginning is looked for. Words. */
const LONGEST_WANTED = 12;
/** Of what stands before, so much is read. Characters. */
const READ_BEFORE = 200;

interface Standing {
  readonly lower: string;
  readonly sentence: Sentence;
  readonly token: Token;
}

/**
 * The sentence of a document in which the wanted words begin, after the most of what stands before them, the words marked; where not all
 * of them stand anywhere, the first of them do. Undefined where not even the first does.
 */
export function ownPassage(
  { id, text, prose }: { readonly id: string; readonly text: string; readonly prose: Prose },
  { before, text: wanted }: Wanted,
): Evidence | undefined {
  // The first word wanted may go on with one that is begun already.
  const begun = /[\p{L}\p{N}'’]*$/u.exec(before)?.[0] ?? "";
  const goesOn = /^[\p{L}\p{N}'’]/u.test(wanted);
  const own = wordsOf((goesOn ? begun : "") + wanted).slice(0, LONGEST_WANTED);
  const context = wordsOf(
    before.slice(-READ_BEFORE, goesOn && begun !== "" ? -begun.length : undefined),
  ).slice(-WORDS_BEFORE);
  const words = prose.sentences.flatMap((sentence) =>
    tokenize(sentence.text)
      .filter(isWord)
      .map((token): Standing => ({ lower: token.lower, sentence, token })),
  );
  let best: { readonly at: number; readonly length: number; readonly worth: number } | undefined;
  for (let at = 0; at < words.length; at++) {
    if (words[at]?.lower !== own[0]) continue;
    let length = 1;
    while (length < own.length && words[at + length]?.lower === own[length]) length++;
    let matched = 0;
    while (matched < context.length && words[at - matched - 1]?.lower === context.at(-1 - matched)) matched++;
    const worth = length * (WORDS_BEFORE + 1) + matched;
    if (!best || worth > best.worth) best = { at, length, worth };
  }
  if (!best) return undefined;
  const { sentence } = words[best.at]!;
  const marks = words
    .slice(best.at, best.at + best.length)
    .filter((word) => word.sentence === sentence)
    .map(({ token: { start, text } }): [number, number] => [start, start + text.length]);
  const whole = [[marks[0]![0], marks.at(-1)![1]]] as const;
  return { document: id, start: sentence.start, end: sentence.end, ...quoteOf(text, sentence, whole) };
}

const isWord = ({ kind }: Token) => kind === "word" || kind === "number";

function wordsOf(text: string): string[] {
  return tokenize(text.replace(/[’‘]/g, "'"))
    .filter(isWord)
    .map(({ lower }) => lower);
}

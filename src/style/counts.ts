import type { Layout, Prose, Sentence } from "../text/prose.ts";
import { type Token, tokenize } from "../text/tokenize.ts";
import { ParagraphLength, RecentContent, VocabularyWindow } from "./running.ts";
import { readSentence, signNames, signs } from "./signs.ts";
import { type CountName, type Counts, countNames, layoutNames, type WordCount, zeroTally } from "./tally.ts";
import { classesOf } from "./wordClasses.ts";
import { contentStem, STRONG_VALENCE, valenceOf } from "./wordMeaning.ts";

/** From this many words a sentence is long. */
export const LONG_SENTENCE = 30;
/** Up to this many words it is short. */
export const SHORT_SENTENCE = 8;

/** Counts a document in one pass over its tokens. Windows and neighbours do not cross into other documents. */
export function countProse(prose: Prose): Counts {
  const reader = new SentenceReader();
  const counter = new ProseCounter();
  for (const sentence of prose.sentences) counter.push(reader.read(sentence));
  return counter.counts(prose.layout);
}

/** What a sentence adds, to whatever it is a part of. Good until the next is read. */
export interface SentenceCounts {
  readonly sentence: Sentence;
  /** Words and numbers. */
  readonly words: number;
  /** Its words in lower case, in order. */
  readonly lower: readonly string[];
  readonly content: ReadonlySet<string>;
  /** In the order of {@link countNames}. */
  readonly counts: Float64Array;
}

/** Counts inside sentences. Words are looked up once: one reader serves the documents of a writer. */
export class SentenceReader {
  readonly #known = new Map<string, KnownWord>();
  readonly #counts = new Float64Array(countNames.length);

  read(sentence: Sentence): SentenceCounts {
    const counts = this.#counts.fill(0);
    const reading = readSentence(tokenize(sentence.text));
    const content = new Set<string>();
    const lower: string[] = [];
    let charged = false;
    for (const token of reading.words) {
      if (token.kind === "number") continue;
      let word = this.#known.get(token.lower);
      if (!word) {
        word = know(token);
        this.#known.set(token.lower, word);
      }
      for (const place of word.counts) counts[place]!++;
      counts[places.letters]! += word.letters;
      if (word.valence !== 0) {
        charged = true;
        countValence(counts, word.valence);
      }
      if (word.stem !== undefined) content.add(word.stem);
      lower.push(token.lower);
    }
    for (const { name, sign, showing } of signPlaces) {
      const times = signs[name](reading).length;
      if (times === 0) continue;
      counts[sign]! += times;
      counts[showing]!++;
    }
    const words = reading.words.length;
    countSentence(counts, sentence, words);
    if (charged) counts[places.chargedSentences]!++;
    return { sentence, words, lower, content, counts };
  }
}

/** Adds up the sentences of a document, or of a piece of one. */
export class ProseCounter {
  readonly #counts = new Float64Array(countNames.length);
  /** What depends on the sentences before. */
  readonly #running = zeroTally();
  readonly #vocabulary = new VocabularyWindow();
  readonly #topic = new RecentContent();
  readonly #paragraph = new ParagraphLength();

  push({ sentence, words, lower, content, counts }: SentenceCounts): void {
    for (let place = 0; place < counts.length; place++) this.#counts[place]! += counts[place]!;
    for (const word of lower) this.#vocabulary.push(word);
    this.#topic.push(content, this.#running);
    this.#paragraph.push(sentence, words, this.#running);
  }

  /** Of the sentences so far, as if they were all; more may follow. */
  counts(layout: Layout): Counts {
    const tally = { ...this.#running };
    this.#paragraph.addTo(tally);
    this.#vocabulary.addTo(tally);
    countNames.forEach((name, place) => {
      tally[name] += this.#counts[place]!;
    });
    for (const name of layoutNames) tally[`layout.${name}`] = layout[name];
    tally.numbers = tally["sign.numbers"];
    tally.placeholders = tally["sign.placeholders"];
    tally.words = tally.letterWords + tally.numbers;
    return tally;
  }
}

const placesByName = new Map(countNames.map((name, place) => [name, place]));
const placeOf = (name: CountName): number => placesByName.get(name) as number;
const signPlaces = signNames.map((name) => ({
  name,
  sign: placeOf(`sign.${name}`),
  showing: placeOf(`in.${name}`),
}));
const places = {
  sentences: placeOf("sentences"),
  letters: placeOf("letters"),
  sentenceWordsSquared: placeOf("sentenceWordsSquared"),
  longSentences: placeOf("longSentences"),
  shortSentences: placeOf("shortSentences"),
  listSentences: placeOf("listSentences"),
  charged: placeOf("charged"),
  strong: placeOf("strong"),
  valence: placeOf("valence"),
  positive: placeOf("positive"),
  negative: placeOf("negative"),
  positiveValence: placeOf("positiveValence"),
  negativeValence: placeOf("negativeValence"),
  chargedSentences: placeOf("chargedSentences"),
};

interface KnownWord {
  /** Places of the counts that it adds to. */
  readonly counts: readonly number[];
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
      "letterWords" as const,
      ...(stem === undefined ? [] : (["content"] as const)),
    ].map(placeOf),
    letters: lower.replace(/['-]/g, "").length,
    valence: valenceOf(lower),
    stem,
  };
}

function countValence(counts: Float64Array, valence: number): void {
  const size = Math.abs(valence);
  counts[places.charged]!++;
  counts[places.valence]! += size;
  if (size >= STRONG_VALENCE) counts[places.strong]!++;
  counts[valence > 0 ? places.positive : places.negative]!++;
  counts[valence > 0 ? places.positiveValence : places.negativeValence]! += size;
}

function countSentence(counts: Float64Array, sentence: Sentence, words: number): void {
  counts[places.sentences]!++;
  counts[places.sentenceWordsSquared]! += words * words;
  if (words >= LONG_SENTENCE) counts[places.longSentences]!++;
  if (words <= SHORT_SENTENCE) counts[places.shortSentences]!++;
  if (sentence.block === "listItem") counts[places.listSentences]!++;
}

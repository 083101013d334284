import type { Prose, Sentence } from "../text/prose.ts";
import { type Token, tokenize } from "../text/tokenize.ts";
import { ParagraphLength, RecentContent, VocabularyWindow } from "./running.ts";
import { readSentence, signNames, signs } from "./signs.ts";
import { type CountName, type Counts, layoutNames, type Tally, type WordCount, zeroTally } from "./tally.ts";
import { classesOf } from "./wordClasses.ts";
import { contentStem, STRONG_VALENCE, valenceOf } from "./wordMeaning.ts";

/** From this many words a sentence is long. */
export const LONG_SENTENCE = 30;
/** Up to this many words it is short. */
export const SHORT_SENTENCE = 8;

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

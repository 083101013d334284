import type { Layout } from "../text/prose.ts";
import { type SignName, signNames } from "./signs.ts";
import { type WordClass, wordClasses } from "./wordClasses.ts";

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
export const layoutNames = [
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
/** Counts while they are being counted. */
export type Tally = Record<CountName, number>;

export const countNames: readonly CountName[] = [
  ...measured,
  ...layoutNames.map((name): LayoutName => `layout.${name}`),
  ...wordClasses.map((name): WordCount => `word.${name}`),
  ...signNames.flatMap((name): (SignCount | ShowingCount)[] => [`sign.${name}`, `in.${name}`]),
];

export function sumCounts(all: Iterable<Counts>): Counts {
  const sum = zeroTally();
  for (const counts of all) for (const name of countNames) sum[name] += counts[name];
  return sum;
}

/** What is left of counts without some that are in them: exact, as they are integers. */
export function countsWithout(all: Counts, part: Counts): Counts {
  const rest: Tally = { ...all };
  for (const name of countNames) rest[name] -= part[name];
  return rest;
}

export function zeroTally(): Tally {
  return Object.fromEntries(countNames.map((name) => [name, 0])) as Tally;
}

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
  const sum = new Float64Array(countNames.length);
  for (const counts of all) {
    const held = counts instanceof HeldCounts ? counts.held : undefined;
    if (held) for (let place = 0; place < sum.length; place++) sum[place]! += held[place]!;
    else for (let place = 0; place < sum.length; place++) sum[place]! += counts[countNames[place]!];
  }
  return tallyOf((_, place) => sum[place]!);
}

/** What is left of counts without some that are in them: exact, as they are integers. */
export function countsWithout(all: Counts, part: Counts): Counts {
  return tallyOf((name) => all[name] - part[name]);
}

export function zeroTally(): Tally {
  return tallyOf(() => 0);
}

function tallyOf(count: (name: CountName, place: number) => number): Tally {
  return Object.fromEntries(countNames.map((name, place) => [name, count(name, place)])) as Tally;
}

/** Counts as numbers in the order of {@link countNames}, to be kept elsewhere. */
export function toNumbers(counts: Counts): number[] {
  return countNames.map((name) => counts[name]);
}

/** Undoes {@link toNumbers}, of as many numbers as there are counts. */
export function fromNumbers(numbers: readonly number[]): Counts {
  return new HeldCounts(numbers) as HeldCounts & Counts;
}

/** Counts as a row of numbers: as an object with some hundred properties they take ten times the memory. */
class HeldCounts {
  readonly held: Int32Array | Float64Array;

  /** In the order of {@link countNames}. */
  constructor(values: readonly number[]) {
    const isSmall = values.every((value) => value === (value | 0));
    this.held = isSmall ? Int32Array.from(values) : Float64Array.from(values);
  }
}

for (const [place, name] of countNames.entries()) {
  Object.defineProperty(HeldCounts.prototype, name, {
    get(this: HeldCounts): number {
      return this.held[place]!;
    },
  });
}

/** The same counts, in little memory: for those that are kept. They have no properties of their own, so they cannot be spread. */
export function heldCounts(counts: Counts): Counts {
  return fromNumbers(toNumbers(counts));
}

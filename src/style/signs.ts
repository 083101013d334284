import type { Token } from "../text/tokenize.ts";
import { isA, type ListedClass } from "./wordClasses.ts";

/** A stretch of a sentence's text that shows a feature: UTF-16 offsets in {@link Sentence.text}. */
export type Mark = readonly [start: number, end: number];

/** A sentence as the signs read it. */
export interface Reading {
  readonly tokens: readonly Token[];
  /** Words and numbers, in order. */
  readonly words: readonly Token[];
  /** What is there but words: the texts of punctuation, and the kinds of what is none. Most signs are told absent by it. */
  readonly holds: ReadonlySet<string>;
  /** The first token, where it is a word and nothing but opening marks stands before it. */
  readonly opener: Token | undefined;
}

/** Finds what a sentence shows of one habit: a mark for each time. Counting and evidence both use it, so they agree. */
export type Sign = (reading: Reading) => readonly Mark[];

export function readSentence(tokens: readonly Token[]): Reading {
  const words: Token[] = [];
  const holds = new Set<string>();
  for (const token of tokens) {
    if (token.kind === "word" || token.kind === "number") words.push(token);
    if (token.kind !== "word") holds.add(token.kind === "punctuation" ? token.text : token.kind);
  }
  const first = tokens.find((token) => token.kind !== "punctuation");
  return { tokens, words, holds, opener: first?.kind === "word" ? first : undefined };
}

const none: readonly Mark[] = [];
const mark = (first: Token, last: Token = first): Mark => [first.start, last.start + last.text.length];
const is = (token: Token | undefined, wordClass: ListedClass) =>
  token?.kind === "word" && isA(token.lower, wordClass);

/** The sentence's first word, where it passes. */
const opensWith =
  (passes: (opener: Token, next: Token | undefined) => boolean): Sign =>
  ({ opener, tokens }) =>
    opener && passes(opener, tokens[tokens.indexOf(opener) + 1]) ? [mark(opener)] : none;

const opensWithOneOf = (words: string): Sign => {
  const set = new Set(words.split(" "));
  return opensWith((opener) => set.has(opener.lower));
};

/** Each punctuation mark of one kind. */
const punctuation =
  (text: string): Sign =>
  ({ tokens, holds }) =>
    holds.has(text) ? marksOf(tokens, (token) => token.text === text && token.kind === "punctuation") : none;

const ofKind =
  (kind: "number" | "placeholder"): Sign =>
  ({ tokens, holds }) =>
    holds.has(kind) ? marksOf(tokens, (token) => token.kind === kind) : none;

function marksOf(
  tokens: readonly Token[],
  passes: (token: Token, index: number) => boolean,
): readonly Mark[] {
  const marks: Mark[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    if (passes(token, index)) marks.push(mark(token));
  }
  return marks;
}

/** Sentences that end in a mark, closing quotes and brackets aside. */
const endsIn =
  (text: string): Sign =>
  ({ tokens }) => {
    for (let index = tokens.length - 1; index >= 0; index--) {
      const token = tokens[index]!;
      if (token.text === text) return [mark(token)];
      if (token.text !== '"' && token.text !== "'" && token.text !== ")") return none;
    }
    return none;
  };

const irregularParticiples = new Set(
  "begun born bound broken brought built bought caught chosen cut done drawn driven eaten fallen felt found forgotten given got gotten grown heard held hidden hit hurt kept known laid led left lent let lost made meant met paid put read run said seen sent set shown shut sold spent spoken stolen struck sung taken taught thought thrown told torn understood won worn written".split(
    " ",
  ),
);
const isParticiple = (token: Token | undefined) =>
  token?.kind === "word" &&
  (irregularParticiples.has(token.lower) || (token.lower.length > 4 && token.lower.endsWith("ed")));

/** A form of "be" and a past participle, with at most two adverbs or a "not" between (Biber 1988, agentless passives). */
const passives: Sign = ({ tokens }) => {
  const marks: Mark[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const be = tokens[index]!;
    if (!is(be, "be")) continue;
    let next = index + 1;
    while (
      next <= index + 2 &&
      tokens[next] &&
      (tokens[next]!.lower.endsWith("ly") || is(tokens[next], "negations") || is(tokens[next], "only"))
    )
      next++;
    const participle = tokens[next];
    if (participle && isParticiple(participle)) marks.push(mark(be, participle));
  }
  return marks;
};

/** "who", "which", "whose" inside a sentence, after a word or a comma, not in a question. */
const relativeClauses: Sign = (reading) =>
  endsIn("?")(reading).length > 0
    ? none
    : marksOf(
        reading.tokens,
        (token, index) => index > 0 && is(token, "relativePronouns") && token !== reading.opener,
      );

const thereIs: Sign = ({ tokens }) =>
  marksOf(
    tokens,
    (token, index) => token.lower === "there's" || (token.lower === "there" && is(tokens[index + 1], "be")),
  );

/** A comma after two to seven words: an opening phrase set off from the main clause. */
const openingPhrase: Sign = ({ tokens, holds, opener }) => {
  if (!opener || !holds.has(",")) return none;
  let words = 0;
  for (const token of tokens) {
    if (token.text === ",") return words >= 2 && words <= 7 ? [mark(opener, token)] : none;
    if (token.kind !== "punctuation") words++;
    else if (token.text !== '"') return none;
    if (words > 7) return none;
  }
  return none;
};

/** "a, b, and c": a comma before the "and" or "or" that closes a list. */
const serialCommas: Sign = ({ tokens, holds }) =>
  holds.has(",") ? marksOf(tokens, (_, index) => isSerialComma(tokens, index)) : none;

function isSerialComma(tokens: readonly Token[], index: number): boolean {
  if (tokens[index]!.text !== "," || !/^(?:and|or)$/.test(tokens[index + 1]?.lower ?? "")) return false;
  for (let before = index - 1; before >= Math.max(0, index - 7); before--)
    if (tokens[before]!.text === ",") return true;
  return false;
}

/** A name: a capital inside a sentence, after a word or a comma. */
const names: Sign = ({ tokens }) =>
  marksOf(tokens, (token, index) => {
    if (token.kind !== "word" || token.text[0] === token.lower[0] || isA(token.lower, "firstSingular"))
      return false;
    const before = tokens[index - 1];
    return (
      before !== undefined && (before.kind !== "punctuation" || before.text === ",") && !isAcronym(token)
    );
  });

const isAcronym = (token: Token) =>
  token.kind === "word" && token.text[0] !== token.lower[0] && /^\p{Lu}[\p{Lu}\p{N}]+s?$/u.test(token.text);
const acronyms: Sign = ({ tokens }) => marksOf(tokens, isAcronym);

/** Fixed sequences of words, each marked as a whole. */
const phrases = (list: string): Sign => {
  const byFirst = new Map<string, string[][]>();
  for (const phrase of list.split(", ")) {
    const words = phrase.split(" ");
    byFirst.set(words[0]!, [...(byFirst.get(words[0]!) ?? []), words]);
  }
  return ({ tokens }) => {
    const marks: Mark[] = [];
    for (let index = 0; index < tokens.length; index++) {
      const found = byFirst
        .get(tokens[index]!.lower)
        ?.find((words) => words.every((word, place) => tokens[index + place]?.lower === word));
      if (found) marks.push(mark(tokens[index]!, tokens[index + found.length - 1]!));
    }
    return marks;
  };
};

/** "I think", "we want": a first person followed by a verb of the mind. */
const opinions: Sign = ({ tokens }) =>
  marksOf(tokens, (token, index) => {
    if (token.lower !== "i" && token.lower !== "we") return false;
    return is(tokens[index + 1], "mentalVerbs") || is(tokens[index + 2], "mentalVerbs");
  });

const asides: Sign = ({ tokens, holds }) =>
  holds.has("—") || holds.has("(")
    ? marksOf(tokens, (token) => token.text === "—" || token.text === "(")
    : none;

export const signs = {
  opensAndBut: opensWithOneOf("and but or so yet nor"),
  opensI: opensWith((opener) => is(opener, "firstSingular")),
  opensWe: opensWith((opener) => is(opener, "firstPlural")),
  opensYou: opensWith((opener) => is(opener, "second")),
  opensArticle: opensWithOneOf("the a an"),
  opensThis: opensWithOneOf("this that these those"),
  opensIt: opensWith((opener) => is(opener, "it")),
  opensThirdPerson: opensWith((opener) => is(opener, "thirdSingular") || is(opener, "thirdPlural")),
  opensThere: opensWithOneOf("there there's here here's"),
  opensAdverb: opensWith(
    (opener, next) => opener.lower.endsWith("ly") && (next?.text === "," || next?.kind === "word"),
  ),
  opensSubordinator: opensWithOneOf(
    "if when while because since although though as once after before until unless whereas whether whenever",
  ),
  opensPreposition: opensWithOneOf(
    "in on at for with by from to under over through during between within without despite of",
  ),
  opensConnective: opensWithOneOf(
    "however therefore thus also moreover furthermore finally then instead meanwhile first second next still indeed additionally otherwise nevertheless similarly hence",
  ),
  opensQuestionWord: opensWithOneOf("what how why who when where which what's how's who's where's"),
  opensIng: opensWith(
    (opener) =>
      opener.lower.length > 4 && opener.lower.endsWith("ing") && !isA(opener.lower, "indefinitePronouns"),
  ),
  opensImperative: opensWithOneOf(
    "let let's note see use consider make remember try keep check look think imagine take go get add be don't do start read run put write give ask learn find create visit",
  ),
  passives,
  relativeClauses,
  thereIs,
  openingPhrase,
  serialCommas,
  names,
  acronyms,
  opinions,
  asides,
  numbers: ofKind("number"),
  placeholders: ofKind("placeholder"),
  examples: phrases("for example, for instance, such as, e . g, i . e, including, namely"),
  stockPhrases: phrases(
    "in order to, as well as, due to, in fact, of course, as a result, a number of, the fact that, at least, in addition, in terms of, a lot of, a variety of, on the other hand, at the same time, in particular, in general, as long as, so that, in this case",
  ),
  questions: endsIn("?"),
  exclamations: endsIn("!"),
  commas: punctuation(","),
  semicolons: punctuation(";"),
  colons: punctuation(":"),
  dashes: punctuation("—"),
  parentheses: punctuation("("),
  doubleQuotes: punctuation('"'),
  ellipses: ({ tokens, holds }: Reading) =>
    holds.has("...") || holds.has("…")
      ? marksOf(tokens, (token) => token.text === "..." || token.text === "…")
      : none,
  slashes: punctuation("/"),
} satisfies Record<string, Sign>;

export type SignName = keyof typeof signs;
export const signNames = Object.keys(signs) as SignName[];

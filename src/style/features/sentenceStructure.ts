import type { Token } from "../../text/tokenize.ts";
import { LONG_SENTENCE, SHORT_SENTENCE } from "../counts.ts";
import type { Feature } from "../feature.ts";
import type { Counts } from "../tally.ts";
import { feature, ratio, type Setting, sentencesWith, timesOf, wordsOf } from "./kinds.ts";
import { biber, chafe, quirk, yule } from "./sources.ts";

const setting: Setting = { group: "writing", aspect: "sentence structure", source: quirk };
const length: Setting = { ...setting, source: yule };
const clauses: Setting = { ...setting, source: biber };

const wordsIn = (tokens: readonly Token[]) =>
  tokens.filter((token) => token.kind === "word" || token.kind === "number").length;

/** Standard deviation of sentence lengths. */
function spread(counts: Counts): number | undefined {
  if (counts.sentences < 2) return undefined;
  const mean = counts.words / counts.sentences;
  return Math.sqrt(Math.max(0, counts.sentenceWordsSquared / counts.sentences - mean * mean));
}

/** How sentences are built: their length, how they open, what hangs on them. */
export const sentenceStructure: readonly Feature[] = [
  feature(
    length,
    {
      id: "sentence-length",
      name: "average length of sentences",
      does: "write long sentences",
      says: { more: "write longer sentences", less: "write shorter sentences" },
      instruction: { more: "Write long sentences.", less: "Write short sentences." },
    },
    {
      unit: "words",
      scale: "plain",
      value: ratio("words", "sentences"),
      shows: (tokens, direction) => ({
        strength: direction === "more" ? wordsIn(tokens) : Math.max(0, 40 - wordsIn(tokens)),
        marks: [],
      }),
    },
  ),
  feature(
    length,
    {
      id: "sentence-spread",
      tellingFigure: false,
      name: "variety in the length of sentences",
      does: "mix short and long sentences",
      says: { more: "mix short and long sentences more", less: "keep sentences nearer one length" },
      instruction: {
        more: "Set a short sentence beside a long one.",
        less: "Keep sentences at much the same length.",
      },
    },
    {
      unit: "words",
      scale: "plain",
      value: spread,
      shows: (tokens, direction) => {
        const words = wordsIn(tokens);
        const extreme = words >= LONG_SENTENCE || words <= SHORT_SENTENCE;
        return { strength: Number(extreme === (direction === "more")), marks: [] };
      },
    },
  ),
  feature(
    length,
    {
      id: "long-sentences",
      name: `sentences of ${LONG_SENTENCE} words or more`,
      does: `write sentences of ${LONG_SENTENCE} words or more`,
      says: {
        more: `write more sentences of ${LONG_SENTENCE} words or more`,
        less: `write fewer sentences of ${LONG_SENTENCE} words or more`,
      },
    },
    {
      unit: "% of sentences",
      scale: "root",
      value: ratio("longSentences", "sentences", 100),
      shows: (tokens, direction) => ({
        strength: Number(wordsIn(tokens) >= LONG_SENTENCE === (direction === "more")),
        marks: [],
      }),
    },
  ),
  feature(
    length,
    {
      id: "short-sentences",
      name: `sentences of ${SHORT_SENTENCE} words or fewer`,
      does: `write sentences of ${SHORT_SENTENCE} words or fewer`,
      says: {
        more: `write more sentences of ${SHORT_SENTENCE} words or fewer`,
        less: `write fewer sentences of ${SHORT_SENTENCE} words or fewer`,
      },
    },
    {
      unit: "% of sentences",
      scale: "root",
      value: ratio("shortSentences", "sentences", 100),
      shows: (tokens, direction) => ({
        strength: Number(wordsIn(tokens) <= SHORT_SENTENCE === (direction === "more")),
        marks: [],
      }),
    },
  ),
  sentencesWith(setting, "opensAndBut", {
    id: "opens-and-but",
    name: "sentences opened with And, But, So or Or",
    does: "open a sentence with “And”, “But”, “So” or “Or”",
  }),
  sentencesWith(setting, "opensI", {
    id: "opens-i",
    name: "sentences opened with I or My",
    does: "open a sentence with “I” or “My”",
  }),
  sentencesWith(setting, "opensWe", {
    id: "opens-we",
    name: "sentences opened with We or Our",
    does: "open a sentence with “We” or “Our”",
  }),
  sentencesWith(setting, "opensYou", {
    id: "opens-you",
    name: "sentences opened with You or Your",
    does: "open a sentence with “You” or “Your”",
  }),
  sentencesWith(setting, "opensArticle", {
    id: "opens-article",
    name: "sentences opened with The or A",
    does: "open a sentence with “The” or “A”",
  }),
  sentencesWith(setting, "opensThis", {
    id: "opens-this",
    name: "sentences opened with This, That or These",
    does: "open a sentence with “This”, “That” or “These”",
  }),
  sentencesWith(setting, "opensIt", {
    id: "opens-it",
    name: "sentences opened with It",
    does: "open a sentence with “It”",
  }),
  sentencesWith(setting, "opensThirdPerson", {
    id: "opens-he-she-they",
    name: "sentences opened with He, She or They",
    does: "open a sentence with “He”, “She” or “They”",
  }),
  sentencesWith(setting, "opensThere", {
    id: "opens-there",
    name: "sentences opened with There or Here",
    does: "open a sentence with “There” or “Here”",
  }),
  sentencesWith(setting, "opensAdverb", {
    id: "opens-adverb",
    name: "sentences opened with an adverb in -ly",
    does: "open a sentence with an adverb in -ly",
  }),
  sentencesWith(setting, "opensSubordinator", {
    id: "opens-if-when",
    name: "sentences opened with If, When, As or While",
    does: "open a sentence with “If”, “When”, “As” or “While”",
  }),
  sentencesWith(setting, "opensPreposition", {
    id: "opens-preposition",
    name: "sentences opened with In, On, For or At",
    does: "open a sentence with “In”, “On”, “For” or “At”",
  }),
  sentencesWith(setting, "opensQuestionWord", {
    id: "opens-question-word",
    name: "sentences opened with What, How, Why or Who",
    does: "open a sentence with “What”, “How”, “Why” or “Who”",
  }),
  sentencesWith(setting, "opensIng", {
    id: "opens-ing",
    name: "sentences opened with a word in -ing",
    does: "open a sentence with a word in -ing",
  }),
  sentencesWith(setting, "openingPhrase", {
    id: "opening-phrase",
    name: "sentences with a short opening phrase and a comma",
    does: "set off a short opening phrase with a comma",
  }),
  timesOf(clauses, "passives", {
    id: "passives",
    name: "passives such as “was done”",
    does: "use the passive",
    instruction: {
      more: "Use the passive where the deed matters more than the doer.",
      less: "Say who does it; avoid the passive.",
    },
  }),
  timesOf(clauses, "relativeClauses", {
    id: "relative-clauses",
    name: "clauses with who, which or whose",
    does: "hang a clause on a noun with “who”, “which” or “whose”",
  }),
  timesOf(clauses, "thereIs", {
    id: "there-is",
    name: "“there is” and “there are”",
    does: "write “there is” or “there are”",
  }),
  wordsOf(clauses, "subordinators", {
    id: "subordinators",
    name: "clauses with as, if, when, while or because",
    does: "add a clause with “as”, “if”, “when”, “while” or “because”",
  }),
  wordsOf(clauses, "time", {
    id: "when-while",
    name: "“when”, “while”, “before” and “after”",
    does: "use “when”, “while”, “before” or “after”",
  }),
  timesOf({ ...setting, source: chafe }, "stockPhrases", {
    id: "stock-phrases",
    name: "set phrases such as “in order to” and “as well as”",
    does: "use set phrases such as “in order to” and “as well as”",
  }),
];

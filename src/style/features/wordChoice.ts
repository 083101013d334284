import type { Feature } from "../feature.ts";
import { feature, marksOfTokens, marksOfWords, nothing, ratio, type Setting, wordsOf } from "./kinds.ts";
import { biber, covington, liwc, mosteller, stamatatos } from "./sources.ts";

const setting: Setting = { group: "writing", aspect: "word choice", source: mosteller };
const fromBiber: Setting = { ...setting, source: biber };
const fromLiwc: Setting = { ...setting, source: liwc };

/** Which words an author reaches for. */
export const wordChoice: readonly Feature[] = [
  wordsOf(fromBiber, "contractions", {
    id: "contractions",
    name: "contractions such as don't and it's",
    does: "use contractions such as “don't” and “it's”",
    instruction: { more: "Use contractions freely.", less: "Write words out instead of contracting them." },
  }),
  feature(
    fromBiber,
    {
      id: "word-length",
      name: "average length of words",
      does: "use long words",
      says: { more: "use longer words", less: "use shorter words" },
      instruction: { more: "Do not shy away from long words.", less: "Prefer short words." },
    },
    {
      unit: "letters",
      scale: "plain",
      value: ratio("letters", "letterWords"),
      shows: (tokens, direction) => {
        const words = tokens.filter((token) => token.kind === "word");
        if (words.length < 6) return nothing;
        const mean = words.reduce((sum, word) => sum + word.text.length, 0) / words.length;
        return direction === "more"
          ? { strength: Math.max(0, mean - 4), marks: marksOfWords(tokens, "long") }
          : { strength: Math.max(0, 6 - mean), marks: [] };
      },
    },
  ),
  wordsOf(
    { ...setting, source: stamatatos },
    "veryLong",
    {
      id: "very-long-words",
      name: "words of ten letters or more",
      does: "use words of ten letters or more",
      says: { more: "use more words of ten letters or more", less: "use fewer words of ten letters or more" },
    },
    "% of words",
  ),
  wordsOf(
    { ...setting, source: stamatatos },
    "short",
    {
      id: "short-words",
      name: "words of up to three letters",
      does: "use words of up to three letters",
      says: { more: "use more words of up to three letters", less: "use fewer words of up to three letters" },
    },
    "% of words",
  ),
  wordsOf(fromBiber, "nominalisations", {
    id: "nominalisations",
    name: "nouns in -tion, -ment, -ness, -ity",
    does: "use abstract nouns such as “decision” or “movement”",
    instruction: {
      more: "Name things with abstract nouns: “the decision” rather than “we decided”.",
      less: "Prefer verbs to abstract nouns: “we decided” rather than “the decision”.",
    },
  }),
  wordsOf(fromBiber, "manner", { id: "adverbs-ly", name: "adverbs in -ly", does: "use adverbs in -ly" }),
  wordsOf(setting, "definite", { id: "the", name: "“the”", does: "write “the”" }),
  wordsOf(setting, "indefinite", { id: "a-an", name: "“a” and “an”", does: "write “a” or “an”" }),
  wordsOf(setting, "of", { id: "of", name: "“of”", does: "write “of”" }),
  wordsOf(setting, "and", { id: "and", name: "“and”", does: "join things with “and”" }),
  wordsOf(setting, "or", { id: "or", name: "“or” and “nor”", does: "offer alternatives with “or”" }),
  wordsOf(setting, "that", {
    id: "that",
    name: "“that”",
    does: "write “that”",
    instruction: {
      more: "Write “that” rather than leaving it out.",
      less: "Leave “that” out where you can.",
    },
  }),
  wordsOf(setting, "which", { id: "which", name: "“which”", does: "write “which”" }),
  wordsOf(setting, "upon", { id: "upon", name: "“upon”", does: "write “upon”" }),
  wordsOf(setting, "it", { id: "it", name: "“it” and “its”", does: "write “it” or “its”" }),
  wordsOf(fromBiber, "demonstratives", {
    id: "this-these",
    name: "“this”, “these” and “those”",
    does: "point with “this”, “these” or “those”",
  }),
  wordsOf(fromBiber, "questionWords", {
    id: "question-words",
    name: "“what”, “how”, “why”, “who” and “where”",
    does: "use “what”, “how”, “why”, “who” or “where”",
  }),
  wordsOf(
    fromLiwc,
    "prepositions",
    {
      id: "prepositions",
      name: "prepositions such as in, on and with",
      does: "use prepositions such as “in”, “on” and “with”",
    },
    "% of words",
  ),
  wordsOf(fromLiwc, "particles", {
    id: "particles",
    name: "“up”, “out”, “off”, “down” and the like",
    does: "use “up”, “out”, “off”, “down” and the like",
  }),
  wordsOf(fromBiber, "be", { id: "be", name: "forms of “be”", does: "use “is”, “are”, “was” and the like" }),
  wordsOf(fromBiber, "have", { id: "have", name: "forms of “have”", does: "use “have”, “has” or “had”" }),
  wordsOf(fromBiber, "do", { id: "do", name: "forms of “do”", does: "use “do”, “does” or “did”" }),
  wordsOf(fromLiwc, "get", { id: "get", name: "“get” and “got”", does: "write “get” or “got”" }),
  wordsOf(fromBiber, "ing", { id: "ing", name: "words in -ing", does: "use words in -ing" }),
  wordsOf(fromBiber, "past", { id: "past", name: "words in -ed", does: "use words in -ed" }),
  wordsOf(fromLiwc, "only", {
    id: "only-just",
    name: "“only”, “just”, “even”, “still” and “already”",
    does: "use “only”, “just”, “even”, “still” or “already”",
  }),
  wordsOf(fromBiber, "comparatives", {
    id: "comparatives",
    name: "“more”, “less”, “better” and other comparisons",
    does: "compare with “more”, “less”, “better” and the like",
  }),
  wordsOf({ ...setting, source: stamatatos }, "hyphenated", {
    id: "hyphenated",
    name: "words joined by a hyphen",
    does: "join words with a hyphen",
  }),
  feature(
    { ...setting, source: covington },
    {
      id: "vocabulary",
      tellingFigure: false,
      name: "different words in each hundred",
      does: "vary words",
      says: { more: "use a wider vocabulary", less: "repeat the same words more" },
      instruction: {
        more: "Vary the words; avoid repeating one soon.",
        less: "Call the same thing by the same word, again and again.",
      },
    },
    {
      unit: "% of words",
      scale: "plain",
      value: ratio("windowTypes", "windows"),
      shows: (tokens, direction) => {
        const seen = new Set<string>();
        const words = tokens.filter((token) => token.kind === "word");
        const repeated = marksOfTokens(words, ({ lower }) => seen.has(lower) || !seen.add(lower));
        if (words.length < 12) return nothing;
        return direction === "less"
          ? { strength: repeated.length, marks: repeated }
          : { strength: repeated.length === 0 ? words.length : 0, marks: [] };
      },
    },
  ),
];

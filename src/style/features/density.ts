import type { Feature } from "../feature.ts";
import { VOCABULARY_WINDOW } from "../running.ts";
import { contentStem } from "../wordMeaning.ts";
import { feature, marksOfTokens, nothing, ratio, type Setting } from "./kinds.ts";
import { covington, ure } from "./sources.ts";

const setting: Setting = { group: "semantic", aspect: "density", source: ure };

/** How much is said in how many words. */
export const density: readonly Feature[] = [
  feature(
    setting,
    {
      id: "lexical-density",
      tellingFigure: false,
      name: "words that carry content",
      does: "pack sentences with content words",
      says: {
        more: "use fewer small words such as “the” and “of”",
        less: "use more small words such as “the” and “of”",
      },
      instruction: {
        more: "Pack sentences with content; cut small words.",
        less: "Let small words give the sentence air.",
      },
    },
    {
      unit: "% of words",
      scale: "plain",
      value: ratio("content", "letterWords", 100),
      shows: (tokens, direction) => {
        const words = tokens.filter((token) => token.kind === "word");
        const content = marksOfTokens(words, (word) => contentStem(word.lower) !== undefined);
        if (words.length < 6) return nothing;
        return direction === "more"
          ? { strength: content.length / words.length, marks: content }
          : { strength: 1 - content.length / words.length, marks: [] };
      },
    },
  ),
  feature(
    setting,
    {
      id: "content-per-sentence",
      name: "content words in a sentence",
      does: "put many content words into a sentence",
      says: {
        more: "put more content words into a sentence",
        less: "put fewer content words into a sentence",
      },
      instruction: { more: "Put several ideas into one sentence.", less: "Put one idea into a sentence." },
    },
    {
      unit: "per sentence",
      scale: "plain",
      value: ratio("content", "sentences"),
      shows: (tokens, direction) => {
        const content = marksOfTokens(
          tokens,
          (token) => token.kind === "word" && contentStem(token.lower) !== undefined,
        );
        return direction === "more"
          ? { strength: content.length, marks: content }
          : { strength: Math.max(0, 20 - content.length), marks: [] };
      },
    },
  ),
  feature(
    { ...setting, source: covington },
    {
      id: "words-once",
      tellingFigure: false,
      name: `words used only once in ${VOCABULARY_WINDOW}`,
      does: "use a word only once",
      says: { more: "use more words just once", less: "come back to the same words more" },
      instruction: {
        more: "Keep bringing in words not used yet.",
        less: "Come back to the words already used.",
      },
    },
    {
      unit: "% of words",
      scale: "plain",
      value: ratio("windowOnce", "windows"),
      shows: (tokens, direction) => {
        const words = tokens.filter((token) => token.kind === "word");
        if (words.length < 12) return nothing;
        const times = new Map<string, number>();
        for (const { lower } of words) times.set(lower, (times.get(lower) ?? 0) + 1);
        const repeated = marksOfTokens(words, ({ lower }) => times.get(lower)! > 1);
        return direction === "less"
          ? { strength: repeated.length, marks: repeated }
          : { strength: repeated.length === 0 ? words.length : 0, marks: [] };
      },
    },
  ),
];

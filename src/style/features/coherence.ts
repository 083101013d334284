import type { Token } from "../../text/tokenize.ts";
import type { Feature } from "../feature.ts";
import { GIVEN_SENTENCES } from "../running.ts";
import { contentStem } from "../wordMeaning.ts";
import { feature, marksOfTokens, nothing, ratio, type Setting, sentencesWith, wordsOf } from "./kinds.ts";
import { cohesion, prince } from "./sources.ts";

const setting: Setting = { group: "semantic", aspect: "coherence", source: cohesion };

const stems = (tokens: readonly Token[]) =>
  new Set(tokens.flatMap((token) => (token.kind === "word" ? (contentStem(token.lower) ?? []) : [])));

/** The words of a sentence that take up a content word of the sentence before. */
function takenUp(tokens: readonly Token[], previous: readonly Token[]) {
  const given = stems(previous);
  return marksOfTokens(tokens, (token) => token.kind === "word" && given.has(contentStem(token.lower) ?? ""));
}

/** How one sentence holds on to the next. */
export const coherence: readonly Feature[] = [
  feature(
    setting,
    {
      id: "overlap",
      tellingFigure: false,
      name: "content words taken up from the sentence before",
      does: "take up words of the sentence before",
      instruction: {
        more: "Take up a word of the sentence before.",
        less: "Move on to new words with each sentence.",
      },
    },
    {
      unit: "% of words",
      scale: "root",
      value: ratio("repeatedContent", "repeatableContent", 100),
      shows: (tokens, direction, around) => {
        if (!around || around.previous.length === 0) return nothing;
        const marks = takenUp(tokens, around.previous);
        return direction === "more"
          ? { strength: marks.length, marks }
          : { strength: Number(marks.length === 0), marks: [] };
      },
    },
  ),
  feature(
    { ...setting, source: prince },
    {
      id: "new-information",
      tellingFigure: false,
      name: `content words not met in the last ${GIVEN_SENTENCES} sentences`,
      does: "bring in new words",
      says: { more: "bring in new matter faster", less: "stay longer with the same matter" },
      instruction: {
        more: "Move on quickly: bring in something new with each sentence.",
        less: "Stay with the matter for several sentences.",
      },
    },
    {
      unit: "% of words",
      scale: "plain",
      value: ratio("newContent", "newableContent", 100),
      shows: (tokens, direction, around) => {
        if (!around || around.previous.length === 0) return nothing;
        const marks = takenUp(tokens, around.previous);
        return direction === "less"
          ? { strength: marks.length, marks }
          : { strength: Number(marks.length === 0), marks: [] };
      },
    },
  ),
  sentencesWith(setting, "opensConnective", {
    id: "opens-connective",
    name: "sentences opened with However, Then or Also",
    does: "open a sentence with “However”, “Then” or “Also”",
  }),
  wordsOf(setting, "additive", {
    id: "also",
    name: "“also”, “too”, “besides” and the like",
    does: "add with “also”, “too” or “besides”",
  }),
  wordsOf(setting, "contrastive", {
    id: "contrast",
    name: "“but”, “however”, “though” and other turns",
    does: "turn with “but”, “however” or “though”",
  }),
  wordsOf(setting, "but", { id: "but", name: "“but” and “yet”", does: "write “but” or “yet”" }),
  wordsOf(setting, "although", {
    id: "although",
    name: "“although”, “though” and “despite”",
    does: "concede with “although”, “though” or “despite”",
  }),
  wordsOf(setting, "causal", {
    id: "because-so",
    name: "“because”, “so”, “therefore” and other reasons",
    does: "give reasons with “because”, “so” or “therefore”",
  }),
  wordsOf(setting, "because", {
    id: "because",
    name: "“because” and “since”",
    does: "write “because” or “since”",
  }),
  wordsOf(setting, "temporal", {
    id: "then-now",
    name: "“then”, “now”, “finally” and other steps in time",
    does: "mark steps in time with “then”, “now” or “finally”",
  }),
];

import type { Token } from "../../text/tokenize.ts";
import type { Feature } from "../feature.ts";
import { STRONG_VALENCE, valenceOf } from "../wordMeaning.ts";
import { feature, marksOfTokens, ratio, type Setting, sentencesWith, showing, wordsOf } from "./kinds.ts";
import { biber, hyland, nielsen } from "./sources.ts";

const setting: Setting = { group: "emotional", aspect: "intensity", source: nielsen };
const marksFrom = (least: number) => (tokens: readonly Token[]) =>
  marksOfTokens(tokens, (token) => token.kind === "word" && Math.abs(valenceOf(token.lower)) >= least);
const charged = marksFrom(1);
const strong = marksFrom(STRONG_VALENCE);

/** How much feeling there is, whichever way it points. */
export const intensity: readonly Feature[] = [
  feature(
    setting,
    { id: "charged-words", name: "words that carry feeling", does: "use words that carry feeling" },
    {
      unit: "per 1000 words",
      scale: "root",
      value: ratio("charged", "letterWords", 1000),
      shows: (tokens, direction) => showing(tokens, direction, charged(tokens)),
    },
  ),
  feature(
    setting,
    {
      id: "strong-words",
      name: "strong words such as “love”, “terrible” and “amazing”",
      does: "use strong words such as “love”, “terrible” or “amazing”",
    },
    {
      unit: "per 1000 words",
      scale: "root",
      value: ratio("strong", "letterWords", 1000),
      shows: (tokens, direction) => showing(tokens, direction, strong(tokens)),
    },
  ),
  feature(
    setting,
    {
      id: "feeling",
      tellingFigure: false,
      name: "strength of feeling in the words",
      does: "write with feeling",
      says: { more: "write with more feeling", less: "write with less feeling" },
      instruction: { more: "Let feeling show in the words.", less: "Keep feeling out of the words." },
    },
    {
      unit: "per 100 words",
      scale: "root",
      value: ratio("valence", "letterWords", 100),
      shows: (tokens, direction) => showing(tokens, direction, charged(tokens)),
    },
  ),
  feature(
    setting,
    {
      id: "feeling-sentences",
      name: "sentences with a word that carries feeling",
      does: "put a word that carries feeling into a sentence",
    },
    {
      unit: "% of sentences",
      scale: "root",
      value: ratio("chargedSentences", "sentences", 100),
      shows: (tokens, direction) => showing(tokens, direction, charged(tokens)),
    },
  ),
  wordsOf({ ...setting, source: hyland }, "boosters", {
    id: "boosters",
    name: "“very”, “really”, “clearly” and other boosters",
    does: "boost a claim with “very”, “really” or “clearly”",
  }),
  wordsOf({ ...setting, source: biber }, "superlatives", {
    id: "superlatives",
    name: "“most”, “best”, “worst” and the like",
    does: "use “most”, “best”, “worst” and the like",
  }),
  sentencesWith({ ...setting, source: biber }, "exclamations", {
    id: "exclamations",
    name: "sentences that end in an exclamation mark",
    does: "end a sentence with an exclamation mark",
  }),
];

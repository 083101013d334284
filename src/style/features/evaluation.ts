import type { Token } from "../../text/tokenize.ts";
import type { Feature } from "../feature.ts";
import type { Counts } from "../tally.ts";
import { valenceOf } from "../wordMeaning.ts";
import { feature, marksOfTokens, ratio, type Setting, showing, wordsOf } from "./kinds.ts";
import { hyland, nielsen } from "./sources.ts";

const setting: Setting = { group: "emotional", aspect: "evaluation", source: nielsen };
const marks = (sign: 1 | -1) => (tokens: readonly Token[]) =>
  marksOfTokens(tokens, (token) => token.kind === "word" && Math.sign(valenceOf(token.lower)) === sign);
const positive = marks(1);
const negative = marks(-1);

const balance = (counts: Counts) =>
  counts.letterWords > 0
    ? (100 * (counts.positiveValence - counts.negativeValence)) / counts.letterWords
    : undefined;

/** What is praised and what is blamed. */
export const evaluation: readonly Feature[] = [
  feature(
    setting,
    { id: "positive-words", name: "positive words", does: "use positive words" },
    {
      unit: "per 1000 words",
      scale: "root",
      value: ratio("positive", "letterWords", 1000),
      shows: (tokens, direction) => showing(tokens, direction, positive(tokens)),
    },
  ),
  feature(
    setting,
    { id: "negative-words", name: "negative words", does: "use negative words" },
    {
      unit: "per 1000 words",
      scale: "root",
      value: ratio("negative", "letterWords", 1000),
      shows: (tokens, direction) => showing(tokens, direction, negative(tokens)),
    },
  ),
  feature(
    setting,
    {
      id: "balance",
      tellingFigure: false,
      name: "balance of positive and negative words",
      does: "look on the bright side",
      says: { more: "strike a more positive note", less: "strike a less positive note" },
      instruction: { more: "Strike a positive note.", less: "Do not brighten things up." },
    },
    {
      unit: "per 100 words",
      scale: "plain",
      value: balance,
      shows: (tokens, direction) =>
        showing(tokens, "more", direction === "more" ? positive(tokens) : negative(tokens)),
    },
  ),
  wordsOf({ ...setting, source: hyland }, "evaluativePositive", {
    id: "praise",
    name: "“good”, “useful”, “important” and other praise",
    does: "call things “good”, “useful” or “important”",
  }),
  wordsOf({ ...setting, source: hyland }, "evaluativeNegative", {
    id: "criticism",
    name: "“bad”, “hard”, “wrong” and other criticism",
    does: "call things “bad”, “hard” or “wrong”",
  }),
];

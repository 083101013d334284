import type { Feature } from "../feature.ts";
import { type Setting, sentencesWith, wordsOf } from "./kinds.ts";
import { hyland, liwc } from "./sources.ts";

const setting: Setting = { group: "emotional", aspect: "address", source: liwc };

/** Who speaks, and to whom. */
export const address: readonly Feature[] = [
  wordsOf(setting, "firstSingular", {
    id: "i",
    name: "“I”, “me” and “my”",
    does: "speak as “I”",
    instruction: { more: "Speak as “I”.", less: "Keep “I” out of it." },
  }),
  wordsOf(setting, "firstPlural", {
    id: "we",
    name: "“we”, “us” and “our”",
    does: "speak as “we”",
    instruction: { more: "Speak as “we”.", less: "Avoid “we”." },
  }),
  wordsOf(setting, "second", {
    id: "you",
    name: "“you” and “your”",
    does: "speak to the reader as “you”",
    instruction: { more: "Speak to the reader as “you”.", less: "Do not address the reader." },
  }),
  wordsOf(setting, "thirdSingular", { id: "he-she", name: "“he” and “she”", does: "write “he” or “she”" }),
  wordsOf(setting, "thirdPlural", {
    id: "they",
    name: "“they”, “them” and “their”",
    does: "write “they”, “them” or “their”",
  }),
  wordsOf(setting, "indefinitePronouns", {
    id: "someone",
    name: "“someone”, “nothing”, “everyone” and the like",
    does: "use “someone”, “nothing”, “everyone” and the like",
  }),
  wordsOf(setting, "politeness", {
    id: "politeness",
    name: "“please”, “thanks” and “sorry”",
    does: "say “please”, “thanks” or “sorry”",
  }),
  sentencesWith({ ...setting, source: hyland }, "opensImperative", {
    id: "opens-imperative",
    name: "sentences opened with a request such as Let, See or Make",
    does: "open a sentence with a request such as “Let”, “See” or “Make”",
  }),
];

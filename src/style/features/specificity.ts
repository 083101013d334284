import type { Feature } from "../feature.ts";
import { type Setting, timesOf, wordsOf } from "./kinds.ts";
import { hyland, liwc, stamatatos } from "./sources.ts";

const setting: Setting = { group: "semantic", aspect: "specificity", source: liwc };

/** How concrete the matter is: numbers, names, examples; and how vague. */
export const specificity: readonly Feature[] = [
  timesOf(setting, "numbers", { id: "numbers", name: "numbers in figures", does: "give numbers in figures" }),
  timesOf({ ...setting, source: stamatatos }, "names", {
    id: "names",
    name: "names and other capitalised words",
    does: "use names and other capitalised words",
  }),
  timesOf({ ...setting, source: stamatatos }, "acronyms", {
    id: "acronyms",
    name: "abbreviations in capitals",
    does: "use abbreviations in capitals",
  }),
  timesOf({ ...setting, source: hyland }, "examples", {
    id: "examples",
    name: "“for example”, “such as” and the like",
    does: "give examples with “for example” or “such as”",
  }),
  wordsOf(setting, "quantifiers", {
    id: "quantifiers",
    name: "“all”, “some”, “many” and other amounts",
    does: "use “all”, “some”, “many” and other amounts",
  }),
  wordsOf(setting, "vague", {
    id: "vague-words",
    name: "“thing”, “way”, “something” and other vague words",
    does: "use “thing”, “way”, “something” and other vague words",
  }),
  wordsOf(setting, "timeWords", {
    id: "time-words",
    name: "“today”, “year”, “week” and other words of time",
    does: "use “today”, “year”, “week” and other words of time",
  }),
  wordsOf(setting, "sense", {
    id: "senses",
    name: "“see”, “hear”, “look” and other senses",
    does: "use “see”, “hear”, “look” and other words of the senses",
  }),
  wordsOf(setting, "motion", {
    id: "motion",
    name: "“go”, “come”, “turn” and other movements",
    does: "use “go”, “come”, “turn” and other words of movement",
  }),
];

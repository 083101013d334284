import type { Feature } from "../feature.ts";
import { type Setting, sentencesWith, timesOf } from "./kinds.ts";
import { quirk, stamatatos } from "./sources.ts";

const setting: Setting = { group: "writing", aspect: "punctuation", source: stamatatos };

/** The marks between the words. */
export const punctuation: readonly Feature[] = [
  timesOf(
    setting,
    "commas",
    {
      id: "commas",
      name: "commas",
      does: "use commas",
      says: { more: "use more commas", less: "use fewer commas" },
      instruction: { more: "Use commas generously.", less: "Use few commas." },
    },
    "per sentence",
  ),
  timesOf(setting, "dashes", {
    id: "dashes",
    name: "dashes",
    does: "use dashes",
    instruction: { more: "Use dashes to break off or to add.", less: "Avoid dashes." },
  }),
  timesOf(setting, "parentheses", {
    id: "parentheses",
    name: "parentheses",
    does: "put things in parentheses",
  }),
  timesOf({ ...setting, source: quirk }, "asides", {
    id: "asides",
    name: "asides between dashes or in parentheses",
    does: "add asides with dashes or parentheses",
  }),
  timesOf(setting, "semicolons", { id: "semicolons", name: "semicolons", does: "use semicolons" }),
  timesOf(setting, "colons", { id: "colons", name: "colons", does: "use colons" }),
  timesOf(setting, "doubleQuotes", {
    id: "quotation-marks",
    name: "quotation marks",
    does: "put words in quotation marks",
  }),
  timesOf(setting, "ellipses", { id: "ellipses", name: "trailing dots", does: "trail off in dots" }),
  timesOf(setting, "slashes", { id: "slashes", name: "slashes", does: "join words with a slash" }),
  timesOf({ ...setting, source: quirk }, "serialCommas", {
    id: "serial-commas",
    name: "commas before the last “and” of a list",
    does: "put a comma before the last “and” of a list",
  }),
  sentencesWith(setting, "questions", {
    id: "questions",
    name: "sentences that ask a question",
    does: "ask a question",
    says: { more: "ask more questions", less: "ask fewer questions" },
    instruction: { more: "Ask a question now and then.", less: "State rather than ask." },
  }),
];

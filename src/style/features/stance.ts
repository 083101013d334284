import type { Feature } from "../feature.ts";
import { type Setting, timesOf, wordsOf } from "./kinds.ts";
import { biber, hyland, liwc } from "./sources.ts";

const setting: Setting = { group: "emotional", aspect: "stance", source: biber };
const fromHyland: Setting = { ...setting, source: hyland };

/** How sure, how bound, how personal a claim is. */
export const stance: readonly Feature[] = [
  wordsOf(fromHyland, "hedges", {
    id: "hedges",
    name: "“perhaps”, “probably”, “seems” and other hedges",
    does: "hedge with “perhaps”, “probably” or “seems”",
  }),
  wordsOf(fromHyland, "attitude", {
    id: "attitude",
    name: "“fortunately”, “surprisingly” and other comments",
    does: "comment with “fortunately”, “surprisingly” and the like",
  }),
  wordsOf(setting, "can", { id: "can", name: "“can” and “could”", does: "write “can” or “could”" }),
  wordsOf(setting, "may", { id: "may", name: "“may” and “might”", does: "write “may” or “might”" }),
  wordsOf(setting, "must", {
    id: "must",
    name: "“must”, “should” and “need”",
    does: "write “must”, “should” or “need”",
  }),
  wordsOf(setting, "will", { id: "will", name: "“will”", does: "write “will”" }),
  wordsOf(setting, "would", { id: "would", name: "“would”", does: "write “would”" }),
  wordsOf(setting, "negations", {
    id: "negations",
    name: "“not”, “no”, “never” and other negations",
    does: "use “not”, “no” or “never”",
    instruction: {
      more: "Say what is not so, as well as what is.",
      less: "Say what is so rather than what is not.",
    },
  }),
  wordsOf(setting, "if", {
    id: "conditions",
    name: "“if”, “unless” and “whether”",
    does: "set conditions with “if” or “unless”",
  }),
  wordsOf({ ...setting, source: liwc }, "mentalVerbs", {
    id: "mental-verbs",
    name: "“think”, “know”, “hope” and other verbs of the mind",
    does: "use “think”, “know”, “hope” and other verbs of the mind",
  }),
  timesOf(fromHyland, "opinions", {
    id: "opinions",
    name: "“I think”, “we believe” and the like",
    does: "write “I think”, “we believe” and the like",
  }),
  wordsOf(setting, "speechVerbs", {
    id: "speech-verbs",
    name: "“say”, “tell”, “ask” and other verbs of speaking",
    does: "use “say”, “tell”, “ask” and other verbs of speaking",
  }),
];

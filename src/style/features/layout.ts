import type { Feature, Surroundings } from "../feature.ts";
import type { CountName } from "../tally.ts";
import { feature, ratio, type Setting, type Wording } from "./kinds.ts";
import { stamatatos, yule } from "./sources.ts";

const setting: Setting = { group: "writing", aspect: "layout", source: stamatatos };

/** Paragraphs from which, and up to which, length shows. Words. */
const LONG_PARAGRAPH = 80;
const SHORT_PARAGRAPH = 40;

/** Something of the layout, by words; `seen` tells whether a sentence's surroundings show it. */
function perWords(count: CountName, wording: Wording, seen: (around: Surroundings) => boolean): Feature {
  return feature(setting, wording, {
    unit: "per 1000 words",
    scale: "root",
    value: ratio(count, "words", 1000),
    shows: (_tokens, direction, around) => ({
      strength: around && direction === "more" && seen(around) ? 1 : 0,
      marks: [],
    }),
  });
}

/** What a page looks like before it is read. Headings and code blocks stand in no sentence, and show in none. */
export const layout: readonly Feature[] = [
  feature(
    { ...setting, source: yule },
    {
      id: "paragraph-length",
      name: "average length of paragraphs",
      does: "write long paragraphs",
      says: { more: "write longer paragraphs", less: "write shorter paragraphs" },
      instruction: { more: "Let paragraphs run long.", less: "Keep paragraphs short." },
    },
    {
      unit: "words",
      scale: "root",
      value: ratio("paragraphWords", "paragraphs"),
      shows: (_tokens, direction, around) => {
        if (!around || around.block === "listItem") return { strength: 0, marks: [] };
        const { words } = around.paragraph;
        return {
          strength: Number(direction === "more" ? words >= LONG_PARAGRAPH : words <= SHORT_PARAGRAPH),
          marks: [],
        };
      },
    },
  ),
  feature(
    { ...setting, source: yule },
    {
      id: "paragraph-sentences",
      name: "sentences in a paragraph",
      does: "put many sentences into a paragraph",
      says: { more: "put more sentences into a paragraph", less: "put fewer sentences into a paragraph" },
      instruction: {
        more: "Put several sentences into each paragraph.",
        less: "Put only a few sentences into each paragraph.",
      },
    },
    {
      unit: "sentences",
      scale: "root",
      value: ratio("paragraphSentences", "paragraphs"),
      shows: (_tokens, direction, around) => {
        if (!around || around.block === "listItem") return { strength: 0, marks: [] };
        const { sentences } = around.paragraph;
        return { strength: Number(direction === "more" ? sentences >= 5 : sentences <= 2), marks: [] };
      },
    },
  ),
  feature(
    setting,
    {
      id: "list-sentences",
      name: "sentences in lists",
      does: "put sentences into lists",
      instruction: { more: "Break points out into lists.", less: "Write points as prose, not as lists." },
    },
    {
      unit: "% of sentences",
      scale: "root",
      value: ratio("listSentences", "sentences", 100),
      shows: (_tokens, direction, around) => ({
        strength: around ? Number((around.block === "listItem") === (direction === "more")) : 0,
        marks: [],
      }),
    },
  ),
  perWords("layout.headings", { id: "headings", name: "headings", does: "use headings" }, () => false),
  perWords("layout.links", { id: "links", name: "links", does: "link to other pages" }, ({ source }) =>
    /\]\(|\]\[|`_|<a\s|https?:/.test(source),
  ),
  perWords(
    "layout.emphases",
    { id: "emphases", name: "words in bold or italics", does: "set words in bold or italics" },
    ({ source }) => /(?:^|[^*\w])[*_]{1,2}\w/.test(source),
  ),
  perWords(
    "layout.codeSpans",
    { id: "code-spans", name: "code inside sentences", does: "put code inside a sentence" },
    ({ source }) => source.includes("`"),
  ),
  perWords(
    "layout.codeBlocks",
    { id: "code-blocks", name: "blocks of code", does: "show blocks of code" },
    () => false,
  ),
];

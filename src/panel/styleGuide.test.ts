import assert from "node:assert/strict";
import { test } from "node:test";
import type { DifferenceView, ReportState } from "./protocol.ts";
import { styleGuide } from "./styleGuide.ts";

function difference(feature: string, tentative: boolean): DifferenceView {
  return {
    feature,
    name: feature,
    unit: "words",
    tellingFigure: true,
    value: 27,
    interval: [26, 28],
    mean: 20,
    writers: [19, 21],
    group: "emotional",
    direction: "more",
    tentative,
    headline: `You use ${feature} more`,
    figures: `${feature}: 27, where others average 20.`,
    confidence: "Very likely to hold.",
    evidence: [
      {
        document: "file:///open.md",
        title: "odd`name.md",
        start: 0,
        end: 4,
        quote: "Shown here.",
        marks: [],
      },
      { document: "file:///kept/a.md", title: "a.md", start: 0, end: 4, quote: "Kept to myself.", marks: [] },
    ],
    contrast: [{ writer: "Ines", task: "Design", quote: "Not mine to hand on." }],
  };
}

const report: ReportState = {
  kind: "report",
  documents: 14,
  words: 12480,
  skipped: 0,
  wordsNeeded: 2000,
  comparedWith: "44 writers",
  glance: ["You use a more."],
  footing: ["That is all."],
  differences: [difference("a", false), difference("b", true)],
  standings: [],
  likeOthers: [],
  preference: "Do a.\nDo b.",
  turned: [],
};
const made = new Date(2026, 10, 23, 12).getTime();
const guideOf = (some: Partial<ReportState> = {}) =>
  styleGuide({
    report: { ...report, ...some },
    made,
    mayShow: (document) => !document.startsWith("file:///kept"),
  });

test("a style guide says what the panel says, on what it rests and when it was made", () => {
  assert.equal(
    guideOf(),
    `# Style guide

Made on November 23, 2026 from 12,480 words (documents: 14), beside 44 writers.

You use a more. That is all.

## Emotional style

### You use a more

a: 27, where others average 20. Very likely to hold.

> Shown here.
>
> — \`\` odd\`name.md \`\`

## Less sure

- You use b more. b: 27, where others average 20.

## How to write like this

- Do a.
- Do b.
`,
  );
});

test("neither other writers' sentences nor those of private documents are handed on", () => {
  assert.doesNotMatch(guideOf(), /Not mine|Kept to myself|a\.md`/);
});

test("where nothing is claimed, that is said", () => {
  const guide = guideOf({ differences: [], glance: [], footing: [], preference: "" });
  assert.match(guide, /Nothing in this writing stands out/);
  assert.doesNotMatch(guide, /##/);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { normaliseTypography } from "./typography.ts";

const EXAMPLES: readonly (readonly [source: string, text: string])[] = [
  ["It’s “done”", `It's "done"`],
  ["one – two", "one — two"],
  ["one -- two", "one — two"],
  ["one--two", "one — two"],
  ["one---two", "one — two"],
  ["one—two", "one — two"],
  ["one - two", "one — two"],
  ["“I thought—” she said", `"I thought —" she said`],
  ["pages 5–10", "pages 5-10"],
  ["7 - 5 is 2", "7 - 5 is 2"],
  ["git push --force", "git push --force"],
  ["a well-known fact", "a well-known fact"],
  ["wait… what", "wait... what"],
  ["soft\u00ADhyphen and zero\u200Bwidth", "softhyphen and zerowidth"],
  ["a\u00A0 b\n\tc", "a b c"],
  ["It was--—so she said", "It was — — so she said"],
  ["R&amp;D &amp;mdash; caf&eacute; &#8220;x&#x201D; &unknown;", `R&D — café "x" &unknown;`],
  ["Ask ann@example.org or see https://example.org/a?b=c.", "Ask \uFFFC or see \uFFFC."],
  [`The hash ${"0a".repeat(32)} differs`, "The hash \uFFFC differs"],
];

for (const [source, text] of EXAMPLES) {
  test(`${JSON.stringify(source)} reads ${JSON.stringify(text)}`, () => {
    assert.equal(normaliseTypography(source), text);
  });
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { extractProse } from "../text/extractProse.ts";
import { messagesByYear } from "./commitMessages.ts";

test("messages are a text for each year, in order, without what git wrote", () => {
  const at = (year: number, month: number) => Date.UTC(year, month, 3);
  const years = messagesByYear([
    {
      text: 'Revert "Paint the gate"\n\nThis reverts commit 12ab.\n\nThe paint was still wet when it rained.\n',
      written: at(2024, 5),
    },
    {
      text: "Paint the gate\n\nIt had been grey for long enough.\n\nSigned-off-by: Ann <ann@example.org>\n",
      written: at(2024, 4),
    },
    { text: "Begin\n", written: at(2023, 11) },
  ]);
  assert.deepEqual(
    years.map(({ year, modified }) => [year, modified]),
    [
      [2023, at(2023, 11)],
      [2024, at(2024, 5)],
    ],
  );
  assert.deepEqual(
    extractProse(years[1]!.text, "git-commit").sentences.map(({ text }) => text),
    ["It had been grey for long enough.", "The paint was still wet when it rained."],
  );
});

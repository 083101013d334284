import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { assertReadable, damagedFile, hostileText } from "../../test/hostileText.ts";
import { MAIL_IDENTITY, readFixtures } from "../../test/readFixture.ts";
import { supportedLanguages } from "../text/extractProse.ts";
import { textOfFile } from "./textOfFile.ts";

const files = readFixtures();
const texts: { source: string; languageId: string }[] = [];
for (const { bytes, languageId } of files) {
  const read = await textOfFile(bytes, languageId, [MAIL_IDENTITY]);
  if ("text" in read) texts.push({ source: read.text, languageId });
}

test("whatever a text holds, it is read, and positions are in it", () => {
  fc.assert(
    fc.property(hostileText(texts), (text) => void assertReadable(text)),
    { numRuns: 500 },
  );
});

test("a damaged file is read or skipped", async () => {
  await fc.assert(
    fc.asyncProperty(damagedFile(files), async ({ bytes, languageId }) => {
      const read = await textOfFile(bytes, languageId, [MAIL_IDENTITY]);
      if ("text" in read) assertReadable({ source: read.text, languageId });
      else assert.ok(["binary", "notMine"].includes(read.reason));
    }),
    { numRuns: 100 },
  );
});

/** Ten thousand levels of what each format nests. */
const NESTED = [
  "> ",
  "- ",
  "<div>",
  "<blockquote>",
  "<b>",
  "\\emph{",
  "\\begin{quote}",
  "{",
  "[",
  "*",
  '{"cells":[',
  "====\n",
  "#+begin_center\n",
];

for (const languageId of supportedLanguages) {
  test(`${languageId}: ten thousand levels are read in bounded time`, () => {
    for (const mark of NESTED)
      assert.ok(assertReadable({ source: mark.repeat(10_000), languageId }) < 5, mark);
  });

  test(`${languageId}: a line of 500 kB is read in bounded time`, () => {
    const source = "I never saw the end of it, and so on. ".repeat(500_000 / 38);
    assert.ok(assertReadable({ source, languageId }) < 5);
  });
}

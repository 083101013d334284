import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { expectedReading, MAIL_IDENTITY, readFixtures } from "../../test/readFixture.ts";
import { extractProse, supportedLanguages } from "../text/extractProse.ts";
import type { Prose } from "../text/prose.ts";
import { textOfFile } from "./textOfFile.ts";

const fixtures = readFixtures();

// Each document in test/formats has beside it what is read of it: sentences in their order, what is left out in brackets.
// After a change that is meant, UPDATE_FIXTURES=1 writes those files anew; look at what is different.
for (const { name, languageId, bytes } of fixtures) {
  test(`${name} is read as it was meant`, async () => {
    const read = await textOfFile(bytes, languageId, [MAIL_IDENTITY]);
    assert.ok("text" in read);
    const reading = inWords(extractProse(read.text, languageId), read.text);
    if (process.env.UPDATE_FIXTURES) writeFileSync(`test/formats/${name}.read`, reading);
    assert.equal(reading, expectedReading(name));
  });
}

test("every format has its documents", () => {
  const single = new Set(["git-commit", "tex", "djot", "mdx", "mbox"]);
  for (const languageId of supportedLanguages.filter((each) => !single.has(each))) {
    const those = fixtures.filter((fixture) => family(fixture.languageId) === family(languageId));
    assert.ok(those.length >= 3, languageId);
  }
});

const family = (languageId: string) =>
  ({ mdx: "markdown", djot: "markdown", mbox: "eml" })[languageId] ?? languageId;

function inWords({ sentences, omissions }: Prose, source: string): string {
  const said = sentences.map(({ text, start, block }) => ({
    start,
    line: (block === "listItem" ? "- " : "") + text,
  }));
  const leftOut = omissions.map(({ start, end, reason }) => ({
    start,
    line: `  [${reason}: ${shortened(source.slice(start, end))}]`,
  }));
  return [...said, ...leftOut]
    .sort((a, b) => a.start - b.start)
    .map(({ line }) => `${line}\n`)
    .join("");
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= 60 ? line : `${line.slice(0, 40)} … ${line.slice(-15)}`;
}

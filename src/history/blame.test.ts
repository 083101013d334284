import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { linesOfOthers, mailOf, parseBlame, writersOfLines } from "./blame.ts";

const ONE = "1".repeat(40);
const TWO = "2".repeat(40);

test("entries come in any order, and a commit says only once whose it is", () => {
  const output = [
    `${TWO} 2 3 1`,
    "author Bob",
    "author-mail <Bob@x.org>",
    `summary ${ONE} 1 1 1`,
    "boundary",
    "filename a.md",
    `${ONE} 1 1 2`,
    "author Ann",
    "author-mail <ann@x.org>",
    "filename a.md",
    `${TWO} 9 4 1`,
    "filename a.md",
    "",
  ].join("\n");
  assert.deepEqual(parseBlame(output), [
    { lines: 2, mail: "ann@x.org" },
    { lines: 2, mail: "bob@x.org" },
  ]);
  assert.deepEqual(parseBlame(output, new Set([ONE]))[0], { lines: 2, mail: undefined });
});

test("a mail is what stands in angle brackets, in lower case", () => {
  assert.equal(mailOf("Ann <a> Lee <Ann@X.org>"), "ann@x.org");
  assert.equal(mailOf("ann@x.org"), "ann@x.org");
});

const ANN = "ann@x.org";
const BOB = "bob@x.org";
const committed = "Ann one.\nBob two.\nBob three.\nAnn four.\n";
const runs = [
  { lines: 1, mail: ANN },
  { lines: 2, mail: BOB },
  { lines: 1, mail: ANN },
];
const writers = (text: string) => writersOfLines(text, committed, runs, ANN);

test("lines that were changed since the commit are the editor's, others stay", () => {
  assert.deepEqual(writers(committed), [ANN, BOB, BOB, ANN]);
  assert.deepEqual(writers("Ann one.\nNew.\nBob two.\nBob 3.\nAnn four.\n"), [ANN, ANN, BOB, ANN, ANN]);
  assert.deepEqual(writers("Bob three.\n"), [BOB]);
  assert.deepEqual(writers(""), []);
});

test("line breaks of another system, and moving lines about, make nothing the editor's", () => {
  assert.deepEqual(writers(committed.replaceAll("\n", "\r\n")), [ANN, BOB, BOB, ANN]);
  assert.deepEqual(writers("Bob three.\nAnn one.\nAnn four.\nBob two.\n"), [BOB, ANN, ANN, BOB]);
});

test("a line without a name is nobody's, and so is a line of unknown beginnings", () => {
  assert.deepEqual(writersOfLines("One.\nTwo.\n", "One.\nTwo.\n", [{ lines: 1, mail: ANN }], ANN), [
    ANN,
    undefined,
  ]);
});

test("every line has one writer, and no line of somebody else's becomes the editor's by any editing", () => {
  const lines = fc.array(fc.constantFrom("Ann one.", "Bob two.", "Bob three.", "Ann four.", "New.", ""));
  fc.assert(
    fc.property(lines, (now) => {
      const text = now.map((line) => `${line}\n`).join("");
      const found = writers(text);
      assert.equal(linesOfOthers(text, found, new Set([ANN, BOB])).length, 0);
      for (const [at, line] of now.entries()) {
        if (at < found.length && line.startsWith("Bob")) assert.equal(found[at], BOB);
        if (at < found.length && line === "New.") assert.equal(found[at], ANN);
      }
    }),
  );
});

test("stretches of others' lines are whole lines and cover no own one", () => {
  const text = "a\r\nbb\nccc\nd";
  const spans = linesOfOthers(text, [ANN, BOB, undefined, ANN], new Set([ANN]));
  assert.deepEqual(
    spans.map(({ start, end }) => text.slice(start, end)),
    ["bb\nccc\n"],
  );
  assert.deepEqual(linesOfOthers(text, [BOB, BOB, BOB, BOB], new Set([ANN])), [
    { start: 0, end: text.length },
  ]);
  assert.deepEqual(linesOfOthers("", [], new Set()), []);
});

test("rewriting a file wholesale ends in time", () => {
  const long = Array.from({ length: 20_000 }, (_, at) => `Line ${at}.`).join("\n");
  const other = Array.from({ length: 20_000 }, (_, at) => `Other ${at}.`).join("\n");
  const found = writersOfLines(`${other}\nLine 7.`, long, [{ lines: 20_000, mail: BOB }], ANN);
  assert.equal(found.filter((mail) => mail === BOB).length, 1);
});

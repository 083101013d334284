import assert from "node:assert/strict";
import { test } from "node:test";
import { extractProse } from "./extractProse.ts";

const markdown = (...source: string[]) => ({ cell_type: "markdown", metadata: {}, source });
const notebook = (...cells: object[]) => JSON.stringify({ cells, nbformat: 4 }, undefined, 1);
const texts = (source: string) => extractProse(source, "jupyter").sentences.map(({ text }) => text);

test("the Markdown of a cell is put together from its lines", () => {
  const source = notebook(
    markdown(
      "# A title\n",
      "\n",
      'I *never* said "so" \\*there\\*,\n',
      "and C:\\temp is é.\n",
      "\n",
      "```\n",
      "This is code.\n",
      "```",
    ),
    { cell_type: "code", source: ["This is code.\n"], outputs: [{ text: ["This is output."] }] },
    { source: "One string is enough.\n\nIt is.", cell_type: "markdown" },
  );
  const expected = ['I never said "so" *there*, and C:\\temp is é.', "One string is enough.", "It is."];
  assert.deepEqual(texts(source), expected);
  assert.deepEqual(texts(source.replaceAll("é", "\\u00e9")), expected);
});

test("positions are those of the file", () => {
  const source = notebook(markdown("It was *so*. ", "And on\n", "it went."));
  assert.deepEqual(
    extractProse(source, "jupyter").sentences.map(({ start, end }) => source.slice(start, end)),
    ["It was *so*.", 'And on\\n",\n    "it went.'],
  );
});

test("a cell ends what it opens", () => {
  assert.deepEqual(texts(notebook(markdown("```\n", "This is code."), markdown("This is not."))), [
    "This is not.",
  ]);
});

test("what only looks like a cell is none; what is no notebook holds no prose", () => {
  const source = notebook({ ...markdown("This is it."), metadata: { cells: "x", source: ["This is not."] } });
  assert.deepEqual(texts(source), ["This is it."]);
  assert.deepEqual(texts("This is no JSON."), []);
  assert.deepEqual(texts(""), []);
});

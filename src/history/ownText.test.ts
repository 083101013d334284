import assert from "node:assert/strict";
import { test } from "node:test";
import { ownText } from "./ownText.ts";

const text =
  "# Gate\n\nI mended the gate, and\nthe board inspected it. Nobody paid me.\n\nThe board met again.\n";

test("a sentence of which others wrote a part is gone as a whole, and what stays is where it was", () => {
  const line = "the board inspected it. Nobody paid me.";
  const last = "The board met again.";
  const notMine = [line, last].map((part) => {
    const start = text.indexOf(part);
    return { start, end: start + part.length };
  });
  const own = ownText({ text, languageId: "markdown", notMine });
  assert.equal(own.length, text.length);
  assert.equal(own.replace(/\s+/g, " ").trim(), "# Gate");
});

test("a text that is all its writer's stays as it is", () => {
  assert.equal(ownText({ text, languageId: "markdown" }), text);
  assert.equal(ownText({ text, languageId: "markdown", notMine: [] }), text);
});

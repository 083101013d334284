import assert from "node:assert/strict";
import { test } from "node:test";
import { extractProse } from "../text/extractProse.ts";
import { piecesOfProse } from "./piecesOfProse.ts";

/** The pieces of a document, paragraphs as ¶ and breaks as ‖. */
function picture(source: string): string {
  return piecesOfProse(extractProse(source, "markdown"))
    .map((piece) => ({ "\n": "¶", "": " ‖" })[piece] ?? piece)
    .join("");
}

test("paragraphs begin anew, sentences go on", () => {
  assert.equal(
    picture("We agree. They do not.\n\nSo be it, then."),
    "¶We agree. They do not.¶So be it, then.",
  );
});

test("what is not prose breaks the sequence, and is no piece itself", () => {
  assert.equal(picture("Call `f()` before you leave the house."), "¶Call ‖ before you leave the house.");
});

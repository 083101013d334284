import assert from "node:assert/strict";
import { test } from "node:test";
import { pathWithin } from "./pathWithin.ts";

test("a document's path within a source is what exclusions are matched with", () => {
  const notes = "file:///home/ada/notes";
  assert.equal(pathWithin(notes, "file:///home/ada/notes/drafts/one%20day.md"), "drafts/one day.md");
  assert.equal(pathWithin("file:///", "file:///a.md"), "a.md");
  assert.equal(pathWithin(notes, notes), "");
  assert.equal(pathWithin(notes, "file:///home/ada/notes-of-others/a.md"), undefined);
});

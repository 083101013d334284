import assert from "node:assert/strict";
import { test } from "node:test";
import { languageOf } from "./languageOf.ts";

test("a file's language is in its name", () => {
  assert.equal(languageOf("notes/a.b.MD"), "markdown");
  assert.equal(languageOf("C:\\notes\\a.txt"), "plaintext");
  assert.equal(languageOf("pep-0008.rst"), "restructuredtext");
  assert.equal(languageOf(".git/COMMIT_EDITMSG"), "git-commit");
  for (const path of ["photo.png", "Makefile", ".md", "a.md/b", "a.constructor"])
    assert.equal(languageOf(path), undefined);
});

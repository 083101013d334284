import assert from "node:assert/strict";
import { test } from "node:test";
import { languageOf, languageOfOpen, namesOf } from "./languageOf.ts";

test("a file's language is in its name", () => {
  assert.equal(languageOf("notes/a.b.MD"), "markdown");
  assert.equal(languageOf("C:\\notes\\a.txt"), "plaintext");
  assert.equal(languageOf("pep-0008.rst"), "restructuredtext");
  assert.equal(languageOf(".git/COMMIT_EDITMSG"), "git-commit");
  for (const path of ["photo.png", "Makefile", ".md", "a.md/b", "a.constructor"])
    assert.equal(languageOf(path), undefined);
});

const languages = ["markdown", "mdx", "org", "latex", "plaintext"];

test("what opens as plain text is of the language its name says; else the editor knows best", () => {
  assert.equal(languageOfOpen("plaintext", "/notes/journal.org", languages), "org");
  assert.equal(languageOfOpen("plaintext", "/notes/widget.mdx", languages), "mdx");
  assert.equal(languageOfOpen("plaintext", "/notes/mail.eml", languages), "plaintext");
  assert.equal(languageOfOpen("plaintext", "Untitled-1", languages), "plaintext");
  assert.equal(languageOfOpen("markdown", "/notes/journal.org", languages), "markdown");
  assert.equal(languageOfOpen("json", "/notes/a.md", languages), "json");
});

test("languages have the names that extensions give them", () => {
  assert.equal(languageOfOpen("tex", "/a.sty", languages), "latex");
  assert.deepEqual(namesOf(["latex", "org"]), ["latex", "org", "tex"]);
});

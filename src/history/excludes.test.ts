import assert from "node:assert/strict";
import { test } from "node:test";
import { DEFAULT_EXCLUDES, excluding } from "./excludes.ts";

test("other people's files are excluded, and folders with them, at any depth", () => {
  const isExcluded = excluding(DEFAULT_EXCLUDES);
  for (const path of [
    "node_modules",
    "a/node_modules/b/c.md",
    ".git",
    "a/dist/x.md",
    "LICENSE",
    "docs/changelog.md",
    "requirements-dev.txt",
  ]) {
    assert.ok(isExcluded(path), path);
  }
  for (const path of [
    "notes.md",
    "a/distance.md",
    "building/plan.md",
    "on-licences.md",
    "history-of-rome.md",
  ]) {
    assert.ok(!isExcluded(path), path);
  }
});

test("a person's own globs", () => {
  const isExcluded = excluding(["drafts/**", "**/*.private.md"]);
  assert.ok(isExcluded("drafts/a.md") && isExcluded("b/c.private.md") && !isExcluded("b/drafts.md"));
  assert.ok(!excluding([])("a.md"));
});

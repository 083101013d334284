import assert from "node:assert/strict";
import { test } from "node:test";
import { TypedAsSuggested } from "./typedAsSuggested.ts";

function shown(...texts: string[]): TypedAsSuggested {
  const suggestions = new TypedAsSuggested();
  suggestions.show("a.md", "The qu", "", texts);
  return suggestions;
}

test("typing through a suggestion leaves its rest", () => {
  const suggestions = shown("ick fox");
  assert.deepEqual(suggestions.rest("a.md", "The qu", ""), ["ick fox"]);
  assert.deepEqual(suggestions.rest("a.md", "The qui", ""), ["ck fox"]);
  assert.deepEqual(suggestions.rest("a.md", "The quick", ""), [" fox"]);
});

test("of several suggestions those stay that begin with what is typed", () => {
  const suggestions = shown("ick fox", "iet end", "i");
  assert.deepEqual(suggestions.rest("a.md", "The qui", ""), ["ck fox", "et end"]);
  assert.deepEqual(suggestions.rest("a.md", "The quie", ""), ["t end"]);
});

test("typing something else, all of it, or elsewhere ends it", () => {
  const suggestions = shown("ick fox");
  assert.deepEqual(suggestions.rest("a.md", "The qua", ""), []);
  assert.deepEqual(suggestions.rest("a.md", "The q", ""), []);
  assert.deepEqual(suggestions.rest("a.md", "The qui", "!"), []);
  assert.deepEqual(suggestions.rest("a.md", "The quick fox", ""), []);
  assert.deepEqual(suggestions.rest("b.md", "The qui", ""), []);
});

test("nothing is kept of nothing", () => {
  assert.deepEqual(shown("").rest("a.md", "The qu", ""), []);
  const suggestions = shown("ick fox");
  suggestions.clear();
  assert.deepEqual(suggestions.rest("a.md", "The qu", ""), []);
});

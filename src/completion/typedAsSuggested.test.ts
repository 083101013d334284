import assert from "node:assert/strict";
import { test } from "node:test";
import { TypedAsSuggested } from "./typedAsSuggested.ts";

function shown(): TypedAsSuggested {
  const suggestion = new TypedAsSuggested();
  suggestion.show("a.md", "The qu", "", "ick fox");
  return suggestion;
}

test("typing through a suggestion leaves its rest", () => {
  assert.equal(shown().rest("a.md", "The qu", ""), "ick fox");
  assert.equal(shown().rest("a.md", "The qui", ""), "ck fox");
  assert.equal(shown().rest("a.md", "The quick", ""), " fox");
});

test("typing something else, all of it, or elsewhere ends it", () => {
  assert.equal(shown().rest("a.md", "The qua", ""), undefined);
  assert.equal(shown().rest("a.md", "The q", ""), undefined);
  assert.equal(shown().rest("a.md", "The qui", "!"), undefined);
  assert.equal(shown().rest("a.md", "The quick fox", ""), undefined);
  assert.equal(shown().rest("b.md", "The qui", ""), undefined);
});

test("nothing is kept of nothing", () => {
  const suggestion = shown();
  suggestion.clear();
  assert.equal(suggestion.rest("a.md", "The qu", ""), undefined);
  suggestion.show("a.md", "The qu", "", "");
  assert.equal(suggestion.rest("a.md", "The qu", ""), undefined);
});

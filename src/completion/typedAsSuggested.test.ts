import assert from "node:assert/strict";
import { test } from "node:test";
import { TypedAsSuggested } from "./typedAsSuggested.ts";

function shown(): TypedAsSuggested<string> {
  const suggestion = new TypedAsSuggested<string>();
  suggestion.show("The qu", "", "ick fox", "item", 1000);
  return suggestion;
}

test("typing through a suggestion leaves its rest", () => {
  assert.deepEqual(shown().rest("The qui", "", 1200), { text: "ck fox", item: "item" });
  assert.deepEqual(shown().rest("The quick", "", 1600), { text: " fox", item: "item" });
});

test("typing something else, or changing what follows, ends it", () => {
  assert.equal(shown().rest("The qua", "", 1100), undefined);
  assert.equal(shown().rest("The q", "", 1100), undefined);
  assert.equal(shown().rest("The qui", "!", 1100), undefined);
  assert.equal(shown().rest("The quick fox", "", 1100), undefined);
});

test("who had the time to take it and typed on did not want it", () => {
  assert.equal(shown().rest("The qui", "", 2000), undefined);
  assert.deepEqual(shown().rest("The qu", "", 9000)?.text, "ick fox");
});

test("nothing is kept of nothing", () => {
  const suggestion = shown();
  suggestion.clear();
  assert.equal(suggestion.rest("The qu", "", 1000), undefined);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { extractProse } from "../text/extractProse.ts";
import type { Policy } from "./suggestion.ts";
import { VoiceModel } from "./voiceModel.ts";

const HISTORY = [
  "I would rather keep it small. We can always add to it later on, but nobody ever takes anything out of it again.",
  "I would rather keep it simple than clever. The release notes say what changed and why it changed at all.",
  "I would rather keep it small and plain. The release notes go out on Friday, as they always do around here.",
];

/** The text with what is shown at ║ between ├ and ┤. */
function shownAt(picture: string, policy: Policy = "eager"): string {
  const model = new VoiceModel();
  HISTORY.forEach((text, number) => {
    model.add({ id: `${number}.md`, prose: extractProse(text, "markdown") });
  });
  const [before = "", after = ""] = picture.split("║");
  const suggestion = model.suggest({ before, after, languageId: "markdown" }, policy);
  return `${before}║${suggestion ? `├${suggestion.text}┤` : ""}${after}`;
}

test("a habit is completed as far as it goes", () => {
  assert.equal(shownAt("I would║"), "I would║├ rather keep it small.┤");
  assert.equal(shownAt("I w║"), "I w║├ould rather keep it small.┤");
});

test("a word is completed in the middle", () => {
  assert.equal(shownAt("Read the rele║"), "Read the rele║├ase notes go out┤");
});

test("nothing is said that nobody said before", () => {
  assert.equal(shownAt("Zxq║"), "Zxq║");
  assert.equal(shownAt("Zxq║", "calm"), "Zxq║");
});

test("calm keeps quiet where eager guesses", () => {
  assert.notEqual(shownAt("It is al║", "eager"), "It is al║");
  assert.equal(shownAt("Perhaps ║", "calm"), "Perhaps ║");
});

test("nothing is shown outside prose", () => {
  for (const picture of ["`I would║", "# I would║", "[x](I would║", "```\nI would║", "<I would║"]) {
    assert.equal(shownAt(picture), picture);
  }
});

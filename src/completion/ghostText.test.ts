import assert from "node:assert/strict";
import { test } from "node:test";
import type { Suggestion } from "../voice/suggestion.ts";
import { ghostText, longerTexts, type Voice } from "./ghostText.ts";

/** A voice that always says the same. */
function voiceOf(...texts: string[]): Voice {
  const all: Suggestion[] = texts.map((text) => ({
    text,
    probability: 0.5,
    probabilityOfAll: 0.5,
    sources: [],
  }));
  return { suggest: () => all[0], continuations: () => all };
}

/** The text with what is shown at ║ between ├ and ┤. */
function shownAt(picture: string, text: string): string {
  const [before = "", after = ""] = picture.split("║");
  const suggestion = ghostText(voiceOf(text), { before, after, languageId: "markdown" }, "eager");
  return `${before}║${suggestion ? `├${suggestion.text}┤` : ""}${after}`;
}

test("a suggestion is fitted between both sides", () => {
  assert.equal(shownAt("We║", " agree"), "We║├ agree┤");
  assert.equal(shownAt("We ║", " agree"), "We ║├agree┤");
  assert.equal(shownAt("We║.", " agree "), "We║├ agree┤.");
});

test("nothing is shown outside prose, or where it would repeat what follows", () => {
  assert.equal(shownAt("`We║", " agree"), "`We║");
  assert.equal(shownAt("We║ agree on it", " agree"), "We║ agree on it");
  assert.equal(shownAt("We║", " agree (mostly"), "We║");
});

test("of longer continuations, those that fit are left", () => {
  const voice = voiceOf(" agree.", " agree on it.", " differ (in taste.");
  const found = longerTexts(voice, { before: "We", after: " agree.", languageId: "markdown" });
  assert.deepEqual(
    found.map(({ text }) => text),
    [" agree on it."],
  );
});

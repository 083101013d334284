import assert from "node:assert/strict";
import { test } from "node:test";
import type { Candidate } from "../generation/rankCandidates.ts";
import type { Place } from "./place.ts";
import { Written } from "./written.ts";

/** All that is asked of a place: where it is. */
const placeAt = (before: string, uri = "file:///draft.md") =>
  ({ uri, request: { before, after: "", languageId: "markdown", document: uri } }) as Place;
const candidate = (text: string, fit: number, against: readonly string[] = []): Candidate => ({
  text,
  fit,
  words: 100,
  agreement: {
    along: [],
    against: against.map((feature) => ({ feature, direction: "more", evidence: [], contrast: [] })),
  },
});

test("what is written for a place is ranked, counted, and there once", () => {
  const written = new Written(placeAt("On Sunday "));
  written.take(candidate("a", 0), false);
  written.take(candidate("b", 1), false);
  written.take(candidate("a", 0), false);
  written.take(undefined, false);
  assert.deepEqual(written.texts, ["b", "a"]);
  assert.equal(written.requests, 4);
});

test("it is for the same cursor in the same text alone", () => {
  const written = new Written(placeAt("On Sunday "));
  assert.ok(written.isAt(placeAt("On Sunday ")));
  assert.ok(!written.isAt(placeAt("On Monday ")));
  assert.ok(!written.isAt(placeAt("On Sunday ", "file:///other.md")));
});

test("one that does not sound like the author can be tried again once, and what was off is named", () => {
  const written = new Written(placeAt(""));
  assert.ok(!written.isUnlike);
  written.take(candidate("a", -3, ["contractions"]), false);
  assert.ok(written.isUnlike && written.mayTryAgain);
  assert.equal(written.complaints().length, 1);
  written.take(candidate("b", -2), true);
  assert.deepEqual(written.texts, ["b", "a"]);
  assert.ok(written.isUnlike && !written.mayTryAgain);
  written.take(candidate("c", 1), false);
  assert.ok(!written.isUnlike);
});

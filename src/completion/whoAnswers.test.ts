import assert from "node:assert/strict";
import { test } from "node:test";
import { type Circumstances, whyOnDevice } from "./whoAnswers.ts";

const good: Circumstances = {
  isWanted: true,
  provider: "endpoint",
  isPrivate: false,
  hasConsent: true,
  isWithinLimit: true,
  rests: false,
};

test("a model completes where it is wanted, an endpoint's, agreed to, within the limit and working", () => {
  assert.equal(whyOnDevice(good), undefined);
});

test("anything else is a reason for this machine, and the first one is named", () => {
  const cases = [
    [{ isWanted: false }, "notWanted"],
    [{ provider: undefined }, "noModel"],
    [{ provider: "editor" }, "editorModel"],
    [{ isPrivate: true }, "private"],
    [{ hasConsent: false }, "noConsent"],
    [{ isWithinLimit: false }, "limit"],
    [{ rests: true }, "failing"],
  ] as const;
  let all: Circumstances = good;
  for (const [change, why] of cases.toReversed()) {
    assert.equal(whyOnDevice({ ...good, ...change }), why);
    all = { ...all, ...change };
    assert.equal(whyOnDevice(all), why, "before the reasons after it");
  }
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { buildPrompt, type PromptInputs } from "./prompt.ts";
import { shorter } from "./shorter.ts";

const words = (number: number, name: string) =>
  Array.from({ length: number }, (_, at) => `${name}${at}`).join(" ");

const INPUTS: PromptInputs = {
  preference: "Keep sentences short.",
  passages: [words(200, "passage"), words(200, "other")],
  contrast: [words(40, "contrast")],
  title: "Home",
  before: words(60, "before"),
  after: words(20, "after"),
  languageId: "markdown",
  unit: "sentence",
};

test("passages and other writers' sentences go first, and with many of them the text stays whole", () => {
  assert.deepEqual(shorter(INPUTS), { ...INPUTS, passages: [], contrast: [] });
});

test("where that is not enough, the far text goes: the nearest stays", () => {
  const inputs = { ...INPUTS, passages: [], before: words(2_000, "before"), after: words(2_000, "after") };
  const { before = "", after = "" } = shorter(inputs) ?? {};
  assert(before.endsWith("before1998 before1999") && before.length > 2_000 && before.length < 4_000);
  assert(after.startsWith("after0 after1 ") && after.length < 1_000);
  assert(!before.includes("before0 "));
});

test("a prompt is half as long, but for what must stay", () => {
  const length = (inputs: PromptInputs) => buildPrompt(inputs).user.length;
  fc.assert(
    fc.property(fc.nat(3_000), fc.nat(500), fc.nat(500), (before, after, passage) => {
      const inputs = {
        ...INPUTS,
        before: words(before, "b"),
        after: words(after, "a"),
        passages: [words(passage, "p")],
      };
      const less = shorter(inputs);
      if (less) assert(length(less) <= length(inputs) / 2 + 800, `${length(less)} of ${length(inputs)}`);
      else assert(length(inputs) < 1_000);
    }),
  );
});

test("of little there is nothing to leave out", () => {
  assert.equal(shorter({ ...INPUTS, passages: [], contrast: [], before: "It was ", after: "" }), undefined);
});

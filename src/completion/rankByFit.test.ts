import assert from "node:assert/strict";
import { test } from "node:test";
import type { Alternative } from "../voice/suggestion.ts";
import { rankByFit } from "./rankByFit.ts";

const alternative = (text: string, worth: number): Alternative => ({
  text,
  worth,
  probability: 0.5,
  probabilityOfAll: 0.1,
  sources: [],
});
const long = (word: string) => ` ${Array.from({ length: 12 }, () => word).join(" ")}.`;
const fitOf = (text: string) => (text.includes("mine") ? 2 : -2);
const textsOf = (found: readonly Alternative[]) => found.map(({ text }) => text);

test("of two that are about as likely, the one that fits the author comes first", () => {
  const [theirs, mine] = [alternative(long("theirs"), -3), alternative(long("mine"), -3.5)];
  assert.deepEqual(textsOf(rankByFit([theirs, mine], fitOf)), textsOf([mine, theirs]));
});

test("what is much likelier stays first, and so does what is a word or two", () => {
  const likely = alternative(long("theirs"), -1);
  assert.equal(rankByFit([alternative(long("mine"), -9), likely], fitOf)[0], likely);
  const short = alternative(" theirs", -3);
  assert.equal(rankByFit([short, alternative(" mine", -3.5)], fitOf)[0], short);
});

test("where nothing can be told of the fit, the order is that of worth", () => {
  const found = [alternative(" a", -2), alternative(" b", -1), alternative(" c", -3)];
  assert.deepEqual(textsOf(rankByFit(found, () => undefined)), [" b", " a", " c"]);
});

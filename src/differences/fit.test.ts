import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { unpackPopulations } from "../corpus/population.ts";
import { extractProse } from "../text/extractProse.ts";
import { FitModel } from "./fit.ts";

const { modern } = unpackPopulations(readFileSync(new URL("../../corpus/fit.bin", import.meta.url)));
const read = (text: string) => extractProse(text, "markdown");

const breezy = [
  "Honestly, it's a bit of a mess, isn't it? I'd been meaning to tidy it up for ages, and, well, I never did.",
  "So I've had a go at it. It's not perfect, I know, but it's a whole lot nicer than it was, and it didn't take ages either.",
  "Anyway, that's the gist of it. I'd love to hear what you think, even if it's just a quick yes or no.",
];
const breezyToo =
  "Well, it's been ages, hasn't it? I'd meant to write, I know, but I didn't, and that's a bit of a shame.";
const formal =
  "The committee recommends adoption of the specification subject to the modifications enumerated in the following section.";

test("an author's manner fits better than another's", () => {
  const model = new FitModel(modern);
  for (const text of breezy) model.add(read(text));
  assert.ok(model.fitOf(read(breezyToo))! > model.fitOf(read(formal))!);
  assert.ok(model.fitOf(read(breezyToo))! > 0);
});

test("fit is finite on any prose; without prose or history there is none", () => {
  const model = new FitModel(modern);
  assert.equal(model.fitOf(read(breezyToo)), undefined);
  model.add(read(breezy[0]!));
  assert.equal(model.fitOf(read("")), undefined);
  fc.assert(
    fc.property(fc.lorem({ maxCount: 40 }), (text) => {
      const fit = model.fitOf(read(`${text[0]!.toUpperCase()}${text.slice(1)} and so it goes on and on.`));
      assert.ok(fit === undefined || Number.isFinite(fit));
    }),
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { parseMethod } from "./method.ts";
import { CosineDelta } from "./metrics/delta.ts";
import { sumUp } from "./results.ts";
import { type Scored, score } from "./score.ts";

const yardsticks = {
  delta: new CosineDelta(
    new Map([
      ["ann", "the a the a the"],
      ["ben", "and of and of and"],
    ]),
  ),
  author: { fit: async (text: string) => text.length },
  claimsOf: () => undefined,
  synonyms: undefined,
};

function scored(
  method: string,
  target: number,
  repeat: number,
  text: string,
  judged?: number,
): Promise<Scored> {
  const written = { method: parseMethod(method), target, repeat, text, judged };
  return score(written, "ann", "the cat sat on the mat", yardsticks);
}

test("a text is set beside what was really written; what cannot be had is absent", async () => {
  const { values, bleu } = await scored("none", 0, 0, "the cat sat on the mat", 8);
  assert.deepEqual([values.rouge1, values.rougeL, values.judge, values.fit], [1, 1, 8, 22]);
  assert.ok(values.deltaMargin! > 0);
  assert.ok(!("claims" in values));
  assert.deepEqual(bleu.correct, bleu.total);
  assert.ok(!("judge" in (await scored("none", 0, 0, "cat")).values));
});

test("an empty text is a text without anything in common", async () => {
  const { values } = await scored("none", 0, 0, "");
  assert.deepEqual([values.rouge1, values.rougeL, values.meteor], [0, 0, 0]);
});

test("means over targets, spread over repetitions, BLEU over all texts, differences on the targets that all have", async () => {
  const all = await Promise.all([
    scored("rag", 0, 0, "the cat sat on the mat", 8),
    scored("rag", 1, 0, "nothing", 2),
    scored("rag", 0, 1, "the cat sat on the mat", 6),
    scored("rag", 1, 1, "nothing", 2),
    scored("none", 0, 0, "nothing", 1),
    scored("none", 1, 0, "nothing", 1),
    // Of the third target only one method has a text: it counts in that method's mean, and in no difference.
    scored("none", 2, 0, "the cat sat on the mat", 10),
  ]);
  const [none, rag] = sumUp(all, ["none", "rag", "dpl"], "1");
  assert.deepEqual([none!.method, rag!.method], ["none", "rag"]);
  // Repetitions: (8 + 2) / 2 and (6 + 2) / 2.
  assert.equal(rag!.figures.judge!.mean, 4.5);
  assert.ok(Math.abs(rag!.figures.judge!.sd! - Math.SQRT1_2) < 1e-12);
  assert.deepEqual(none!.figures.judge, { mean: 4, sd: undefined });
  assert.equal(rag!.against.none!.judge!.difference, 3.5);
  assert.equal(rag!.against.none!.rouge1!.difference, 0.5);
  // 6 of 7 words and all longer n-grams match; 7 words where the references have 12.
  const bleu = 100 * Math.exp(1 - 12 / 7) * (6 / 7) ** (1 / 4);
  assert.ok(Math.abs(rag!.against.none!.bleu!.difference - bleu) < 1e-9);
  assert.deepEqual(Object.keys(none!.against), ["rag"]);
});

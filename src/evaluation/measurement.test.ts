import assert from "node:assert/strict";
import { test } from "node:test";
import { extractProse } from "../text/extractProse.ts";
import { VoiceModel } from "../voice/voiceModel.ts";
import type { KnowingInputs } from "./knowing.ts";
import { Measurement } from "./measurement.ts";

const days = ["Monday", "Tuesday", "Friday", "Sunday", "market day", "Easter"];
const letter = (number: number) =>
  Array.from(
    { length: 30 },
    (_, index) =>
      `On ${days[(number + index) % days.length]} the ferryman came down to the old boathouse with ${index + 2} baskets.`,
  ).join(" ");
const documents = Array.from({ length: 10 }, (_, number) => ({
  id: `${number}`,
  prose: extractProse(letter(number), "plaintext"),
}));
const strange =
  "Quarterly throughput rose sharply, exceeding forecasts, while latency remained flat. ".repeat(20);
const other = [{ id: "other", prose: extractProse(strange, "plaintext") }];

type Parts = Omit<KnowingInputs, "policy" | "pause" | "onProgress" | "now">;
const parts: Parts = {
  documents,
  other,
  paragraphs: [extractProse(strange, "plaintext")],
  freshVoice: async () => new VoiceModel(),
  fitOf: async (history) => {
    const words = new Set(
      history.flatMap(({ prose }) => prose.sentences.flatMap(({ text }) => text.split(" "))),
    );
    return ({ sentences }) => {
      const all = sentences.flatMap(({ text }) => text.split(" "));
      return all.filter((word) => words.has(word)).length / all.length;
    };
  },
  paragraphsOf: (prose) => [prose],
};
const subject = { history: documents, policy: "eager" } as const;

test("the author's history saves keys that no history and another writer's do not, and tells their paragraphs", async () => {
  const measurement = new Measurement();
  const result = await measurement.run(subject, () => parts);
  assert.ok(result?.kind === "measured");
  const { own, none, other } = result.saved;
  assert.ok(own > none + 0.03 && own > other! + 0.03, `${own} ${none} ${other}`);
  assert.deepEqual(result.told, { own: 1, other: 0 });
  assert.equal(result.heldOut, 2);
  assert.ok(result.characters > 3_000 && result.characters <= 4_000);
  assert.equal(measurement.progress, undefined);
});

test("nothing is measured twice until the history or how readily is suggested changes", async () => {
  const measurement = new Measurement();
  let runs = 0;
  const inputs = () => {
    runs++;
    return parts;
  };
  const first = await measurement.run(subject, inputs);
  assert.equal(await measurement.run(subject, inputs), first);
  assert.equal(runs, 1);
  assert.ok(measurement.isOf(subject));
  assert.ok(!measurement.isOf({ ...subject, history: [...documents] }));
  assert.ok(!measurement.isOf({ ...subject, policy: "calm" }));
  assert.equal(measurement.result, first);
});

test("others are let in while it is measured; it can be cancelled, and then there is no result", async () => {
  const measurement = new Measurement();
  const running = measurement.run(subject, () => parts);
  const shares: (number | undefined)[] = [];
  while ((measurement.progress ?? 1) < 0.05) {
    await new Promise((resolve) => setTimeout(resolve));
    shares.push(measurement.progress);
  }
  assert.ok(shares.length > 1, "turns were had in between");
  measurement.cancel();
  assert.equal(await running, undefined);
  assert.equal(measurement.progress, undefined);
  assert.equal(measurement.result, undefined);
});

test("of too few documents, or words, it says how many there are", async () => {
  const few = documents.slice(0, 4);
  const result = await new Measurement().run({ ...subject, history: few }, () => ({
    ...parts,
    documents: few,
  }));
  assert.equal(result?.kind, "tooLittle");
  const words = few.reduce((sum, { prose }) => sum + prose.words, 0);
  assert.deepEqual(result, { kind: "tooLittle", documents: 4, words });
});

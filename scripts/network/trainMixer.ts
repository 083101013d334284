/**
 * Fits the mixer on authors whom neither the network nor the background has seen.
 *
 *   node scripts/network/trainMixer.ts <data folder> [-n corpus/network.bin] [-o corpus/mixer.json] [--examples 3000] [--passes 4]
 *
 * Prints, after each pass, bits a piece and how often the likeliest piece is right, on examples set aside.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Background } from "../../src/voice/background.ts";
import { FEATURES } from "../../src/voice/evidence.ts";
import { freshWeights, Mixer } from "../../src/voice/mixer.ts";
import { Network } from "../../src/voice/network/network.ts";
import { makeBackground } from "../corpus/makeBackground.ts";
import { seeded } from "../corpus/seeded.ts";
import { authorsOf } from "./folds.ts";
import { type Example, examplesOf } from "./mixerExamples.ts";
import { MixerLearner } from "./mixerLearner.ts";

const SEED = 1;
const BATCH = 32;
const ASIDE = 4000;
const DIGITS = 4;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    network: { type: "string", short: "n", default: "corpus/network.bin" },
    output: { type: "string", short: "o", default: "corpus/mixer.json" },
    examples: { type: "string", default: "3000" },
    passes: { type: "string", default: "4" },
  },
});
const [data] = positionals;
if (data === undefined) throw new Error("usage: node scripts/network/trainMixer.ts <data folder> [options]");
const writing = join(data, "writing");
const authors = authorsOf(writing, "mixer");
const file = makeBackground(data, [...authors, ...authorsOf(writing, "test")]);
const network = await Network.read(new Uint8Array(readFileSync(values.network)));
const random = seeded(SEED);

const examples: Example[] = [];
for (const folder of authors) {
  const parts = { ...(await Background.read(file)), network };
  examples.push(...examplesOf(folder, parts, Number(values.examples), random));
}
shuffle(examples);
const aside = examples.splice(0, ASIDE);
console.log(`${authors.length} authors, ${examples.length} examples, ${aside.length} set aside`);

const weights = freshWeights(FEATURES, random);
const passes = Number(values.passes);
const learner = new MixerLearner(weights, passes * Math.floor(examples.length / BATCH));
console.log(`before: ${score(aside)}`);
for (let pass = 1; pass <= passes; pass++) {
  shuffle(examples);
  for (let start = 0; start + BATCH <= examples.length; start += BATCH) {
    learner.learn(examples.slice(start, start + BATCH));
  }
  console.log(`pass ${pass}: ${score(aside)}`);
}
const rounded = Object.fromEntries(
  Object.entries(weights).map(([name, numbers]) => [
    name,
    Array.from(numbers as Float32Array, (number) => Number(number.toPrecision(DIGITS))),
  ]),
);
writeFileSync(values.output, `${JSON.stringify(rounded)}\n`);

function shuffle<Item>(items: Item[]): void {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [items[last], items[other]] = [items[other] as Item, items[last] as Item];
  }
}

function score(scored: readonly Example[]): string {
  const mixer = new Mixer(weights);
  let bits = 0;
  let hits = 0;
  for (const { rows, right } of scored) {
    const probabilities = mixer.probabilities(rows, rows.length / FEATURES);
    bits -= Math.log2((probabilities[right] as number) + 1e-12);
    const candidates = probabilities.subarray(0, -1);
    hits += Number(candidates.length > 0 && candidates.indexOf(Math.max(...candidates)) === right);
  }
  return `${(bits / scored.length).toFixed(3)} bits a piece, the likeliest is right in ${(hits / scored.length).toFixed(3)}`;
}

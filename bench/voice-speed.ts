/**
 * Time and memory of the voice model with a large history.
 *
 *   node --expose-gc bench/voice-speed.ts DATA [--words 1000000]
 *
 * DATA as scripts/corpus-background.ts takes it. Each key of one more document is asked, then a document is learned anew.
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readProse, writingBelow } from "../scripts/corpus/readWriting.ts";
import { Background } from "../src/voice/background.ts";
import { FEATURES } from "../src/voice/evidence.ts";
import { parseMixer } from "../src/voice/mixer.ts";
import { Network } from "../src/voice/network/network.ts";
import { VoiceModel } from "../src/voice/voiceModel.ts";

const TYPED_CHARACTERS = 6000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { words: { type: "string", default: "1000000" } },
});
const [data] = positionals;
if (data === undefined) throw new Error("Usage: node --expose-gc bench/voice-speed.ts DATA [--words N]");

const documents = [];
let words = 0;
for (const path of ["writing", "background"].flatMap((part) => writingBelow(resolve(data, part)))) {
  if (words >= Number(values.words)) break;
  const prose = readProse(path);
  words += prose.words;
  documents.push({ id: path, prose });
}
const typed = (documents.pop()?.prose.sentences ?? [])
  .map(({ text }) => text)
  .join(" ")
  .slice(0, TYPED_CHARACTERS);

function megabytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

const before = megabytes();
let start = performance.now();
const parts = await Background.read(new Uint8Array(readFileSync("corpus/background.bin")));
const network = await Network.read(new Uint8Array(readFileSync("corpus/network.bin")));
const mixer = parseMixer(readFileSync("corpus/mixer.json", "utf8"), FEATURES);
console.log(`background, network and mixer read in ${(performance.now() - start).toFixed(0)} ms`);

const model = new VoiceModel({ ...parts, learned: { network, mixer } });
start = performance.now();
for (const document of documents) model.add(document);
model.settle();
console.log(
  `${words} words learned at ${(words / (performance.now() - start) / 1000).toFixed(2)} million words/s`,
);

const times: number[] = [];
for (let end = 0; end < typed.length; end++) {
  const asked = performance.now();
  model.suggest(
    { before: typed.slice(0, end), after: "", languageId: "markdown", document: "typed" },
    "eager",
  );
  times.push(performance.now() - asked);
}
times.sort((a, b) => a - b);
const at = (share: number) => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(2);
console.log(`a suggestion takes ${at(0.5)} ms, one in a hundred more than ${at(0.99)} ms`);
start = performance.now();
const changed = documents[0];
if (changed) model.add(changed);
model.settle();
console.log(
  `a changed document of ${changed?.prose.words ?? 0} words is learned in ${(performance.now() - start).toFixed(1)} ms`,
);
console.log(`the model takes ${(megabytes() - before).toFixed(0)} MB`);

// What no text may do to the extractors: throw, take more than a second, or give positions that are not in it.
// node bench/fuzz-text.ts [--inputs 100000] [--seed n] [files…]: besides the tests' documents, your files are cut up.
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import fc from "fast-check";
import { languageOf } from "../src/history/languageOf.ts";
import { textOfFile } from "../src/history/textOfFile.ts";
import { assertReadable, damagedFile, type Hostile, hostileText } from "../test/hostileText.ts";
import { type Fixture, MAIL_IDENTITY, readFixtures } from "../test/readFixture.ts";

/** Seconds of processor time. */
const LONGEST = 1;

const BATCH = 1000;
/** Of so many inputs one is a damaged file, the others are texts. */
const FILES = 10;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    inputs: { type: "string", default: "100000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});
const inputs = Number(values.inputs);
const seed = Number(values.seed);

const given = positionals.map(
  (path): Fixture => ({ name: path, languageId: languageOf(path) ?? "plaintext", bytes: readFileSync(path) }),
);
const files = [...readFixtures(), ...given];
const texts: Hostile[] = [];
for (const { bytes, languageId } of files) {
  const read = await textOfFile(bytes, languageId, [MAIL_IDENTITY]);
  if ("text" in read) texts.push({ source: read.text, languageId });
}

let failures = 0;
let slowest = 0;
let read = 0;
for (let batch = 0; read < inputs; batch += 1) {
  const numRuns = Math.min(BATCH, inputs - read);
  const sampled = { numRuns, seed: seed + batch };
  for (const text of fc.sample(hostileText(texts), sampled)) check(text);
  for (const file of fc.sample(damagedFile(files), { ...sampled, numRuns: Math.ceil(numRuns / FILES) })) {
    const found = await textOfFile(file.bytes, file.languageId, [MAIL_IDENTITY]).catch((error) => error);
    if (found instanceof Error)
      report({ source: file.name, languageId: file.languageId }, String(found.stack));
    else if ("text" in found) check({ source: found.text, languageId: file.languageId });
  }
  read += numRuns;
  if (read % (10 * BATCH) === 0)
    console.log(`${read} read, ${failures} failed, slowest ${slowest.toFixed(2)} s`);
}
console.log(`Seed ${seed}: ${read} inputs, ${failures} failed, the slowest took ${slowest.toFixed(2)} s.`);
process.exitCode = failures === 0 ? 0 : 1;

function check(text: Hostile): void {
  try {
    let seconds = assertReadable(text);
    // Twice: the collector of garbage may have come in between.
    if (seconds > LONGEST) seconds = Math.min(seconds, assertReadable(text));
    slowest = Math.max(slowest, seconds);
    if (seconds > LONGEST) report(text, `took ${seconds.toFixed(2)} s`);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    report(text, String(error.stack));
  }
}

function report({ source, languageId }: Hostile, what: string): void {
  failures += 1;
  const path = `/tmp/fuzz-text-${failures}.${languageId}`;
  writeFileSync(path, source);
  console.log(`${path}: ${what}`);
}

/**
 * How well differences hold, and how fast they are found: `node bench/differences.ts <data folder>`.
 * Every author is judged by norms and by a model of confidence that have not seen them; one claim is made for each family of features.
 */

import { makeClaims } from "../scripts/corpus/claims.ts";
import { countAuthor, stretchesOf } from "../scripts/corpus/countAuthor.ts";
import { findFamilies } from "../scripts/corpus/families.ts";
import { crossValidated } from "../scripts/corpus/learnConfidence.ts";
import { firstWords, readAuthors } from "../scripts/corpus/readAuthors.ts";
import { seeded } from "../scripts/corpus/seeded.ts";
import { calibrationError, forcedChoice, replicationTable } from "../scripts/corpus/tables.ts";
import { type Register, registers } from "../src/corpus/corpus.ts";
import { drawNorms, drawNormsWithoutEach } from "../src/corpus/drawNorms.ts";
import { registerOf } from "../src/corpus/registerOf.ts";
import { WORDS_NEEDED } from "../src/differences/confidence.ts";
import { allFeatures } from "../src/style/allFeatures.ts";
import { countProse } from "../src/style/counts.ts";
import { featureVector } from "../src/style/profile.ts";
import { sumCounts } from "../src/style/tally.ts";

const SEED = 2;
const SPLITS = 20;
/** Words of history from which the register is told. */
const HISTORIES = [500, 2000, 5000];

const folder = process.argv[2];
if (!folder) throw new Error("usage: node bench/differences.ts <data folder>");
const authors = readAuthors(folder);

const begun = performance.now();
const counted = authors.map((author) => countAuthor(author, { splits: SPLITS, seed: SEED }));
const seconds = (performance.now() - begun) / 1000;
const characters = authors.reduce(
  (sum, { documents }) =>
    sum +
    documents.reduce(
      (all, { sentences }) => all + sentences.reduce((text, sentence) => text + sentence.text.length, 0),
      0,
    ),
  0,
);
console.log(
  `counting, whole and in pieces: ${(characters / 1e6 / seconds).toFixed(1)} million characters of prose a second`,
);

const of = (register: Register) => counted.filter((author) => author.register === register);
const drawn = <Norms>(draw: (...sample: Parameters<typeof drawNorms>) => Norms, register: Register): Norms =>
  draw(
    of(register).map(({ works }) => works),
    seeded(SEED),
    of(register).map(stretchesOf),
  );
const norms = Object.fromEntries(
  registers.map((register) => [register, drawn(drawNorms, register)]),
) as Record<Register, ReturnType<typeof drawNorms>>;

const told = registers.flatMap((register) => {
  const without = drawn(drawNormsWithoutEach, register);
  return authors
    .filter((author) => author.register === register)
    .flatMap(({ documents }, index) =>
      HISTORIES.map((words) => ({
        words,
        register,
        right:
          registerOf(firstWords(documents, words).map(countProse), {
            norms: { ...norms, [register]: without[index]! },
          }) === register,
      })),
    );
});
for (const words of HISTORIES) {
  const shares = registers.map((register) => {
    const judged = told.filter((one) => one.words === words && one.register === register);
    return `${register} ${judged.filter(({ right }) => right).length} of ${judged.length}`;
  });
  console.log(`register told from ${words} words, author left out: ${shares.join(", ")}`);
}

const families = findFamilies(
  registers.map((register) => ({
    norms: norms[register],
    writers: of(register).map(({ works }) => featureVector(sumCounts(works))),
  })),
);
const everything = makeClaims(counted, SEED);
const claims = everything.filter(({ register, documents }) => register !== "fiction" && documents >= 2);
const stated = crossValidated(claims);
console.log(`${allFeatures.length} features, ${new Set(Object.values(families)).size} families`);
console.log(replicationTable(claims, stated, families));

const plain = allFeatures.filter(({ aspect }) => aspect !== "layout" && aspect !== "punctuation");
const isPlain = new Set(plain.map(({ id }) => id));
const withoutMarks = claims.map((_, index) => index).filter((index) => isPlain.has(claims[index]!.feature));
console.log("\nwithout punctuation and layout:");
console.log(
  replicationTable(
    withoutMarks.map((index) => claims[index]!),
    withoutMarks.map((index) => stated[index]!),
    families,
  ),
);

const learned = claims.map((_, index) => index).filter((index) => claims[index]!.size >= WORDS_NEEDED);
const { error, interval } = calibrationError(
  learned.map((index) => claims[index]!),
  learned.map((index) => stated[index]!),
  seeded(SEED),
);
console.log(
  `\ncalibration error, from ${WORDS_NEEDED} words on: ${error.toFixed(3)} (95 %: ${interval.map((end) => end.toFixed(3)).join(" to ")})`,
);
const long = everything.filter(({ size }) => size >= WORDS_NEEDED);
const { error: errorOfAll, interval: intervalOfAll } = calibrationError(
  long,
  crossValidated(long),
  seeded(SEED),
);
console.log(
  `fiction and histories of one document included: ${errorOfAll.toFixed(3)} (95 %: ${intervalOfAll.map((end) => end.toFixed(3)).join(" to ")})`,
);
console.log(
  `ten forced claims, the author's other half before another author: ${forcedChoice(claims, stated, families)}`,
);

const early = makeClaims(
  authors
    .filter(({ register }) => register !== "fiction")
    .map((author) => countAuthor(author, { splits: 1, seed: SEED, inOrder: (documents) => documents })),
  SEED,
).filter(({ documents }) => documents >= 2);
console.log("\nearly documents against late ones, in the order of file names:");
console.log(replicationTable(early, crossValidated(early, claims), families));

// How well texts are told as their authors': printed with the rest, and by itself.
await import("./fit.ts");

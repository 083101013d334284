/**
 * Draws corpus/figures.json from real writing: `node scripts/corpus-figures.ts <data folder> [-o corpus/figures.json]`.
 * The same data gives the same bytes. Prints how well stated probabilities hold on authors that the model has not seen.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { registers } from "../src/corpus/corpus.ts";
import { drawNorms } from "../src/corpus/norms.ts";
import { figuresOf, round, spreadsOf, toRow } from "../src/corpus/writerFigures.ts";
import { WORDS_NEEDED } from "../src/differences/confidence.ts";
import { allFeatures, featureListVersion } from "../src/style/allFeatures.ts";
import { countProse } from "../src/style/counts.ts";
import { makeClaims } from "./corpus/claims.ts";
import { findFamilies } from "./corpus/families.ts";
import { frequenciesOf, frequentWords, wordRatesOf } from "./corpus/frequentWords.ts";
import { crossValidated, learnConfidence } from "./corpus/learnConfidence.ts";
import { readAuthors, seeded, stretchesOf } from "./corpus/readAuthors.ts";
import { calibrationTable, replicationTable } from "./corpus/tables.ts";

const SEED = 1;
const SPLITS = 6;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { output: { type: "string", short: "o", default: "corpus/figures.json" } },
});
const folder = positionals[0];
if (!folder) throw new Error("usage: node scripts/corpus-figures.ts <data folder> [-o corpus/figures.json]");

const authors = readAuthors(folder);
const works = new Map(authors.map((author) => [author.id, author.documents.map(countProse)]));
const written = new Map([...works].map(([id, documents]) => [id, figuresOf(documents)]));

const kinds = registers.map((register) => {
  const own = authors.filter((author) => author.register === register);
  const norms = drawNorms(
    own.map(({ id }) => works.get(id)!),
    seeded(SEED),
    own.map(stretchesOf),
  );
  return { register, norms, writers: own.map(({ id }) => written.get(id)!.features) };
});
const families = findFamilies(kinds);

const claims = makeClaims(
  authors.filter(({ register }) => register !== "fiction"),
  SPLITS,
  SEED,
).filter(({ documents }) => documents >= 2);
const stated = crossValidated(claims);
console.log(replicationTable(claims, stated, families));
console.log(
  `\nfrom ${WORDS_NEEDED} words\n${calibrationTable(
    claims.filter(({ size }) => size >= WORDS_NEEDED),
    stated.filter((_, index) => claims[index]!.size >= WORDS_NEEDED),
  )}`,
);

const confidence = learnConfidence(claims);
const ids = allFeatures.map(({ id }) => id);
const rates = authors.map(wordRatesOf);
const words = frequentWords(rates);
const listed = (isFunction: boolean) =>
  words.filter((one) => one.isFunction === isFunction).map(({ word }) => word);
const figures = {
  words: { function: listed(true), other: listed(false) },
  features: featureListVersion,
  ids,
  writers: authors.map(({ id, register }, index) => {
    const { features, ...amount } = written.get(id)!;
    return {
      id,
      register,
      ...amount,
      values: toRow(features, ids),
      spreads: toRow(spreadsOf(works.get(id)!), ids),
      frequencies: frequenciesOf(rates[index]!, words),
    };
  }),
  norms: Object.fromEntries(kinds.map(({ register, norms }) => [register, roundAll(norms)])),
  families,
  confidence: { bias: round(confidence.bias), weights: confidence.weights.map(round) },
};

/** Every number in a tree of plain data, rounded. */
function roundAll(data: unknown): unknown {
  if (typeof data === "number") return round(data);
  if (Array.isArray(data)) return data.map(roundAll);
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, roundAll(value)]));
}

/** One writer or norm a line: differences between versions can be read. */
const lines = JSON.stringify(figures)
  .replace(/("writers":\[|\]\},)(\{"id")/g, "$1\n$2")
  .replace(/(\},|"(?:proposal|post|fiction)":\{)("[a-z0-9-]+":\{"mean")/g, "$1\n$2");
writeFileSync(values.output, `${lines}\n`);
console.log(
  `\n${values.output}: ${authors.length} writers, ${allFeatures.length} features, ${new Set(Object.values(families)).size} families, ${lines.length} bytes`,
);

/**
 * How well a text is told as its author's: `node bench/fit.ts <data folder>`.
 * A paragraph is set beside others by people of the same source, with a population that has not seen the author; a longer text is looked for
 * among all authors, each known by half of their documents, and a novel among novelists known by their other novels.
 */
import { readFileSync } from "node:fs";
import { attributed } from "../scripts/corpus/attribution.ts";
import { countAuthor, stretchesOf } from "../scripts/corpus/countAuthor.ts";
import { GramPopulation } from "../scripts/corpus/gramPopulation.ts";
import { grouped } from "../scripts/corpus/grouped.ts";
import { type Author, firstWords, inPieces, readAuthors } from "../scripts/corpus/readAuthors.ts";
import { seeded } from "../scripts/corpus/seeded.ts";
import { drawNormsWithoutEach } from "../src/corpus/drawNorms.ts";
import { shuffled } from "../src/corpus/norms.ts";
import { unpackPopulations } from "../src/corpus/population.ts";
import { FitModel } from "../src/differences/fit.ts";
import { styleLikeness } from "../src/differences/styleLikeness.ts";
import { countProse } from "../src/style/counts.ts";
import type { Prose } from "../src/text/prose.ts";

const SEED = 3;
const SPLITS = 2;
/** Words of history that paragraphs are told from, and the least that will do. */
const HISTORY = { most: 10_000, least: 5000 } as const;
/** Words. */
const PARAGRAPHS = [40, 80, 150, 300];
const TEXTS = [500, 1000, 2000, 5000];
const PASSAGES = [2000, 5000];
const PARAGRAPHS_EACH = 20;
const STRANGERS = 6;

const folder = process.argv[2];
if (!folder) throw new Error("usage: node bench/fit.ts <data folder>");
const authors = readAuthors(folder);
const people = authors.filter(({ register }) => register !== "fiction");
const novelists = authors.filter(({ register }) => register === "fiction");
const population = new GramPopulation("modern", people);
const { scales } = unpackPopulations(readFileSync(new URL("../corpus/fit.bin", import.meta.url))).modern;
/** For each of the people, the norms of the register without them. */
const normsWithout = new Map(
  [...grouped(people, ({ register }) => register).values()].flatMap((kind) => {
    const counted = kind.map((author) => countAuthor(author, { splits: 0, seed: SEED }));
    const norms = drawNormsWithoutEach(
      counted.map(({ works }) => works),
      seeded(SEED),
      counted.map(stretchesOf),
    );
    return kind.map(({ id }, index) => [id, norms[index]!] as const);
  }),
);
const random = seeded(SEED);

const areas = new Map(PARAGRAPHS.map((size) => [size, [] as number[]]));
for (const author of people) {
  for (let split = 0; split < SPLITS; split++) {
    const { history, rest } = divided(author);
    if (wordsIn(history) < HISTORY.least || wordsIn(rest) < 1500) continue;
    const model = modelOf(history, population.tables(author.id), normsWithout.get(author.id)!);
    const others = people.filter(({ id, source }) => source === author.source && id !== author.id);
    const strangers = shuffled(others, random).slice(0, STRANGERS);
    for (const size of PARAGRAPHS) {
      const own = paragraphsOf(rest, size, PARAGRAPHS_EACH);
      const theirs = strangers.flatMap(({ documents }) =>
        paragraphsOf(documents, size, PARAGRAPHS_EACH / STRANGERS),
      );
      if (own.length > 0) areas.get(size)?.push(area(own.map(scoreBy(model)), theirs.map(scoreBy(model))));
    }
  }
}
for (const [size, found] of areas)
  console.log(
    `a paragraph of ${size} words, mine or not: AUROC ${mean(found).toFixed(3)} (${found.length} histories)`,
  );

for (const size of TEXTS) {
  const able = people.flatMap((author) => {
    const order = shuffled(author.documents, random);
    const half = Math.ceil(order.length / 2);
    const text = firstWords(order.slice(half), size);
    return wordsIn(text) < 0.95 * size ? [] : [{ author, known: order.slice(0, half), text }];
  });
  const known = able.map((one) => one.known);
  const tables = population.tables();
  const models = able.map(({ author, known }) => modelOf(known, tables, normsWithout.get(author.id)!));
  const byFit = able.filter(({ text }, index) => {
    const scores = models.map((model) => scoreBy(model)(joined(text)));
    return scores.indexOf(Math.max(...scores)) === index;
  }).length;
  const together = attributed({ known, sought: able.map(({ text }) => [text]), sameTasks: false });
  console.log(
    `a text of ${size} words, among ${able.length} authors: ${(byFit / able.length).toFixed(3)} by fit, ${together.toFixed(3)} by words, letters and style together`,
  );
}

const several = novelists.filter(({ documents }) => documents.length >= 2);
const others = several.map(({ documents }) => documents.slice(1));
const novels = several.map(({ documents }) => documents[0]!);
console.log(
  `a novel, among ${several.length} novelists: ${attributed({ known: others, sought: novels.map((novel) => [[novel]]), sameTasks: false }).toFixed(3)}`,
);
for (const size of PASSAGES) {
  const sought = novels.map((novel) =>
    shuffled(inPieces(novel, size), random)
      .slice(0, 3)
      .map((piece) => [piece]),
  );
  console.log(
    `${size} words of a novel: ${attributed({ known: others, sought, sameTasks: false }).toFixed(3)}`,
  );
}

/** An author's documents in two parts: up to {@link HISTORY} words, and the rest. */
function divided({ documents }: Author): { history: Prose[]; rest: Prose[] } {
  const history: Prose[] = [];
  const rest: Prose[] = [];
  for (const prose of shuffled(documents, random))
    (wordsIn(history) < HISTORY.most ? history : rest).push(prose);
  return { history, rest };
}

function modelOf(
  documents: readonly Prose[],
  tables: ReturnType<GramPopulation["tables"]>,
  norms: ReturnType<typeof drawNormsWithoutEach>[number],
): FitModel {
  const model = new FitModel({ scales, tables }, styleLikeness(documents.map(countProse), norms));
  for (const prose of documents) model.add(prose);
  return model;
}

function scoreBy(model: FitModel): (text: Prose) => number {
  return (text) => model.fitOf(text) ?? 0;
}

/** Documents as one text. */
function joined(documents: readonly Prose[]): Prose {
  const [first] = documents;
  return {
    ...first!,
    sentences: documents.flatMap(({ sentences }) => sentences),
    words: wordsIn(documents),
  };
}

function paragraphsOf(documents: readonly Prose[], size: number, most: number): Prose[] {
  return shuffled(
    documents.flatMap((prose) => inPieces(prose, size)),
    random,
  ).slice(0, most);
}

function wordsIn(documents: readonly Prose[]): number {
  return documents.reduce((sum, { words }) => sum + words, 0);
}

/** Area under the ROC curve: how often a text of the author's own scores above another's. */
function area(own: readonly number[], theirs: readonly number[]): number {
  return mean(own.flatMap((one) => theirs.map((other) => (one > other ? 1 : one === other ? 0.5 : 0))));
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}

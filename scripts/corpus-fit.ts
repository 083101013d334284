/**
 * Counts the population that fit is measured against: `node scripts/corpus-fit.ts <data folder> [-o corpus/fit.bin]`.
 * Prints how well fit tells an author's hundred words from another's, for several amounts of history (area under the ROC curve).
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { shuffled } from "../src/corpus/norms.ts";
import {
  type FitScale,
  type Population,
  type PopulationKind,
  packPopulations,
} from "../src/corpus/population.ts";
import { FitModel } from "../src/differences/fit.ts";
import { type GramCounts, type GramKind, gramKinds, gramsOf, perKind } from "../src/style/grams.ts";
import { GramPopulation } from "./corpus/gramPopulation.ts";
import { type Author, firstWords, inPieces, readAuthors } from "./corpus/readAuthors.ts";
import { seeded } from "./corpus/seeded.ts";

const SEED = 1;
const HISTORIES = [1000, 3000, 10_000];
const TEXT = 100;
const TEXTS_EACH = 12;
/** Authors that scales are measured on; each needs a population without them. */
const MEASURED_AUTHORS = 24;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { output: { type: "string", short: "o", default: "corpus/fit.bin" } },
});
const folder = positionals[0];
if (!folder) throw new Error("usage: node scripts/corpus-fit.ts <data folder> [-o corpus/fit.bin]");

const authors = readAuthors(folder);
const modern = build(
  "modern",
  authors.filter(({ register }) => register !== "fiction"),
);
const fiction = build(
  "fiction",
  authors.filter(({ register }) => register === "fiction"),
);
const bytes = packPopulations({ modern, fiction });
writeFileSync(values.output, bytes);
console.log(`${values.output}: ${bytes.length} bytes`);

function build(kind: PopulationKind, people: readonly Author[]): Population {
  const counted = new GramPopulation(kind, people);
  const random = seeded(SEED);
  const measured = shuffled(people, random).slice(0, MEASURED_AUTHORS);
  const trials = HISTORIES.map((): Trial[] => []);
  for (const author of measured) {
    const population = { scales: [], tables: counted.tables(author.id) };
    const order = shuffled(author.documents, random);
    const half = Math.floor(order.length / 2);
    const texts = textsOf(order.slice(half), random);
    const strangers = shuffled(
      people.filter(({ id, source }) => id !== author.id && source === author.source),
      random,
    ).slice(0, 4);
    const others = strangers.flatMap((stranger) =>
      textsOf(stranger.documents, random).slice(0, TEXTS_EACH / 4),
    );
    HISTORIES.forEach((words, index) => {
      const history = firstWords(order.slice(0, half), words);
      if (history.reduce((sum, prose) => sum + prose.words, 0) < 0.9 * words) return;
      const model = new FitModel(population);
      for (const prose of history) model.add(prose);
      trials[index]!.push({
        own: texts.map((grams) => model.ratiosOf(grams)),
        other: others.map((grams) => model.ratiosOf(grams)),
      });
    });
  }
  const scales = HISTORIES.flatMap((history, index): FitScale[] =>
    trials[index]!.length >= 5 ? [scaleOf(history, trials[index]!)] : [],
  );
  scales.forEach((scale) => {
    const found = trials[HISTORIES.indexOf(scale.history)]!;
    console.log(
      `${kind}: ${scale.history} words of history, ${found.length} authors, texts of ${TEXT} words: AUROC ${meanAuroc(found, scale).toFixed(3)}`,
    );
  });
  return { tables: counted.tables(), scales };
}

interface Trial {
  readonly own: readonly Record<GramKind, number>[];
  readonly other: readonly Record<GramKind, number>[];
}

function textsOf(documents: Author["documents"], random: () => number): GramCounts[] {
  return shuffled(
    documents.flatMap((prose) => inPieces(prose, TEXT)),
    random,
  )
    .slice(0, TEXTS_EACH)
    .map(gramsOf);
}

/** Halfway between the means of own and other texts, each author the same; the spread is that of texts around their mean. */
function scaleOf(history: number, trials: readonly Trial[]): FitScale {
  const mean = (numbers: readonly number[]) =>
    numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
  const middle = perKind((kind) =>
    round(
      mean(
        trials.map(
          ({ own, other }) => (mean(own.map((one) => one[kind])) + mean(other.map((one) => one[kind]))) / 2,
        ),
      ),
    ),
  );
  const spread = perKind((kind) =>
    round(
      Math.sqrt(
        mean(
          trials.flatMap(({ own, other }) =>
            [own, other].flatMap((texts) => {
              const centre = mean(texts.map((one) => one[kind]));
              return texts.map((one) => (one[kind] - centre) ** 2);
            }),
          ),
        ),
      ),
    ),
  );
  return { history, middle, spread };
}

function meanAuroc(trials: readonly Trial[], { middle, spread }: FitScale): number {
  const fit = (one: Record<GramKind, number>) =>
    gramKinds.reduce((sum, kind) => sum + (one[kind] - middle[kind]) / spread[kind], 0);
  const areas = trials.map(({ own, other }) => {
    const pairs = own.flatMap((one) => other.map((another) => (fit(one) > fit(another) ? 1 : 0)));
    return pairs.reduce((sum: number, won) => sum + won, 0) / Math.max(1, pairs.length);
  });
  return areas.reduce((sum, area) => sum + area, 0) / areas.length;
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}

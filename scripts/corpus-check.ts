/**
 * Checks that the bundled writers stand for real ones: `npm run corpus:check [-- <data folder>] [--recluster]`.
 *
 * Real writers of modern prose (corpus/figures.json) fall into as many clusters as there are bundled writers; each bundled writer must be nearest
 * to a cluster of its own, with nine in ten of the features that stay with a writer within two standard deviations of it. The writers must be told
 * apart by half of their passages, and share no phrases; with the data folder, single passages are told apart about as well as real writers' are, and
 * half of what a real author wrote is on average as near to the nearest bundled writer as to the nearest of as many real ones.
 * Exits with 1 where something does not hold. Who is in which cluster is kept in corpus/clusters.json, so that the bundled writers need not move with every change of what
 * is counted; --recluster draws the clusters anew.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadCorpus } from "../src/node/loadCorpus.ts";
import { countProse } from "../src/style/counts.ts";
import { extractProse } from "../src/text/extractProse.ts";
import type { Prose } from "../src/text/prose.ts";
import { type Attribution, attributed } from "./corpus/attribution.ts";
import {
  type Cluster,
  clustersOf,
  distance,
  placesOf,
  projected,
  type Space,
  spaceOf,
  withCentres,
} from "./corpus/placement.ts";
import { type Author, inPieces, readAuthors } from "./corpus/readAuthors.ts";
import { departuresOf, nearnessOf } from "./corpus/representativeness.ts";
import { sharedPhrases } from "./corpus/sharedPhrases.ts";

/** Standard deviations between real writers. */
const NEAR = 2;
const LEAST_SHARE_NEAR = 0.9;
const LEAST_ATTRIBUTED = 0.9;
/** How much better than real writers' single passages may be told apart. */
const MOST_APART = 0.1;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { recluster: { type: "boolean", default: false } },
});
const [data] = positionals;
const { writers, tasks, figures } = await loadCorpus(join(import.meta.dirname, "..", "corpus"));
const passages = writers.map((writer) =>
  tasks.map((task) => extractProse(writer.passages[task.id] ?? "", "markdown")),
);
const failures: string[] = [];
const must = (holds: boolean, failure: string) => {
  if (!holds) failures.push(failure);
};

const space = spaceOf(figures);
const clusterFile = join(import.meta.dirname, "..", "corpus", "clusters.json");
if (values.recluster) {
  const members = clustersOf(space, writers.length).map((ids) => `  ${JSON.stringify(ids)}`);
  writeFileSync(clusterFile, `[\n${members.join(",\n")}\n]\n`);
}
const clusters = withCentres(space, JSON.parse(readFileSync(clusterFile, "utf8")));
console.log(
  `${writers.length} writers, ${tasks.length} tasks, ${passages.flat().reduce((sum, { words }) => sum + words, 0)} words; ` +
    `${space.features.length} features of ${space.writers.length} real writers, ${(100 * space.explained).toFixed(0)} % of their spread in ${space.components.length} components\n`,
);
const real =
  data === undefined ? undefined : readAuthors(data).filter(({ register }) => register !== "fiction");
printPlaces(space, clusters);
if (real) printNearness(space, real);
printAttribution();
printPhrases();
for (const failure of failures) console.error(`does not hold: ${failure}`);
process.exitCode = failures.length > 0 ? 1 : 0;

function printPlaces(space: Space, clusters: readonly Cluster[]): void {
  const places = placesOf(
    space,
    passages.map((texts) => texts.map(countProse)),
  );
  const centres = clusters.map(({ centre }) => projected(space, centre));
  const owners = new Map<number, string>();
  console.log(
    "writer                cluster (its real writers)          own    next   features off by more than two sd",
  );
  places.forEach((place, index) => {
    const { id } = writers[index]!;
    const [own, next] = centres
      .map((centre, cluster) => ({ cluster, away: distance(centre, projected(space, place)) }))
      .sort((a, b) => a.away - b.away) as [Nearest, Nearest];
    const { members, centre } = clusters[own.cluster]!;
    const off = space.features
      .map((feature, at) => ({ feature, by: place[at]! - centre[at]! }))
      .filter(({ by }) => Math.abs(by) > NEAR);
    const others =
      members.length > 2 ? `${members.slice(0, 2).join(", ")} and ${members.length - 2}` : members.join(", ");
    console.log(
      `${id.padEnd(22)}${`${own.cluster} (${others})`.padEnd(36)}${own.away.toFixed(2).padStart(5)}  ${next.away.toFixed(2).padStart(5)}   ${off.map(({ feature, by }) => `${feature.id} ${by > 0 ? "+" : ""}${by.toFixed(1)}`).join(", ")}`,
    );
    must(
      !owners.has(own.cluster),
      `${id} and ${owners.get(own.cluster)} are nearest to the same real writers`,
    );
    must(off.length <= (1 - LEAST_SHARE_NEAR) * space.features.length, `${id} is far from its real writers`);
    owners.set(own.cluster, id);
  });
}

interface Nearest {
  readonly cluster: number;
  readonly away: number;
}

/** How near halves of real authors' documents are to the bundled writers. */
function printNearness(space: Space, authors: readonly Author[]): void {
  const places = placesOf(
    space,
    passages.map((texts) => texts.map(countProse)),
  );
  const halves = authors.flatMap(({ id, register, documents }) =>
    [0, 1].map((half) => ({
      id,
      departures: departuresOf(
        space,
        documents.filter((_, at) => at % 2 === half).map(countProse),
        figures.norms[register],
      ),
    })),
  );
  const { bundled, real, noFarther } = nearnessOf(space, places, halves);
  console.log(
    `\nhalf of a real author's documents: ${bundled.toFixed(2)} sd from the nearest bundled writer, ${real.toFixed(2)} from the nearest of as many other real ones; ` +
      `no farther for ${(100 * noFarther).toFixed(0)} % of ${halves.length} halves`,
  );
  must(bundled <= real, "real writers are farther from bundled writers than from real ones");
}

function printAttribution(): void {
  const halves = [0, 1].map((half) => passages.map((texts) => texts.filter((_, task) => task % 2 === half)));
  const [even = [], odd = []] = halves;
  const apart = bothWays([
    { known: even, sought: odd, sameTasks: true },
    { known: odd, sought: even, sameTasks: true },
  ]);
  console.log(
    `\ntold apart by half of the passages: ${apart.halves.toFixed(2)}; by a single one: ${apart.singles.toFixed(2)}`,
  );
  must(
    apart.halves >= LEAST_ATTRIBUTED,
    `half of the passages tell the writer in ${apart.halves.toFixed(2)} only`,
  );
  if (real === undefined) {
    console.log("real writers: not compared, for want of a data folder");
    return;
  }
  const words = Math.round(
    passages.flat().reduce((sum, text) => sum + text.words, 0) / passages.flat().length,
  );
  const [one, other] = realPassages(real, words, odd[0]!.length);
  const theirs = bothWays([
    { known: one, sought: other, sameTasks: false },
    { known: other, sought: one, sameTasks: false },
  ]);
  console.log(
    `${one.length} real writers, as many passages of ${words} words: ${theirs.halves.toFixed(2)}; ${theirs.singles.toFixed(2)}`,
  );
  must(
    Math.abs(apart.singles - theirs.singles) <= MOST_APART,
    "single passages are not told apart as real writers' are",
  );
}

interface Halves {
  readonly known: readonly (readonly Prose[])[];
  readonly sought: readonly (readonly Prose[])[];
  readonly sameTasks: boolean;
}

/** Share of authors told by all the passages sought, and by each of them, on average. */
function bothWays(halves: readonly Halves[]): { halves: number; singles: number } {
  const mean = (of: (half: Halves) => Attribution) =>
    halves.reduce((sum, half) => sum + attributed(of(half)), 0) / halves.length;
  return {
    halves: mean((half) => ({ ...half, sought: half.sought.map((texts) => [texts]) })),
    singles: mean((half) => ({ ...half, sought: half.sought.map((texts) => texts.map((text) => [text])) })),
  };
}

/**
 * As many real writers of modern prose, evenly taken from all who wrote enough: `count` passages of so many words from every other document, and as many from
 * the documents between, as the bundled writers' tasks are split.
 */
function realPassages(all: readonly Author[], words: number, count: number): [Prose[][], Prose[][]] {
  const authors = all
    .map(({ documents }) =>
      [0, 1].map((half) =>
        documents.filter((_, at) => at % 2 === half).flatMap((document) => inPieces(document, words)),
      ),
    )
    .filter((halves) => halves.every((pieces) => pieces.length >= count));
  const chosen = writers.map(
    (_, index) => authors[Math.floor(((index + 0.5) * authors.length) / writers.length)]!,
  );
  const half = (which: number) => chosen.map((halves) => evenly(halves[which] ?? [], count));
  return [half(0), half(1)];
}

function evenly<Item>(items: readonly Item[], count: number): Item[] {
  return Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)]!);
}

function printPhrases(): void {
  const texts = new Map(writers.map(({ id, passages }) => [id, Object.values(passages)]));
  const shared = sharedPhrases(
    texts,
    tasks.flatMap(({ facts }) => facts),
  );
  console.log(`\n${shared.length} phrases of ten words shared, beyond the facts`);
  for (const { phrase, writers: who } of shared) console.log(`  “${phrase}”: ${who.join(", ")}`);
  must(shared.length === 0, "writers share phrases");
}

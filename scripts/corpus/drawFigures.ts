import { type Register, registers } from "../../src/corpus/corpus.ts";
import { drawNorms } from "../../src/corpus/drawNorms.ts";
import { shuffled } from "../../src/corpus/norms.ts";
import { figuresOf, round, spreadsOf, toRow } from "../../src/corpus/writerFigures.ts";
import { allFeatures, featureListVersion } from "../../src/style/allFeatures.ts";
import { type Claim, makeClaims } from "./claims.ts";
import { type CountedAuthor, stretchesOf, type TrialPlan } from "./countAuthor.ts";
import { findFamilies } from "./families.ts";
import { frequenciesOf, WordUse } from "./frequentWords.ts";
import { learnConfidence } from "./learnConfidence.ts";
import { seeded } from "./seeded.ts";

const SEED = 1;
/** How trials are made that confidence is learned from. */
export const trialPlan: TrialPlan = { splits: 6, seed: SEED };
/** Confidence is learned from the claims of at most so many authors of a register, drawn at random: more would take long and teach little. */
const CLAIMING = 60;

export interface DrawnFigures {
  /** What corpus/figures.json holds. */
  readonly figures: Figures;
  /** What confidence was learned from. */
  readonly claims: readonly Claim[];
  readonly families: Readonly<Record<string, string>>;
}

type Figures = Readonly<Record<string, unknown>> & { readonly writers: readonly unknown[] };

/** Draws the figures of real writers from their counts, which are read twice. The same counts give the same figures. */
export async function drawFigures(authors: () => AsyncIterable<CountedAuthor>): Promise<DrawnFigures> {
  const use = new WordUse();
  const all: Omit<CountedAuthor, "times">[] = [];
  for await (const { times, ...author } of authors()) {
    use.add(author.register, times);
    all.push(author);
  }
  const words = use.frequentWords();
  const frequencies: number[][] = [];
  for await (const { times } of authors()) frequencies.push(frequenciesOf(times, words));

  const written = all.map(({ works }) => figuresOf(works));
  const kinds = registers.map((register) => {
    const own = all.filter((author) => author.register === register);
    return {
      register,
      norms: drawNorms(
        own.map(({ works }) => works),
        seeded(SEED),
        own.map(stretchesOf),
      ),
      writers: written
        .filter((_, index) => all[index]!.register === register)
        .map(({ features }) => features),
    };
  });
  const claims = makeClaims(
    registers.flatMap((register) => claimingOf(register, all)),
    SEED,
  );
  const confidence = learnConfidence(claims);
  const families = findFamilies(kinds);
  const ids = allFeatures.map(({ id }) => id);
  const listed = (isFunction: boolean) =>
    words.filter((one) => one.isFunction === isFunction).map(({ word }) => word);
  const figures = {
    words: { function: listed(true), other: listed(false) },
    features: featureListVersion,
    ids,
    writers: all.map(({ id, register, works }, index) => {
      const { features, ...amount } = written[index]!;
      return {
        id,
        register,
        ...amount,
        values: toRow(features, ids),
        spreads: toRow(spreadsOf(works), ids),
        frequencies: frequencies[index],
      };
    }),
    norms: Object.fromEntries(kinds.map(({ register, norms }) => [register, roundAll(norms)])),
    families,
    confidence: roundAll(confidence),
  };
  return { figures, claims, families };
}

/** The authors whose claims confidence is learned from, in order. */
function claimingOf<A extends { readonly register: Register }>(register: Register, all: readonly A[]): A[] {
  const own = all.filter((author) => author.register === register);
  const drawn = new Set(shuffled(own, seeded(SEED)).slice(0, CLAIMING));
  return own.filter((author) => drawn.has(author));
}

/** Every number in a tree of plain data, rounded. */
function roundAll(data: unknown): unknown {
  if (typeof data === "number") return round(data);
  if (Array.isArray(data)) return data.map(roundAll);
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, roundAll(value)]));
}

/** Figures as a file, one writer or norm a line: differences between versions can be read. */
export function toLines(figures: Figures): string {
  const lines = JSON.stringify(figures)
    .replace(/("writers":\[|\]\},)(\{"id")/g, "$1\n$2")
    .replace(/(\},|"(?:proposal|post|fiction)":\{)("[a-z0-9-]+":\{"mean")/g, "$1\n$2");
  return `${lines}\n`;
}

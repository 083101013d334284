import type { Register } from "../../src/corpus/corpus.ts";
import { drawNorms, shuffled, type Works } from "../../src/corpus/norms.ts";
import { type Departure, departures } from "../../src/differences/compare.ts";
import { REPLICATES_FROM, standings } from "../../src/differences/confidence.ts";
import { countProse } from "../../src/style/counts.ts";
import { type Author, firstWords, seeded, stretchesOf } from "./readAuthors.ts";

/** A departure measured on one half of an author's documents, and what became of it on writing not seen. */
export interface Claim {
  readonly author: string;
  readonly register: Register;
  /** Which split and size of history it was made on; the claims of one trial were made together. */
  readonly trial: string;
  /** Words of history it was made on. */
  readonly size: number;
  readonly documents: number;
  readonly feature: string;
  readonly departure: Departure;
  readonly standings: readonly number[];
  /** The author's other half lies on the same side, at least half a standard deviation out. */
  readonly replicates: boolean;
  /** So does another author of the same source: how often is chance. */
  readonly fitsAnother: boolean;
  /** How far out the other half lies on the claimed side, and how far another author: standard deviations between writers. */
  readonly further: { readonly own: number; readonly another: number };
}

export const historySizes = [1000, 2000, 5000, 10_000] as const;
const SHORTEST_OTHER_HALF = 1500;

/** An order of an author's documents, of which the first half is the history. */
export type Order = (documents: number[], random: () => number) => number[];

/** Makes every claim there is on half of each author's documents, with norms from all others of the register. */
export function makeClaims(
  authors: readonly Author[],
  splits: number,
  seed: number,
  inOrder: Order = shuffled,
): Claim[] {
  const works = new Map(authors.map((author) => [author.id, author.documents.map(countProse)]));
  const pieces = new Map(authors.map((author) => [author.id, stretchesOf(author)]));
  const random = seeded(seed);
  return authors.flatMap((author) => {
    const others = authors.filter(({ register, id }) => register === author.register && id !== author.id);
    const norms = drawNorms(
      others.map(({ id }) => works.get(id)!),
      seeded(seed),
      others.map(({ id }) => pieces.get(id)!),
    );
    const strangers = others.filter(({ source }) => source === author.source);
    return Array.from({ length: splits }, (_, split) => {
      const order = inOrder(
        author.documents.map((_prose, index) => index),
        random,
      );
      const own = order.slice(0, Math.floor(order.length / 2)).map((index) => author.documents[index]!);
      const other = order.slice(Math.floor(order.length / 2)).map((index) => works.get(author.id)![index]!);
      const stranger = works.get(strangers[Math.floor(random() * strangers.length)]!.id)!;
      if (wordsOf(other) < SHORTEST_OTHER_HALF) return [];
      const holds = sides(other, norms);
      const strangerHolds = sides(stranger, norms);
      return historySizes.flatMap((size): Claim[] => {
        const history = firstWords(own, size).map(countProse);
        if (wordsOf(history) < 0.95 * size) return [];
        return departures(history, norms).map((departure) => ({
          author: author.id,
          register: author.register,
          trial: `${author.id} ${split} ${size}`,
          size,
          documents: history.length,
          feature: departure.feature.id,
          departure,
          standings: standings(departure, history),
          replicates: holds(departure) >= REPLICATES_FROM,
          fitsAnother: strangerHolds(departure) >= REPLICATES_FROM,
          further: { own: holds(departure), another: strangerHolds(departure) },
        }));
      });
    }).flat();
  });
}

const wordsOf = (works: Works) => works.reduce((sum, counts) => sum + counts.words, 0);

/** How far some writing departs from the norms to the side that other writing did. */
function sides(works: Works, norms: Parameters<typeof departures>[1]): (departure: Departure) => number {
  const measured = new Map(
    departures(works, norms).map((departure) => [departure.feature.id, departure.measured]),
  );
  return (departure) => (measured.get(departure.feature.id) ?? 0) * Math.sign(departure.measured);
}

import type { Register } from "../../src/corpus/corpus.ts";
import { drawNormsWithoutEach } from "../../src/corpus/drawNorms.ts";
import type { Works } from "../../src/corpus/norms.ts";
import { type Departure, departures } from "../../src/differences/compare.ts";
import { REPLICATES_FROM, standings } from "../../src/differences/confidence.ts";
import { type CountedAuthor, stretchesOf } from "./countAuthor.ts";
import { grouped } from "./grouped.ts";
import { seeded } from "./seeded.ts";

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

const SHORTEST_OTHER_HALF = 1500;

/** Makes every claim there is on half of each author's documents, with norms from all others of the register. `seed` draws the norms and the strangers. */
export function makeClaims(authors: readonly Omit<CountedAuthor, "times">[], seed: number): Claim[] {
  const random = seeded(seed);
  return [...grouped(authors, ({ register }) => register).values()].flatMap((kind) => {
    const norms = drawNormsWithoutEach(
      kind.map(({ works }) => works),
      seeded(seed),
      kind.map(stretchesOf),
    );
    return kind.flatMap((author, index) => {
      const strangers = kind.filter(({ id, source }) => source === author.source && id !== author.id);
      return claimsOf(
        author,
        norms[index]!,
        () => strangers[Math.floor(random() * strangers.length)]?.works ?? [],
      );
    });
  });
}

function claimsOf(
  author: Omit<CountedAuthor, "times">,
  norms: Parameters<typeof departures>[1],
  stranger: () => Works,
): Claim[] {
  return author.trials.flatMap(({ order, histories }, split) => {
    const another = stranger();
    const other = order.slice(Math.floor(order.length / 2)).map((index) => author.works[index]!);
    if (wordsOf(other) < SHORTEST_OTHER_HALF) return [];
    const holds = sides(other, norms);
    const strangerHolds = sides(another, norms);
    return histories.flatMap(({ size, whole, part }): Claim[] => {
      const history = [
        ...order.slice(0, whole).map((index) => author.works[index]!),
        ...(part ? [part] : []),
      ];
      return departures(history, norms).map((departure) => {
        const own = holds(departure);
        const another = strangerHolds(departure);
        return {
          author: author.id,
          register: author.register,
          trial: `${author.id} ${split} ${size}`,
          size,
          documents: history.length,
          feature: departure.feature.id,
          departure,
          standings: standings(departure, history),
          replicates: own >= REPLICATES_FROM,
          fitsAnother: another >= REPLICATES_FROM,
          further: { own, another },
        };
      });
    });
  });
}

const wordsOf = (works: Works) => works.reduce((sum, counts) => sum + counts.words, 0);

/** How far some writing departs from the norms to the side that other writing did. */
function sides(works: Works, norms: Parameters<typeof departures>[1]): (departure: Departure) => number {
  const measured = new Map(
    departures(works, norms).map((departure) => [departure.feature.id, departure.measured]),
  );
  return ({ feature, measured: claimed }) => (measured.get(feature.id) ?? 0) * Math.sign(claimed);
}

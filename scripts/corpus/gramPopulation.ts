import type { GramTable, PopulationKind } from "../../src/corpus/population.ts";
import {
  type GramCounts,
  type GramKind,
  gramKinds,
  gramsOf,
  increase,
  perKind,
} from "../../src/style/grams.ts";
import type { Author } from "./readAuthors.ts";

/** Rarer grams are left out: they are names and slips, and most of the size. */
const LEAST = { modern: { count: 5, authors: 3 }, fiction: { count: 20, authors: 8 } } as const;

type Tables = Readonly<Record<GramKind, Map<string, number>>>;

/** The grams of some people together, and of all but one of them. */
export class GramPopulation {
  readonly #least: (typeof LEAST)[PopulationKind];
  readonly #all = emptyTables();
  /** How many people have each gram. */
  readonly #holders = emptyTables();
  readonly #own = new Map<string, Tables>();

  constructor(kind: PopulationKind, people: readonly Author[]) {
    this.#least = LEAST[kind];
    for (const { id, documents } of people) {
      const tables = emptyTables();
      for (const prose of documents) addAll(tables, gramsOf(prose));
      this.#own.set(id, tables);
      addAll(this.#all, tables);
      for (const gramKind of gramKinds)
        for (const gram of tables[gramKind].keys()) increase(this.#holders[gramKind], gram, 1);
    }
  }

  /** What is frequent enough among the people without one of them, by id; among all where nobody is named. */
  tables(without?: string): Record<GramKind, GramTable> {
    const absent = without === undefined ? undefined : this.#own.get(without);
    return perKind((kind) => {
      let total = 0;
      const counts = new Map<string, number>();
      for (const [gram, times] of this.#all[kind]) {
        const absentTimes = absent?.[kind].get(gram) ?? 0;
        total += times - absentTimes;
        const present = (this.#holders[kind].get(gram) ?? 0) - Number(absentTimes > 0);
        if (times - absentTimes >= this.#least.count && present >= this.#least.authors)
          counts.set(gram, times - absentTimes);
      }
      return { total, counts };
    });
  }
}

function emptyTables(): Tables {
  return perKind(() => new Map());
}

function addAll(tables: Tables, grams: GramCounts): void {
  for (const kind of gramKinds) for (const [gram, times] of grams[kind]) increase(tables[kind], gram, times);
}

import { readdirSync } from "node:fs";
import { join } from "node:path";

/** What an author's writing is for: to train the network on, to fit the mixer on, or to score both by. */
export type Fold = "network" | "mixer" | "test";

/** By an author's place among all, in order of path: every eighth is scored, two in eight fit the mixer. */
const FOLDS: readonly Fold[] = [
  "network",
  "mixer",
  "network",
  "test",
  "network",
  "mixer",
  "network",
  "network",
];

/** The author folders, `<source>/<author>/`, below a folder of writing that belong to a fold, in order of path. */
export function authorsOf(writing: string, fold: Fold): string[] {
  const authors = readdirSync(writing)
    .sort()
    .flatMap((source) => readdirSync(join(writing, source)).map((author) => join(writing, source, author)))
    .sort();
  return authors.filter((_, index) => FOLDS[index % FOLDS.length] === fold);
}

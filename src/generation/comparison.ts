import type { Task } from "../corpus/corpus.ts";
import type { Prose } from "../text/prose.ts";
import { passagesOf } from "./passages.ts";
import { beginningOf, withoutSecrets } from "./window.ts";

/** A document of the author's beside what other people wrote on the same task: what a model is given to find differences in. */
export interface Comparison {
  readonly task: Pick<Task, "name" | "purpose">;
  /** The author's own sentences, from the document's beginning on, as {@link proseToSend} has them. */
  readonly own: string;
  /** A passage each of other writers, none of whom the person added. */
  readonly others: readonly string[];
}

/** What is sent of each text at most. Characters. */
export const LONGEST_COMPARED = { own: 6_000, other: 2_000 };

/** The beginning of a document's prose, in paragraphs, without what is secret in it. */
export function proseToSend(prose: Pick<Prose, "sentences">, limit: number): string {
  return withoutSecrets(beginningOf(passagesOf(prose).join("\n\n"), limit));
}

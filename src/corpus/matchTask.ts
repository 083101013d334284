import { contentStem } from "../style/wordMeaning.ts";
import type { Prose } from "../text/prose.ts";
import { tokenize } from "../text/tokenize.ts";
import type { Task } from "./corpus.ts";

export interface TaskMatch {
  readonly task: Task;
  /** Cosine, 0 to 1. */
  readonly score: number;
}

/** Below this a document is like no task; single shared words come to less. */
const LEAST_SCORE = 0.08;
/** More of a document tells no more about what it is for. Words. */
const ENOUGH_WORDS = 3000;

/** How often each content word comes in a document, by stem. */
export type Terms = ReadonlyMap<string, number>;

/** The content words of a document's beginning. */
export function termsOf(prose: Prose): Terms {
  const terms = new Map<string, number>();
  let words = 0;
  for (const sentence of prose.sentences) {
    if (words >= ENOUGH_WORDS) break;
    words += addTerms(terms, sentence.text, 1);
  }
  return terms;
}

function addTerms(terms: Map<string, number>, text: string, weight: number): number {
  const tokens = tokenize(text);
  for (const token of tokens) {
    const stem = token.kind === "word" ? contentStem(token.lower) : undefined;
    if (stem !== undefined) terms.set(stem, (terms.get(stem) ?? 0) + weight);
  }
  return tokens.length;
}

/** A task's own terms say more about it than a word of its purpose does. */
const TERM_WEIGHT = 3;

/**
 * The task a document is nearest to: cosine of tf–idf vectors (Salton & Buckley 1988), idf over the tasks, logarithmic tf.
 * Undefined where it is near none.
 */
export function matchTask(terms: Terms, tasks: readonly Task[]): TaskMatch | undefined {
  const vectors = tasks.map((task) => {
    const own = new Map<string, number>();
    addTerms(own, task.terms.join(" "), TERM_WEIGHT);
    addTerms(own, `${task.name} ${task.purpose}`, 1);
    return own;
  });
  const rarity = (stem: string) => {
    const holders = vectors.filter((vector) => vector.has(stem)).length;
    return holders === 0 ? 0 : Math.log(1 + tasks.length / holders);
  };
  const document = weighted(terms, (stem) => rarity(stem) || Math.log(1 + tasks.length));
  let best: TaskMatch | undefined;
  tasks.forEach((task, index) => {
    const score = cosine(document, weighted(vectors[index]!, rarity));
    if (score > (best?.score ?? 0)) best = { task, score };
  });
  return best && best.score >= LEAST_SCORE ? best : undefined;
}

function weighted(terms: Terms, rarity: (stem: string) => number): Map<string, number> {
  return new Map([...terms].map(([stem, count]) => [stem, Math.log(1 + count) * rarity(stem)]));
}

function cosine(a: Terms, b: Terms): number {
  const length = (vector: Terms) =>
    Math.sqrt([...vector.values()].reduce((sum, value) => sum + value * value, 0));
  let product = 0;
  for (const [stem, value] of b) product += value * (a.get(stem) ?? 0);
  const lengths = length(a) * length(b);
  return lengths > 0 ? product / lengths : 0;
}

import type { NetworkParts } from "./networkFile.ts";
import type { Matrix } from "./products.ts";
import { FIRST_SPELLED, type SubwordTable } from "./subwords.ts";

const EMBEDDING = 16;
const UNITS = 32;

/** Numbers from −1 to 1, the same for the same seed (a linear congruential generator). */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

export function someMatrix(rows: number, columns: number, next: () => number): Matrix {
  return {
    rows,
    columns,
    weights: Int8Array.from({ length: rows * columns }, () => Math.round(next() * 127)),
    scales: Float32Array.from({ length: rows }, () => (next() + 1.5) / 200),
  };
}

/** Letters, and what pairs of them make: enough to spell "the", " the", " then" and other words in their letters. */
export function someSubwords(): SubwordTable {
  const letters = [..." thenwodgarsim"];
  const texts = [...Array<string>(FIRST_SPELLED).fill(""), ...letters.flatMap((letter) => [letter, letter])];
  const ends = texts.map((text, at) => text !== "" && (at - FIRST_SPELLED) % 2 === 1);
  const find = (text: string, end: boolean) => texts.findIndex((one, at) => one === text && ends[at] === end);
  const merges: [number, number][] = [];
  const join = (left: string, right: string, end: boolean) => {
    merges.push([find(left, false), find(right, end)]);
    texts.push(left + right);
    ends.push(end);
  };
  join(" ", "t", false);
  join(" t", "h", false);
  join(" th", "e", true);
  join("e", "n", true);
  join(" th", "en", true);
  return { texts, ends, merges };
}

/** A network that has learned nothing: its numbers are drawn at random. */
export function someNetwork(seed = 1): NetworkParts {
  const next = numbers(seed);
  const floats = (length: number) => Float32Array.from({ length }, next);
  const subwords = someSubwords();
  const size = subwords.texts.length;
  return {
    subwords,
    embeddings: someMatrix(size, EMBEDDING, next),
    outputBias: floats(size),
    input: someMatrix(3 * UNITS, EMBEDDING, next),
    inputBias: floats(3 * UNITS),
    state: someMatrix(3 * UNITS, UNITS, next),
    stateBias: floats(UNITS),
    projection: someMatrix(EMBEDDING, UNITS, next),
    projectionBias: floats(EMBEDDING),
  };
}

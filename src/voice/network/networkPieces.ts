import type { Weights } from "../mixture.ts";
import type { Vocabulary } from "../vocabulary.ts";
import type { Subwords } from "./subwords.ts";

/** Pieces less likely than this share of all that go on from what is typed are not proposed. */
const LEAST_SHARE = 0.004;
/** What a piece of several subwords counts for that the counts know nothing of. */
const UNCOUNTED = 1e-5;

/** What the network's probabilities of subwords say of pieces. */
export class NetworkPieces {
  readonly #vocabulary: Vocabulary;
  readonly #subwords: Subwords;
  /** Pieces that are a single subword, in order of spelling. */
  readonly #texts: readonly string[];
  readonly #wholes: Int32Array;
  readonly #ids: Int32Array;
  /** By piece: its subword plus one where it is a single one; minus its first subword, less one, where it is not; 0: not looked up yet. */
  #firsts = new Int32Array(4096);
  #sums = new Float64Array(0);
  #guesses = new Float64Array(4096);

  /** Makes every piece that is a single subword known to the vocabulary. */
  constructor(subwords: Subwords, vocabulary: Vocabulary) {
    this.#subwords = subwords;
    this.#vocabulary = vocabulary;
    const wholes = [...subwords.wholes()].sort(([a], [b]) => (a < b ? -1 : 1));
    this.#texts = wholes.map(([text]) => text);
    this.#wholes = Int32Array.from(wholes, ([, subword]) => subword);
    this.#ids = Int32Array.from(wholes, ([text]) => vocabulary.idOf(text));
    this.#sums = new Float64Array(subwords.size);
  }

  /** Whether a piece is a single subword. */
  isWhole(id: number): boolean {
    return this.#firstOf(id) > 0;
  }

  /** The likelier pieces that go on from what is typed, of those that are a single subword. */
  proposals(network: Float32Array, typed: string): number[] {
    const start = lowerBound(this.#texts, typed);
    const end = typed === "" ? this.#texts.length : lowerBound(this.#texts, `${typed}\uFFFF`);
    let sum = 0;
    for (let at = start; at < end; at++) sum += network[this.#wholes[at] as number] as number;
    const least = sum * LEAST_SHARE;
    const proposed: number[] = [];
    for (let at = start; at < end; at++) {
      if ((network[this.#wholes[at] as number] as number) > least) proposed.push(this.#ids[at] as number);
    }
    return proposed;
  }

  /**
   * Probability of each piece: its subword's, or where it has several, its part of the first one's, shared out by the counts.
   * Good until the next call.
   */
  probabilities(network: Float32Array, { ids, probabilities }: Weights): Float64Array {
    if (this.#guesses.length < ids.length) this.#guesses = new Float64Array(ids.length * 2);
    const guesses = this.#guesses;
    const sums = this.#sums;
    const touched: number[] = [];
    for (let at = 0; at < ids.length; at++) {
      const first = this.#firstOf(ids[at] as number);
      if (first > 0) continue;
      const subword = -1 - first;
      if (sums[subword] === 0) {
        touched.push(subword);
        sums[subword] = UNCOUNTED;
      }
      sums[subword] = (sums[subword] as number) + (probabilities[at] as number);
    }
    for (let at = 0; at < ids.length; at++) {
      const first = this.#firstOf(ids[at] as number);
      guesses[at] =
        first > 0
          ? (network[first - 1] as number)
          : ((network[-1 - first] as number) * (probabilities[at] as number)) / (sums[-1 - first] as number);
    }
    for (const subword of touched) sums[subword] = 0;
    return guesses;
  }

  #firstOf(id: number): number {
    if (id >= this.#firsts.length) {
      const larger = new Int32Array(Math.max(id + 1, this.#firsts.length * 2));
      larger.set(this.#firsts);
      this.#firsts = larger;
    }
    const known = this.#firsts[id] as number;
    if (known !== 0) return known;
    const spelled = this.#subwords.spell(this.#vocabulary.textOf(id));
    const first = spelled[0] as number;
    const found = spelled.length === 1 ? first + 1 : -1 - first;
    this.#firsts[id] = found;
    return found;
  }
}

function lowerBound(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as string) < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

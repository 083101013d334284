import type { NetworkParts } from "./networkFile.ts";
import { decodeNetwork, readNetwork } from "./networkFile.ts";
import { type Matrix, type Multiply, products } from "./products.ts";
import { BEGINNING, Subwords } from "./subwords.ts";

/** What the network remembers of a text: as many numbers as it has units, −1 to 1. */
export type NetworkState = Float32Array;

/**
 * A small recurrent network (gated recurrent unit, Cho et al. 2014; embeddings tied with the output, Press and Wolf 2017) that reads a
 * text subword by subword and tells what comes next. Weights are 8-bit. Nothing in it changes; all a text leaves is a state.
 */
export class Network {
  readonly subwords: Subwords;
  readonly #parts: NetworkParts;
  readonly #input: Multiply;
  readonly #recur: Multiply;
  readonly #project: Multiply;
  readonly #score: Multiply;
  readonly #embedded: Float32Array;

  constructor(parts: NetworkParts, simd = true) {
    this.subwords = new Subwords(parts.subwords);
    this.#parts = parts;
    const { input, state, projection, embeddings } = parts;
    const all = products([input, state, projection, embeddings], simd);
    [this.#input, this.#recur, this.#project, this.#score] = all as [Multiply, Multiply, Multiply, Multiply];
    this.#embedded = new Float32Array(embeddings.columns);
  }

  /** Reads a compressed network file. Rejects with a NetworkError where it cannot be used. */
  static async read(file: Uint8Array<ArrayBuffer>): Promise<Network> {
    return new Network(await readNetwork(file));
  }

  /** As {@link read}, of a file that is decompressed already. */
  static decode(bytes: Uint8Array): Network {
    return new Network(decodeNetwork(bytes));
  }

  /** Number of subwords. */
  get size(): number {
    return this.#parts.embeddings.rows;
  }

  /** The state at the beginning of a text. */
  begin(): NetworkState {
    return this.step(new Float32Array(this.#parts.state.columns), BEGINNING);
  }

  /** The state after one more subword. */
  step(state: NetworkState, subword: number): NetworkState {
    const units = state.length;
    const { inputBias, stateBias } = this.#parts;
    const fromInput = this.#input(this.#embed(subword));
    const fromState = this.#recur(state);
    const next = new Float32Array(units);
    for (let unit = 0; unit < units; unit++) {
      const [update, fresh] = [units + unit, 2 * units + unit];
      const reset = logistic(at(fromInput, unit) + at(inputBias, unit) + at(fromState, unit));
      const keep = logistic(at(fromInput, update) + at(inputBias, update) + at(fromState, update));
      const recalled = reset * (at(fromState, fresh) + at(stateBias, unit));
      const candidate = Math.tanh(at(fromInput, fresh) + at(inputBias, fresh) + recalled);
      next[unit] = candidate + keep * (at(state, unit) - candidate);
    }
    return next;
  }

  /** The state after a piece of text. */
  read(state: NetworkState, piece: string): NetworkState {
    return this.subwords.spell(piece).reduce((before, subword) => this.step(before, subword), state);
  }

  /** Probability of each subword to come next; sums to 1. */
  next(state: NetworkState): Float32Array {
    const { projectionBias, outputBias } = this.#parts;
    const projected = this.#project(state);
    for (let unit = 0; unit < projected.length; unit++) {
      projected[unit] = at(projected, unit) + at(projectionBias, unit);
    }
    const probabilities = Float32Array.from(this.#score(projected));
    let largest = Number.NEGATIVE_INFINITY;
    for (let subword = 0; subword < probabilities.length; subword++) {
      const score = at(probabilities, subword) + at(outputBias, subword);
      probabilities[subword] = score;
      if (score > largest) largest = score;
    }
    let sum = 0;
    for (let subword = 0; subword < probabilities.length; subword++) {
      const weight = exponential(largest - at(probabilities, subword));
      probabilities[subword] = weight;
      sum += weight;
    }
    const share = 1 / sum;
    for (let subword = 0; subword < probabilities.length; subword++) {
      probabilities[subword] = at(probabilities, subword) * share;
    }
    return probabilities;
  }

  #embed(subword: number): Float32Array {
    const { columns, weights, scales }: Matrix = this.#parts.embeddings;
    const scale = at(scales, subword);
    for (let column = 0; column < columns; column++) {
      this.#embedded[column] = (weights[subword * columns + column] as number) * scale;
    }
    return this.#embedded;
  }
}

/** An element that is there. */
function at(values: Float32Array, index: number): number {
  return values[index] as number;
}

/** Steps of the table below in one unit, and how far it goes: what is less likely than e⁻³² is nothing. */
const STEPS = 256;
const FARTHEST = 32;
const EXPONENTIALS = Float64Array.from({ length: STEPS * FARTHEST }, (_, step) => Math.exp(-step / STEPS));

/** e to the power of −`distance`, for distances from 0 on, to seven digits: thousands are taken for every word, and `Math.exp` takes half of the time. */
function exponential(distance: number): number {
  if (!(distance < FARTHEST)) return 0;
  const step = (distance * STEPS) | 0;
  const rest = distance - step / STEPS;
  return (EXPONENTIALS[step] as number) * (1 - rest * (1 - rest / 2));
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

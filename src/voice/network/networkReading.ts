import type { Vocabulary } from "../vocabulary.ts";
import type { Network, NetworkState } from "./network.ts";

/** So many states are kept, and so many pieces read where there is none to go on from: a long text costs no more than that. */
const KEPT = 256;

/** The network's states along a text that changes mostly at its end: what was read is not read again. */
export class NetworkReading {
  readonly #network: Network;
  readonly #vocabulary: Vocabulary;
  readonly #pieces: number[] = [];
  /** After each piece from {@link #from} on; the first is before any of them. */
  #states: NetworkState[];
  #from = 0;

  constructor(network: Network, vocabulary: Vocabulary) {
    this.#network = network;
    this.#vocabulary = vocabulary;
    this.#states = [network.begin()];
  }

  /** The state after all pieces of a text. */
  stateAfter(pieces: readonly number[]): NetworkState {
    const common = commonLength(this.#pieces, pieces);
    this.#pieces.length = common;
    if (common < this.#from || pieces.length - common > KEPT) {
      this.#from = Math.max(0, pieces.length - KEPT);
      this.#pieces.length = 0;
      this.#pieces.push(...pieces.slice(0, this.#from));
      this.#states = [this.#network.begin()];
    } else {
      this.#states.length = common - this.#from + 1;
    }
    for (let at = this.#pieces.length; at < pieces.length; at++) {
      const piece = pieces[at] as number;
      this.#pieces.push(piece);
      this.#states.push(
        this.#network.read(this.#states.at(-1) as NetworkState, this.#vocabulary.textOf(piece)),
      );
    }
    if (this.#states.length > 2 * KEPT) {
      this.#from += this.#states.length - KEPT;
      this.#states = this.#states.slice(-KEPT);
    }
    return this.#states.at(-1) as NetworkState;
  }
}

function commonLength(a: readonly number[], b: readonly number[]): number {
  const shorter = Math.min(a.length, b.length);
  let at = 0;
  while (at < shorter && a[at] === b[at]) at++;
  return at;
}

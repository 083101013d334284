import { type Continuations, type Counts, LONGEST_CONTEXT } from "./counts.ts";
import type { Mixture, Weights } from "./mixture.ts";
import type { NetworkPieces } from "./network/networkPieces.ts";
import { allowedAfter } from "./typed.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Candidates that are looked at closely. */
const CLOSELY = 56;
/** What the network's opinion counts for where the candidates are chosen. */
const NETWORK_SHARE = 0.6;

const SOURCES = 3;
const ORDERS = LONGEST_CONTEXT + 1;
/** Where each kind of evidence begins in a candidate's row. */
const COUNT = 0;
const MERGED = COUNT + 2 * SOURCES * ORDERS;
const OWN = MERGED + 2;
const NETWORK = OWN + 2;
const RECENT = NETWORK + 3;
const SHAPE = RECENT + 2;
const TYPED = SHAPE + 8;
const DEPTH = TYPED + 2;
const NONE = DEPTH + SOURCES;
/** Length of a candidate's row. */
export const FEATURES: number = NONE + 3;

/** What speaks for each candidate. */
export interface Evidence {
  /** Pieces by number. */
  readonly ids: readonly number[];
  /** A row of {@link FEATURES} for each candidate, and one more for none of them. Good until evidence is gathered again. */
  readonly rows: Float32Array;
}

/** The bodies of text that evidence comes from, in the order of their features. */
export interface EvidenceSources {
  /** All of them merged. */
  readonly all: Mixture;
  /** The author's own: history and document. */
  readonly own: Mixture;
  readonly counts: readonly (Counts | undefined)[];
}

/** Where evidence is gathered. */
export interface Scene {
  /** Context forms before the place, newest last. */
  readonly context: readonly number[];
  /** What is typed of the piece. */
  readonly typed: string;
  /** Probability of each subword to come next. */
  readonly network: Float32Array;
  /** How many pieces ago a context form was last written in this document; absent: not lately. */
  readonly recent: ReadonlyMap<number, number>;
}

/** Gathers what speaks for each of the likeliest candidates, for {@link Mixer} to weigh. */
export class EvidenceGatherer {
  readonly #vocabulary: Vocabulary;
  readonly #network: NetworkPieces;
  readonly #sources: EvidenceSources;
  readonly #rows = new Float32Array((CLOSELY + 1) * FEATURES);
  /** Row plus one, by piece; 0 for pieces that are not candidates. */
  #slots = new Int32Array(4096);

  constructor(vocabulary: Vocabulary, network: NetworkPieces, sources: EvidenceSources) {
    this.#vocabulary = vocabulary;
    this.#network = network;
    this.#sources = sources;
  }

  gather(scene: Scene): Evidence {
    const { context, typed, network } = scene;
    const proposed = this.#network.proposals(network, typed);
    const { all } = this.#sources;
    const weights = all.weights(context, allowedAfter(typed, this.#vocabulary), proposed);
    const guesses = this.#network.probabilities(network, weights);
    const chosen = likeliest(weights, guesses);
    const ids = chosen.map((at) => weights.ids[at] as number);
    const rows = this.#rows.fill(0, 0, (ids.length + 1) * FEATURES);
    this.#noteCounts(ids, weights.found, rows);
    noteLogs(chosen, weights.probabilities, rows, MERGED, ids.length);
    noteLogs(chosen, guesses, rows, NETWORK, ids.length);
    this.#noteOwn(ids, context, rows);
    ids.forEach((id, row) => {
      this.#noteShape(id, typed, row * FEATURES, rows);
      const distance = scene.recent.get(this.#vocabulary.contextOf(id));
      if (distance === undefined) return;
      rows[row * FEATURES + RECENT] = 1 / (1 + Math.log(1 + distance));
      rows[row * FEATURES + RECENT + 1] = distance <= 3 ? 1 : 0;
    });
    noteAll(ids.length, typed, weights.found, rows);
    return { ids, rows };
  }

  #noteCounts(ids: readonly number[], found: Weights["found"], rows: Float32Array): void {
    if (this.#slots.length < this.#vocabulary.size) this.#slots = new Int32Array(this.#vocabulary.size * 2);
    const slots = this.#slots;
    ids.forEach((id, row) => {
      slots[id] = row + 1;
    });
    this.#sources.counts.forEach((counts, source) => {
      if (!counts) return;
      const start = COUNT + source * 2 * ORDERS;
      ids.forEach((id, row) => {
        const count = counts.countOf(id);
        if (count === 0) return;
        rows[row * FEATURES + start] = Math.log1p(count) / 4;
        rows[row * FEATURES + start + 1] = Math.max(0, Math.log(count / counts.total) / 14 + 1);
      });
    });
    for (const [source, orders] of this.#inOrder(found)) {
      for (let order = 1; order <= LONGEST_CONTEXT; order++) {
        const after = orders[order];
        if (!after) continue;
        const start = COUNT + source * 2 * ORDERS + 2 * order;
        const share = 1 / (after.total + 0.5);
        for (let at = 0; at < after.size; at++) {
          const row = (slots[after.ids[at] as number] as number) - 1;
          if (row < 0) continue;
          const count = after.counts[at] as number;
          rows[row * FEATURES + start] = Math.log1p(count);
          rows[row * FEATURES + start + 1] = count * share;
        }
      }
    }
    for (const id of ids) slots[id] = 0;
  }

  /** The sources that are there, each under the place that its features have. */
  #inOrder(found: Weights["found"]): [number, readonly (Continuations | undefined)[]][] {
    const present = this.#sources.counts.flatMap((counts, source) => (counts ? [source] : []));
    return present.map((source, at) => [source, found[at] ?? []]);
  }

  #noteOwn(ids: readonly number[], context: readonly number[], rows: Float32Array): void {
    const own = this.#sources.own.weights(context, ids, []);
    const probabilityOf = new Map(own.ids.map((id, at) => [id, own.probabilities[at] as number]));
    ids.forEach((id, row) => {
      const probability = probabilityOf.get(id) ?? 0;
      rows[row * FEATURES + OWN] = logarithm(probability);
      rows[row * FEATURES + OWN + 1] = probability;
    });
  }

  #noteShape(id: number, typed: string, start: number, rows: Float32Array): void {
    const text = this.#vocabulary.textOf(id);
    const first = text.trimStart()[0] ?? " ";
    const shape = [
      text.length / 10,
      Number(first !== first.toLowerCase()),
      Number(first !== first.toUpperCase()),
      Number(/\p{N}/u.test(first)),
      Number(!/[\p{L}\p{N}]/u.test(first)),
      Number(text === typed),
      Number(text.startsWith(" ")),
      Number(this.#network.isWhole(id)),
    ];
    rows.set(shape, start + SHAPE);
  }
}

/** The candidates worth a closer look, by their place among all. */
function likeliest({ ids, probabilities }: Weights, guesses: Float64Array): number[] {
  const worth = (at: number) => (probabilities[at] as number) + NETWORK_SHARE * (guesses[at] as number);
  if (ids.length <= CLOSELY) return ids.map((_, at) => at);
  const chosen: number[] = [];
  const worths: number[] = [];
  for (let at = 0; at < ids.length; at++) {
    const value = worth(at);
    if (chosen.length === CLOSELY && value <= (worths[CLOSELY - 1] as number)) continue;
    let place = chosen.length === CLOSELY ? CLOSELY - 1 : chosen.length;
    for (; place > 0 && (worths[place - 1] as number) < value; place--) {
      worths[place] = worths[place - 1] as number;
      chosen[place] = chosen[place - 1] as number;
    }
    worths[place] = value;
    chosen[place] = at;
  }
  return chosen;
}

/** Logarithms as the mixer takes them: about −2.5 for what was never seen, 1 for what is certain. */
function logarithm(probability: number): number {
  return Math.max(-14, Math.log(probability + 1e-9)) / 4 + 1;
}

/** Notes probabilities of the chosen, as they are and as shares of each other; and for none, how much the chosen have. */
function noteLogs(
  chosen: readonly number[],
  probabilities: Float64Array,
  rows: Float32Array,
  feature: number,
  none: number,
): void {
  let sum = 1e-12;
  let largest = 0;
  for (const at of chosen) {
    const probability = probabilities[at] as number;
    sum += probability;
    if (probability > largest) largest = probability;
  }
  chosen.forEach((at, row) => {
    rows[row * FEATURES + feature] = logarithm(probabilities[at] as number);
    rows[row * FEATURES + feature + 1] = logarithm((probabilities[at] as number) / sum);
    if (feature === NETWORK) rows[row * FEATURES + NETWORK + 2] = largest / sum;
  });
  rows[none * FEATURES + NONE + (feature === NETWORK ? 2 : 1)] = Math.log(sum) / 4;
}

/** Notes what is the same for all candidates, for none as well. */
function noteAll(none: number, typed: string, found: Weights["found"], rows: Float32Array): void {
  const letters = typed.trim().length;
  const depths = found.map((orders) => orders.findLastIndex((after) => after !== undefined));
  for (let row = 0; row <= none; row++) {
    const start = row * FEATURES;
    rows[start + TYPED] = letters / 4;
    rows[start + TYPED + 1] = Number(typed === "");
    depths.forEach((depth, source) => {
      rows[start + DEPTH + SOURCES - depths.length + source] = Math.max(0, depth) / 4;
    });
  }
  rows[none * FEATURES + NONE] = 1;
}

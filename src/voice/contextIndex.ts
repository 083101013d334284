import { release } from "./release.ts";
import { BREAK } from "./vocabulary.ts";

/** Contexts are sorted to this depth, in pieces: n-grams need four, passages of the author's own more. */
export const SORTED_DEPTH = 8;

/** Places in {@link ContextIndex.positions}, `end` exclusive, whose contexts agree to some depth. */
export interface Places {
  readonly start: number;
  readonly end: number;
}

/** What sorting a text by context gives. */
export interface SortedPositions {
  /** Positions in the text, in order of what stands before them. */
  readonly positions: Int32Array;
  /** Where the places after each context form begin, by its number. */
  readonly starts: Int32Array;
}

/**
 * Every place of a text, sorted by what stands before it, nearest piece first: a suffix array over the reversed text.
 * All places with one context, of whatever length, are neighbours, so one array of positions serves every n-gram order
 * and knows where each occurrence stands. It costs 8 bytes a piece of text. Built by counting sorts, one for each
 * piece of depth, from the farthest to the nearest (Karp, Miller and Rosenberg's order, to fixed depth).
 */
export class ContextIndex {
  /** The text; pieces that were taken out are stored as their complement, so that the order still holds. */
  readonly #tokens: Int32Array;
  readonly #contexts: Int32Array;
  readonly #positions: Int32Array;
  /** Where the places after each context form begin, by its number. */
  readonly #starts: Int32Array;

  /**
   * `tokens`: pieces by number, sequences separated by {@link BREAK}; the index keeps and marks this array.
   * `contexts`: the vocabulary's context forms as they are now; forms that come later cannot occur here.
   * `sorted`: what an index over the same text had.
   */
  constructor(
    tokens: Int32Array,
    contexts: Int32Array,
    contextCount: number,
    sorted: SortedPositions = sortPositions(tokens, contexts, contextCount),
  ) {
    this.#tokens = tokens;
    this.#contexts = contexts;
    this.#positions = sorted.positions;
    this.#starts = sorted.starts;
  }

  /** All that it is made of, to be kept: what the constructor takes. Not to be changed. */
  kept(): SortedPositions & { readonly tokens: Int32Array } {
    return { tokens: this.#tokens, positions: this.#positions, starts: this.#starts };
  }

  get length(): number {
    return this.#tokens.length;
  }

  /** The piece at a position, or undefined where it was taken out or the text ends. */
  tokenAt(position: number): number | undefined {
    const token = this.#tokens[position];
    return token === undefined || token <= BREAK ? undefined : token;
  }

  /** Position in the text of one of {@link Places}. */
  positionAt(place: number): number {
    return this.#positions[place] as number;
  }

  /** The context form `depth` pieces before one of {@link Places}. */
  formBefore(place: number, depth: number): number {
    return this.#contextBefore(this.#positions[place] as number, depth);
  }

  /** All places right after this context form. */
  after(context: number): Places {
    const start = this.#starts[context];
    const end = this.#starts[context + 1];
    return start === undefined || end === undefined ? { start: 0, end: 0 } : { start, end };
  }

  /** Those of `places` that have this context form `depth` pieces before them; `places` must agree up to there. */
  narrow(places: Places, depth: number, context: number): Places {
    return { start: this.#bound(places, depth, context), end: this.#bound(places, depth, context + 1) };
  }

  /** Takes the text from `start` to `end` out of all counts. */
  takeOut(start: number, end: number): void {
    for (let at = start; at < end; at++) this.#tokens[at] = ~original(this.#tokens[at] as number);
  }

  /** The text from `start` to `end`, as it was given. */
  slice(start: number, end: number): Int32Array<ArrayBuffer> {
    return this.#tokens.slice(start, end).map(original);
  }

  #bound(places: Places, depth: number, context: number): number {
    let low = places.start;
    let high = places.end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#contextBefore(this.#positions[middle] as number, depth) < context) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #contextBefore(position: number, depth: number): number {
    const at = position - depth;
    return at < 0 ? BREAK : (this.#contexts[original(this.#tokens[at] as number)] as number);
  }
}

function original(token: number): number {
  return token < 0 ? ~token : token;
}

function sortPositions(tokens: Int32Array, contexts: Int32Array, contextCount: number): SortedPositions {
  let positions = new Int32Array(tokens.length);
  for (let position = 0; position < positions.length; position++) positions[position] = position;
  let next = new Int32Array(tokens.length);
  const starts = new Int32Array(contextCount + 1);
  const place = new Int32Array(contextCount);
  for (let depth = SORTED_DEPTH; depth >= 1; depth--) {
    starts.fill(0);
    for (const position of positions) {
      const key = position < depth ? BREAK : (contexts[tokens[position - depth] as number] as number);
      starts[key + 1] = (starts[key + 1] as number) + 1;
    }
    for (let key = 0; key < contextCount; key++) {
      starts[key + 1] = (starts[key + 1] as number) + (starts[key] as number);
    }
    place.set(starts.subarray(0, contextCount));
    for (const position of positions) {
      const key = position < depth ? BREAK : (contexts[tokens[position - depth] as number] as number);
      next[place[key] as number] = position;
      place[key] = (place[key] as number) + 1;
    }
    [positions, next] = [next, positions];
  }
  release(next);
  return { positions, starts };
}

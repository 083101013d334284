/** Stands for the end of what is known: nothing is predicted across it. */
export const BREAK = 0;
/** Stands for the beginning of a paragraph. */
export const PARAGRAPH = 1;

/** Sorts after everything that a piece may go on with. */
const LAST_UNIT = "\uFFFF";
const RESERVED = ["", "\n"];
/** New pieces are searched one by one until there are this many, then sorted in with the others. */
const UNSORTED_LIMIT = 2048;

/**
 * The pieces that are known, each with a number. As part of a context a piece is stripped of its space and its case, and
 * numbers are all alike: {@link contextOf} is the number of that form. Numbers are never taken back.
 */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #contextIds = new Map<string, number>();
  #contextCount = 0;
  #contexts = new Int32Array(1024);
  #sorted: string[] = [];
  /** The numbers of {@link #sorted}. */
  #sortedIds = new Int32Array(0);

  /** `pieces` get the numbers from 0 on, in order; the first two must be the reserved ones, as {@link texts} has them. */
  constructor(pieces: readonly string[] = RESERVED) {
    for (const piece of pieces) this.idOf(piece);
  }

  get size(): number {
    return this.#texts.length;
  }

  /** Number of context forms; their numbers are below it. */
  get contextCount(): number {
    return this.#contextCount;
  }

  /** All pieces, by number. */
  get texts(): readonly string[] {
    return this.#texts;
  }

  /** The context form's number, by piece number; entries from {@link size} on are without meaning. */
  get contexts(): Int32Array {
    return this.#contexts;
  }

  /** The number of a piece, which is made known if it was not. */
  idOf(piece: string): number {
    const known = this.#ids.get(piece);
    if (known !== undefined) return known;
    const id = this.#texts.length;
    this.#texts.push(piece);
    this.#ids.set(piece, id);
    if (id >= this.#contexts.length) this.#contexts = grown(this.#contexts, id + 1);
    this.#contexts[id] = this.#contextIdOf(contextForm(piece));
    return id;
  }

  find(piece: string): number | undefined {
    return this.#ids.get(piece);
  }

  textOf(id: number): string {
    return this.#texts[id] ?? "";
  }

  contextOf(id: number): number {
    return this.#contexts[id] as number;
  }

  /** Numbers of the pieces that begin with `prefix`, the piece equal to it included, in no particular order. */
  startingWith(prefix: string): number[] {
    if (this.size - this.#sorted.length > UNSORTED_LIMIT) this.sort();
    const start = lowerBound(this.#sorted, prefix);
    const end = lowerBound(this.#sorted, `${prefix}${LAST_UNIT}`);
    const found = Array.from(this.#sortedIds.subarray(start, end));
    for (let id = this.#sorted.length; id < this.size; id++) {
      if (this.textOf(id).startsWith(prefix)) found.push(id);
    }
    return found;
  }

  /** Sorts all pieces for {@link startingWith}: to be called after learning much, so that no query has to. */
  sort(): void {
    if (this.#sorted.length === this.size) return;
    this.#sorted = [...this.#texts].sort();
    this.#sortedIds = Int32Array.from(this.#sorted, (text) => this.#ids.get(text) as number);
  }

  /** The numbers of all pieces, in order of spelling. */
  sorted(): Int32Array {
    this.sort();
    return this.#sortedIds;
  }

  /**
   * Gives a vocabulary what another one learned after the same beginning: pieces (undefined where one is no longer known: nothing
   * will ever be called so), all contexts and their number, and the order as {@link sorted} gave it.
   */
  learnAs(
    pieces: Iterable<string | undefined>,
    contexts: Int32Array,
    contextCount: number,
    sorted: Int32Array<ArrayBuffer>,
  ): void {
    for (const piece of pieces) {
      const id = this.#texts.length;
      const text = piece ?? `${LAST_UNIT}${id}`;
      this.#texts.push(text);
      this.#ids.set(text, id);
      if (piece !== undefined) this.#contextIds.set(contextForm(piece), contexts[id] as number);
    }
    this.#contexts = grown(this.#contexts, contexts.length);
    this.#contexts.set(contexts);
    this.#contextCount = contextCount;
    this.#sortedIds = sorted;
    this.#sorted = Array.from(sorted, (id) => this.#texts[id] as string);
  }

  /** Tells one vocabulary from another: 31 bits of all pieces in order (FNV-1a). */
  digest(): number {
    let hash = 0x811c9dc5;
    for (const text of this.#texts) {
      for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
      hash = Math.imul(hash ^ 0xffff, 0x01000193);
    }
    return hash >>> 1;
  }

  #contextIdOf(form: string): number {
    const known = this.#contextIds.get(form);
    if (known !== undefined) return known;
    const id = this.#contextCount++;
    this.#contextIds.set(form, id);
    return id;
  }
}

const DIGITS = /^\p{N}+$/u;

function contextForm(piece: string): string {
  const form = (piece.length > 1 && piece.startsWith(" ") ? piece.slice(1) : piece).toLowerCase();
  return DIGITS.test(form) ? "0" : form;
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

/** A copy with room for at least `length` entries, doubling so that growing step by step stays cheap. */
export function grown(array: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(length, array.length * 2));
  larger.set(array);
  return larger;
}

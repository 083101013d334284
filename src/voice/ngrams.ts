import { ContinuationBuffer, type Continuations, type Counts, LONGEST_CONTEXT } from "./counts.ts";
import { grown } from "./vocabulary.ts";

const NONE = -1;

/**
 * Counts that follow a text piece by piece, forwards and back: contexts in an open-addressing hash table, the
 * continuations of each in a linked list, all in typed arrays. Contexts are known by a 32-bit hash of their forms.
 */
export class Ngrams implements Counts {
  /** Hash table from context to its number plus one; 0 is an empty slot. */
  #slots = new Int32Array(4096);
  #hashes = new Int32Array(2048);
  #heads = new Int32Array(2048);
  #contexts = 0;
  #ids = new Int32Array(4096);
  #counts = new Int32Array(4096);
  #links = new Int32Array(4096);
  #entries = 0;

  #pieceCounts = new Int32Array(1024);
  #total = 0;
  #distinct = 0;
  readonly #buffers = Array.from({ length: LONGEST_CONTEXT + 1 }, () => new ContinuationBuffer());

  get total(): number {
    return this.#total;
  }

  get distinct(): number {
    return this.#distinct;
  }

  /** Counts a piece after its context (context forms, newest last). */
  add(context: readonly number[], id: number): void {
    this.#count(id, 1);
    let hash = 0;
    for (let order = 1; order <= Math.min(LONGEST_CONTEXT, context.length); order++) {
      hash = mixed(hash, context[context.length - order] as number);
      const number = this.#find(hash) ?? this.#insert(hash);
      const entry = this.#entry(number, id) ?? this.#link(number, id);
      this.#counts[entry] = (this.#counts[entry] as number) + 1;
    }
  }

  /** Takes back one {@link add} of the same piece after the same context. */
  remove(context: readonly number[], id: number): void {
    this.#count(id, -1);
    let hash = 0;
    for (let order = 1; order <= Math.min(LONGEST_CONTEXT, context.length); order++) {
      hash = mixed(hash, context[context.length - order] as number);
      const number = this.#find(hash);
      const entry = number === undefined ? undefined : this.#entry(number, id);
      if (entry === undefined) throw new RangeError("A piece was taken back that had not been counted");
      this.#counts[entry] = (this.#counts[entry] as number) - 1;
    }
  }

  countOf(id: number): number {
    return this.#pieceCounts[id] ?? 0;
  }

  frequent(): readonly number[] {
    return [];
  }

  following(context: readonly number[], found: (Continuations | undefined)[]): void {
    for (let order = 1; order <= LONGEST_CONTEXT; order++) found[order] = undefined;
    let hash = 0;
    for (let order = 1; order <= Math.min(LONGEST_CONTEXT, context.length); order++) {
      hash = mixed(hash, context[context.length - order] as number);
      const number = this.#find(hash);
      if (number === undefined) return;
      const buffer = this.#buffers[order] as ContinuationBuffer;
      buffer.clear();
      for (let at = this.#heads[number] as number; at !== NONE; at = this.#links[at] as number) {
        const count = this.#counts[at] as number;
        if (count > 0) buffer.push(this.#ids[at] as number, count);
      }
      if (buffer.size > 0) found[order] = buffer;
    }
  }

  #count(id: number, by: 1 | -1): void {
    if (id >= this.#pieceCounts.length) this.#pieceCounts = grown(this.#pieceCounts, id + 1);
    const before = this.#pieceCounts[id] as number;
    this.#pieceCounts[id] = before + by;
    this.#total += by;
    if (before === 0) this.#distinct++;
    else if (before + by === 0) this.#distinct--;
  }

  #find(hash: number): number | undefined {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = (this.#slots[slot] as number) - 1;
      if (number < 0) return undefined;
      if (this.#hashes[number] === hash) return number;
    }
  }

  #insert(hash: number): number {
    const number = this.#contexts++;
    if (number >= this.#hashes.length) {
      this.#hashes = grown(this.#hashes, number + 1);
      this.#heads = grown(this.#heads, number + 1);
    }
    this.#hashes[number] = hash;
    this.#heads[number] = NONE;
    if (this.#contexts * 2 > this.#slots.length) this.#rehash();
    else this.#place(number);
    return number;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let number = 0; number < this.#contexts; number++) this.#place(number);
  }

  #place(number: number): void {
    const mask = this.#slots.length - 1;
    let slot = (this.#hashes[number] as number) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = number + 1;
  }

  #entry(context: number, id: number): number | undefined {
    for (let at = this.#heads[context] as number; at !== NONE; at = this.#links[at] as number) {
      if (this.#ids[at] === id) return at;
    }
    return undefined;
  }

  #link(context: number, id: number): number {
    const entry = this.#entries++;
    if (entry >= this.#ids.length) {
      this.#ids = grown(this.#ids, entry + 1);
      this.#counts = grown(this.#counts, entry + 1);
      this.#links = grown(this.#links, entry + 1);
    }
    this.#ids[entry] = id;
    this.#links[entry] = this.#heads[context] as number;
    this.#heads[context] = entry;
    return entry;
  }
}

/** One round of MurmurHash3's mixing: the hash of a context one piece longer. */
function mixed(hash: number, form: number): number {
  let value = Math.imul(form + 1, 0xcc9e2d51);
  value = (value << 15) | (value >>> 17);
  value = hash ^ Math.imul(value, 0x1b873593);
  value = (value << 13) | (value >>> 19);
  value = Math.imul(value, 5) + 0xe6546b64;
  value ^= value >>> 16;
  return Math.imul(value, 0x85ebca6b) | 0;
}

/** Which documents a sentence is in: what finds near-duplicates and boilerplate without comparing all documents. */
export class SentenceIndex {
  /** The id alone where it is one, as nearly always: a set for every sentence would be most of the memory. */
  readonly #holders = new Map<string, string | Set<string>>();

  add(id: string, sentences: Iterable<string>): void {
    for (const sentence of sentences) {
      const holders = this.#holders.get(sentence);
      if (holders === undefined) this.#holders.set(sentence, id);
      else if (typeof holders !== "string") holders.add(id);
      else if (holders !== id) this.#holders.set(sentence, new Set([holders, id]));
    }
  }

  remove(id: string, sentences: Iterable<string>): void {
    for (const sentence of sentences) {
      const holders = this.#holders.get(sentence);
      if (holders === id) this.#holders.delete(sentence);
      if (holders === undefined || typeof holders === "string") continue;
      holders.delete(id);
      if (holders.size === 1) this.#holders.set(sentence, [...holders][0]!);
    }
  }

  /** The documents that hold a sentence, in no particular order. */
  holdersOf(sentence: string): readonly string[] {
    const holders = this.#holders.get(sentence);
    if (holders === undefined) return [];
    return typeof holders === "string" ? [holders] : [...holders];
  }
}

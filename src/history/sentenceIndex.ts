/** A sentence by 53 bits of its text: {@link hashOf}. Among a million sentences two differ and agree in it with a chance of one in 18,000. */
export type SentenceHash = number;

/** Which no sentence has. */
const EMPTY = 0;
const GONE = -1;
/** In the place of a document: there is more than one. */
const SEVERAL = -1;
const FEWEST_PLACES = 1024;
/** Above this share of places in use a search takes long. */
const FULLEST = 0.6;

/**
 * Which documents a sentence is in: what finds near-duplicates and boilerplate without comparing all documents.
 * A table of numbers with open addressing: sentences as keys of a map would be most of what a history takes in memory.
 */
export class SentenceIndex {
  #keys = new Float64Array(FEWEST_PLACES);
  #holders = new Int32Array(FEWEST_PLACES);
  /** Places that are not {@link EMPTY}. */
  #used = 0;
  #present = 0;
  readonly #several = new Map<SentenceHash, Set<number>>();
  readonly #ids: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #free: number[] = [];

  /** `sentences`: each once; of a document that is not in here. */
  add(id: string, sentences: Float64Array): void {
    const number = this.#free.pop() ?? this.#ids.length;
    this.#ids[number] = id;
    this.#numbers.set(id, number);
    for (const sentence of sentences) {
      const known = this.#find(sentence);
      if (known === undefined) this.#insert(sentence, number);
      else if (this.#holders[known] === SEVERAL) this.#several.get(sentence)!.add(number);
      else {
        this.#several.set(sentence, new Set([this.#holders[known]!, number]));
        this.#holders[known] = SEVERAL;
      }
    }
  }

  /** `sentences`: those that the document was added with. */
  remove(id: string, sentences: Float64Array): void {
    const number = this.#numbers.get(id);
    if (number === undefined) return;
    this.#numbers.delete(id);
    this.#free.push(number);
    for (const sentence of sentences) {
      const place = this.#find(sentence);
      if (place === undefined) continue;
      const several = this.#several.get(sentence);
      if (!several) {
        this.#keys[place] = GONE;
        this.#present--;
        continue;
      }
      several.delete(number);
      if (several.size > 1) continue;
      this.#holders[place] = [...several][0]!;
      this.#several.delete(sentence);
    }
  }

  /** The documents that hold a sentence, in no particular order. */
  holdersOf(sentence: SentenceHash): readonly string[] {
    const place = this.#find(sentence);
    if (place === undefined) return [];
    const holder = this.#holders[place]!;
    return holder === SEVERAL
      ? [...this.#several.get(sentence)!].map((number) => this.#ids[number]!)
      : [this.#ids[holder]!];
  }

  #find(sentence: SentenceHash): number | undefined {
    const mask = this.#keys.length - 1;
    for (let place = sentence & mask; ; place = (place + 1) & mask) {
      const key = this.#keys[place];
      if (key === sentence) return place;
      if (key === EMPTY) return undefined;
    }
  }

  /** Of a sentence that is not in the table. */
  #insert(sentence: SentenceHash, number: number): void {
    if (this.#used >= this.#keys.length * FULLEST) this.#makeRoom();
    const mask = this.#keys.length - 1;
    let place = sentence & mask;
    while (this.#keys[place] !== EMPTY) place = (place + 1) & mask;
    this.#keys[place] = sentence;
    this.#holders[place] = number;
    this.#used++;
    this.#present++;
  }

  /** Without the places that are free again, and twice as large where that does not suffice. */
  #makeRoom(): void {
    const keys = this.#keys;
    const holders = this.#holders;
    const isCrowded = this.#present * 2 > keys.length * FULLEST;
    this.#keys = new Float64Array(keys.length * (isCrowded ? 2 : 1));
    this.#holders = new Int32Array(this.#keys.length);
    this.#used = 0;
    this.#present = 0;
    for (let place = 0; place < keys.length; place++) {
      const sentence = keys[place]!;
      if (sentence !== EMPTY && sentence !== GONE) this.#insert(sentence, holders[place]!);
    }
  }
}

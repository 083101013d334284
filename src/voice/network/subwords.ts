/**
 * Subwords (Sennrich, Haddow and Birch 2016): the units of the network. A piece is spelled by one of them where it is common, and by
 * several where it is not, so that a few thousand spell everything. A subword that ends a piece differs from one that does not.
 */

/** Stands for what is not known, and for a break. */
export const UNKNOWN = 0;
/** Stands at the beginning of a document. */
export const BEGINNING = 1;
/** The piece that begins a paragraph. */
export const PARAGRAPH_SUBWORD = 2;
/** Numbers below this are none of the spelled subwords. */
export const FIRST_SPELLED = 3;

export interface SubwordTable {
  /** Spelling, by number; the first {@link FIRST_SPELLED} are empty. */
  readonly texts: readonly string[];
  /** Whether a subword ends a piece, by number. */
  readonly ends: readonly boolean[];
  /** Pairs of numbers that are joined, most important first; the n-th makes the number `texts.length - merges.length + n`. */
  readonly merges: readonly (readonly [number, number])[];
}

/** Most pieces whose spelling is kept. */
const KEPT = 50_000;

/** Spells pieces. */
export class Subwords {
  readonly size: number;
  readonly #table: SubwordTable;
  readonly #characters = new Map<string, number>();
  readonly #lastCharacters = new Map<string, number>();
  readonly #ranks = new Map<number, number>();
  readonly #whole = new Map<string, number>();
  readonly #known = new Map<string, readonly number[]>();

  constructor(table: SubwordTable) {
    this.#table = table;
    this.size = table.texts.length;
    const characters = this.size - table.merges.length;
    for (let id = FIRST_SPELLED; id < this.size; id++) {
      const text = table.texts[id] as string;
      if (table.ends[id]) this.#whole.set(text, id);
      if (id < characters) (table.ends[id] ? this.#lastCharacters : this.#characters).set(text, id);
    }
    table.merges.forEach(([left, right], rank) => {
      this.#ranks.set(left * this.size + right, rank);
    });
  }

  /** The subword that is the whole of a piece; undefined where it takes several. */
  wholeOf(piece: string): number | undefined {
    return this.#whole.get(piece);
  }

  /** Every piece that is a single subword, with its number. */
  wholes(): Iterable<[piece: string, id: number]> {
    return this.#whole;
  }

  /** The subwords of a piece, in order; at least one. */
  spell(piece: string): readonly number[] {
    if (piece === "\n") return [PARAGRAPH_SUBWORD];
    if (piece === "") return [UNKNOWN];
    const known = this.#known.get(piece);
    if (known) return known;
    const spelled = this.#join(this.#lettersOf(piece));
    if (this.#known.size >= KEPT) this.#known.clear();
    this.#known.set(piece, spelled);
    return spelled;
  }

  #lettersOf(piece: string): number[] {
    const letters = [...piece];
    return letters.map((letter, index) => {
      const table = index === letters.length - 1 ? this.#lastCharacters : this.#characters;
      return table.get(letter) ?? UNKNOWN;
    });
  }

  /** Joins the most important pair, again and again. */
  #join(subwords: number[]): number[] {
    const firstMerge = this.size - this.#table.merges.length;
    for (;;) {
      let best = Number.POSITIVE_INFINITY;
      let where = -1;
      for (let at = 0; at + 1 < subwords.length; at++) {
        const pair = (subwords[at] as number) * this.size + (subwords[at + 1] as number);
        const rank = this.#ranks.get(pair) ?? Number.POSITIVE_INFINITY;
        if (rank < best) {
          best = rank;
          where = at;
        }
      }
      if (where < 0) return subwords;
      subwords.splice(where, 2, firstMerge + best);
    }
  }
}

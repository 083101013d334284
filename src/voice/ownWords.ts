import type { Counts } from "./counts.ts";
import { isOffensive } from "./offensive.ts";
import { type Side, type SideCounts, sideOf, spellingOf } from "./spelling.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A piece that has another spelling. */
interface Variant {
  readonly side: Side;
  readonly family: keyof SideCounts;
  readonly other: string | undefined;
}

/** What is so of the pieces of a vocabulary, whoever writes: looked up once for each. */
export class WordKinds {
  readonly vocabulary: Vocabulary;
  readonly #variants = new Map<number, Variant>();
  readonly #offensive = new Map<number, boolean>();
  #read = 0;

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The pieces with another spelling, by number. Only those in lower case: a name keeps its own. */
  variants(): ReadonlyMap<number, Variant> {
    for (; this.#read < this.vocabulary.size; this.#read++) {
      const piece = this.vocabulary.textOf(this.#read);
      const space = piece.startsWith(" ") ? " " : "";
      const spelling = spellingOf(piece.slice(space.length));
      if (!spelling) continue;
      const { side, family, other } = spelling;
      this.#variants.set(this.#read, { side, family, other: other && space + other });
    }
    return this.#variants;
  }

  isOffensive(id: number): boolean {
    let offends = this.#offensive.get(id);
    if (offends === undefined) {
      offends = isOffensive(this.vocabulary.textOf(id));
      this.#offensive.set(id, offends);
    }
    return offends;
  }
}

/** Which words may be suggested to an author, and as they spell them, by what they wrote in the past and in the document at hand. */
export class OwnWords {
  readonly #kinds: WordKinds;
  readonly #own: readonly Pick<Counts, "countOf">[];
  #sides: SideCounts | undefined;

  constructor(kinds: WordKinds, own: readonly Pick<Counts, "countOf">[]) {
    this.#kinds = kinds;
    this.#own = own;
  }

  /** The piece to be shown for a piece: itself, or the author's spelling of it; undefined for none. */
  shownFor(id: number): number | undefined {
    if (this.#times(id) === 0 && this.#kinds.isOffensive(id)) return undefined;
    const variant = this.#kinds.variants().get(id);
    if (!variant) return id;
    const { vocabulary } = this.#kinds;
    const known = variant.other === undefined ? undefined : vocabulary.find(variant.other);
    const [times, others] = [this.#times(id), known === undefined ? 0 : this.#times(known)];
    if (times + others > 0) return times >= others ? id : known;
    this.#sides ??= this.#countSides();
    const side = sideOf(variant.family, this.#sides);
    if (side === undefined || side === variant.side) return id;
    return side === "mixed" || variant.other === undefined ? undefined : vocabulary.idOf(variant.other);
  }

  #countSides(): SideCounts {
    const counts = { ize: { british: 0, american: 0 }, other: { british: 0, american: 0 } };
    for (const [id, { family, side }] of this.#kinds.variants()) counts[family][side] += this.#times(id);
    return counts;
  }

  #times(id: number): number {
    return this.#own.reduce((sum, counts) => sum + counts.countOf(id), 0);
  }
}

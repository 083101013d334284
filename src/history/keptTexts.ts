/** Makes a text small, and back. What comes back is the text, whatever it was. */
export interface TextPacking {
  pack(text: string): Uint8Array;
  unpack(bytes: Uint8Array): string;
}

const HALF_A_PAIR = /\p{Surrogate}/u;

/**
 * The texts that documents were made of, by id: asked for where one is quoted, which is seldom, so they are kept packed.
 */
export class KeptTexts {
  readonly #packing: TextPacking;
  /** As it is where it has half of a pair of surrogates, which bytes would lose. */
  readonly #texts = new Map<string, Uint8Array | string>();

  constructor(packing: TextPacking) {
    this.#packing = packing;
  }

  set(id: string, text: string): void {
    this.#texts.set(id, HALF_A_PAIR.test(text) ? text : this.#packing.pack(text));
  }

  delete(id: string): void {
    this.#texts.delete(id);
  }

  /** Empty where there is none of this id. */
  of(id: string): string {
    const kept = this.#texts.get(id) ?? "";
    return typeof kept === "string" ? kept : this.#packing.unpack(kept);
  }
}

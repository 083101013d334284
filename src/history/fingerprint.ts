import type { Prose } from "../text/prose.ts";

/** 53 bits of a run of numbers. (cyrb53, by bryc; public domain. Not for secrets.) */
class Mixer {
  #high = 0xdeadbeef;
  #low = 0x41c6ce57;

  mix(number: number): void {
    this.#high = Math.imul(this.#high ^ number, 2_654_435_761);
    this.#low = Math.imul(this.#low ^ number, 1_597_334_677);
  }

  mixText(text: string): void {
    let high = this.#high;
    let low = this.#low;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      high = Math.imul(high ^ code, 2_654_435_761);
      low = Math.imul(low ^ code, 1_597_334_677);
    }
    this.#high = high;
    this.#low = low;
  }

  get bits(): number {
    let high = this.#high;
    let low = this.#low;
    high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
    low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
    return 4_294_967_296 * (2_097_151 & low) + (high >>> 0);
  }
}

/** What tells one document's prose from another's: 53 bits of its sentences and where they stand, in base 36. Equal prose has equal fingerprints in every session. */
export function fingerprintOf({ sentences }: Pick<Prose, "sentences">): string {
  const mixer = new Mixer();
  for (const { text, start, end, paragraph } of sentences) {
    mixer.mix(start);
    mixer.mix(end);
    mixer.mix(paragraph);
    mixer.mixText(text);
  }
  return mixer.bits.toString(36);
}

/** 53 bits of a text; never 0. */
export function hashOf(text: string): number {
  const mixer = new Mixer();
  mixer.mixText(text);
  return mixer.bits || 1;
}

import type { Prose } from "../text/prose.ts";

/**
 * What tells one document's prose from another's: 53 bits of its sentences and where they stand, in base 36. Equal prose has equal
 * fingerprints in every session. (cyrb53, by bryc; public domain. Not for secrets.)
 */
export function fingerprintOf({ sentences }: Pick<Prose, "sentences">): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  const mix = (number: number) => {
    high = Math.imul(high ^ number, 2_654_435_761);
    low = Math.imul(low ^ number, 1_597_334_677);
  };
  for (const { text, start, end, paragraph } of sentences) {
    mix(start);
    mix(end);
    mix(paragraph);
    for (let at = 0; at < text.length; at++) mix(text.charCodeAt(at));
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(36);
}

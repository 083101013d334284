/** A whole number below 2³¹ that stands for some words: as a seed that servers take. */
export function seedFrom(...words: readonly (string | number)[]): number {
  return Math.floor(randomFrom(words.join(" "))() * 2 ** 31);
}

/** Numbers from 0 to 1 that are the same for the same seed (FNV-1a of the seed, then mulberry32). */
export function randomFrom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let at = 0; at < seed.length; at++) state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

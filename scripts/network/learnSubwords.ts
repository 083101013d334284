import { FIRST_SPELLED, type SubwordTable } from "../../src/voice/network/subwords.ts";

/** Rarer characters are spelled as unknown. */
const RAREST_CHARACTER = 30;
/** Rarer pieces do not vote on what is joined. */
const RAREST_PIECE = 1.5;

/** What one piece of the training text is made of so far, and how often it occurs. */
interface Spelling {
  subwords: number[];
  readonly count: number;
}

/**
 * Learns `size` subwords by byte-pair encoding (Sennrich, Haddow and Birch 2016) from pieces and their frequencies: the most frequent pair of
 * neighbours becomes one, until there are enough. Deterministic: of pairs equally frequent, the one met first is joined.
 */
export function learnSubwords(frequencies: ReadonlyMap<string, number>, size: number): SubwordTable {
  const texts: string[] = Array(FIRST_SPELLED).fill("");
  const ends: boolean[] = Array(FIRST_SPELLED).fill(false);
  const numbers = new Map<string, number>();
  for (const character of charactersOf(frequencies)) {
    for (const isEnd of [false, true]) {
      numbers.set(`${character}${isEnd}`, texts.length);
      texts.push(character);
      ends.push(isEnd);
    }
  }
  const spellings: Spelling[] = [];
  for (const [piece, count] of frequencies) {
    const letters = [...piece];
    const subwords = letters.map((letter, index) => numbers.get(`${letter}${index === letters.length - 1}`));
    if (count < RAREST_PIECE || letters.length < 2 || subwords.includes(undefined)) continue;
    spellings.push({ subwords: subwords as number[], count });
  }
  const merges: [number, number][] = [];
  const pairs = new Pairs(spellings, size);
  while (texts.length < size) {
    const pair = pairs.mostFrequent();
    if (!pair) break;
    const [left, right] = pair;
    pairs.join(left, right, texts.length);
    texts.push(`${texts[left]}${texts[right]}`);
    ends.push(ends[right] as boolean);
    merges.push([left, right]);
  }
  return { texts, ends, merges };
}

/** The characters that are not too rare, most frequent first. */
function charactersOf(frequencies: ReadonlyMap<string, number>): string[] {
  const counts = new Map<string, number>();
  for (const [piece, count] of frequencies) {
    for (const character of piece) counts.set(character, (counts.get(character) ?? 0) + count);
  }
  return [...counts]
    .filter(([character, count]) => count >= RAREST_CHARACTER && character !== "\n")
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([character]) => character);
}

/** Neighbours in all spellings, and which spellings hold them. */
class Pairs {
  readonly #spellings: readonly Spelling[];
  readonly #size: number;
  readonly #counts = new Map<number, number>();
  readonly #where = new Map<number, Set<Spelling>>();

  constructor(spellings: readonly Spelling[], size: number) {
    this.#spellings = spellings;
    this.#size = size;
    for (const spelling of this.#spellings) this.#count(spelling, 1);
  }

  mostFrequent(): [number, number] | undefined {
    let best = 0;
    let found: number | undefined;
    for (const [pair, count] of this.#counts) {
      if (count > best) {
        best = count;
        found = pair;
      }
    }
    return found === undefined ? undefined : [Math.floor(found / this.#size), found % this.#size];
  }

  join(left: number, right: number, joined: number): void {
    const pair = left * this.#size + right;
    for (const spelling of this.#where.get(pair) ?? []) {
      this.#count(spelling, -1);
      spelling.subwords = withJoined(spelling.subwords, left, right, joined);
      this.#count(spelling, 1);
    }
    this.#counts.delete(pair);
    this.#where.delete(pair);
  }

  #count(spelling: Spelling, sign: 1 | -1): void {
    const { subwords, count } = spelling;
    for (let at = 0; at + 1 < subwords.length; at++) {
      const pair = (subwords[at] as number) * this.#size + (subwords[at + 1] as number);
      this.#counts.set(pair, (this.#counts.get(pair) ?? 0) + sign * count);
      if (sign < 0) continue;
      const where = this.#where.get(pair) ?? new Set();
      where.add(spelling);
      this.#where.set(pair, where);
    }
  }
}

function withJoined(subwords: readonly number[], left: number, right: number, joined: number): number[] {
  const result: number[] = [];
  for (let at = 0; at < subwords.length; at++) {
    const isPair = subwords[at] === left && subwords[at + 1] === right;
    result.push(isPair ? joined : (subwords[at] as number));
    if (isPair) at++;
  }
  return result;
}

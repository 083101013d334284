import { readdirSync } from "node:fs";
import { join } from "node:path";
import { keeping, withoutBoilerplate } from "../../src/corpus/boilerplate.ts";
import type { Register } from "../../src/corpus/corpus.ts";
import type { Works } from "../../src/corpus/norms.ts";
import { countProse } from "../../src/style/counts.ts";
import type { Prose, Sentence } from "../../src/text/prose.ts";
import { countWords } from "../../src/text/tokenize.ts";
import { readProse } from "./readWriting.ts";

/** A real author of the data folder, with the prose of each document. */
export interface Author {
  /** Anonymous for the living (`peps-07`), the name for novelists. */
  readonly id: string;
  readonly source: string;
  readonly register: Register;
  readonly documents: readonly Prose[];
}

const registerOfSource: Readonly<Record<string, Register>> = {
  peps: "proposal",
  eips: "proposal",
  "18f": "post",
  digitalgov: "post",
};

/** Reads `writing/<source>/<author>/*` and, where it is there, `novels/<Author>_<Title>_<Year>.txt`, in the order of names. */
export function readAuthors(folder: string): Author[] {
  const writing = join(folder, "writing");
  const authors = sorted(writing).flatMap((source): Author[] => {
    const register = registerOfSource[source];
    if (!register) throw new Error(`${join(writing, source)}: not a source that has a register`);
    const people = sorted(join(writing, source)).map((person, index) => ({
      id: `${source}-${String(index + 1).padStart(2, "0")}`,
      source,
      register,
      documents: sorted(join(writing, source, person)).flatMap((file) =>
        proseIn(join(writing, source, person, file)),
      ),
    }));
    return withoutBoilerplate(people);
  });
  return [...authors, ...readNovelists(join(folder, "novels"))];
}

function readNovelists(folder: string): Author[] {
  const byAuthor = grouped(sorted(folder), (file) => file.split("_")[0]!);
  return [...byAuthor]
    .filter(([name]) => name !== "Anon")
    .map(([name, files]) => ({
      id: name,
      source: "novels",
      register: "fiction" as const,
      documents: files.flatMap((file) => proseIn(join(folder, file))),
    }));
}

const sorted = (folder: string) => readdirSync(folder).sort();

/** A file's prose; none where it holds no words. */
function proseIn(path: string): Prose[] {
  const prose = readProse(path);
  return prose.words > 0 ? [prose] : [];
}

/** Documents in order until there are `words` words, the last one cut after a sentence. */
export function firstWords(documents: readonly Prose[], words: number): Prose[] {
  const taken: Prose[] = [];
  let left = words;
  for (const prose of documents) {
    if (left <= 0) break;
    let room = left;
    taken.push(
      prose.words <= left
        ? prose
        : keeping(prose, ({ text }) => {
            const fits = room > 0;
            room -= countWords(text);
            return fits;
          }),
    );
    left -= prose.words;
  }
  return taken.filter((prose) => prose.words > 0);
}

/** Documents of at least this many words are also seen in pieces. */
const PIECE = 2500;

/** An author's documents as they are, and the long ones in pieces as well (see {@link drawNorms}). */
export function stretchesOf(author: Author): Works {
  return author.documents.flatMap((prose) => [
    countProse(prose),
    ...(prose.words >= 2 * PIECE ? inPieces(prose, PIECE).map(countProse) : []),
  ]);
}

/** A document cut after sentences into pieces of about `size` words; what is left over is left out. */
export function inPieces(prose: Prose, size: number): Prose[] {
  const pieces: Sentence[][] = [];
  let words = 0;
  for (const sentence of prose.sentences) {
    const index = Math.floor(words / size);
    const piece = pieces[index] ?? [];
    piece.push(sentence);
    pieces[index] = piece;
    words += countWords(sentence.text);
  }
  return pieces.slice(0, Math.floor(words / size)).flatMap((piece) => {
    const held = new Set(piece);
    return piece ? [keeping({ ...prose }, (sentence) => held.has(sentence))] : [];
  });
}

export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** A generator of numbers from 0 to 1, the same for the same seed (mulberry32, Tommy Ettinger 2017). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

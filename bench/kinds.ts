/**
 * How unlike a kind's writers people are who write of that kind, elsewhere, or of another: `node bench/kinds.ts <data folder>`.
 * What src/differences/unknownKind.ts goes by: with each author's first 2,000 and 5,000 words, against the norms of a source or of a register, the author left out.
 */
import { countAuthor, stretchesOf } from "../scripts/corpus/countAuthor.ts";
import { type Author, firstWords, readAuthors } from "../scripts/corpus/readAuthors.ts";
import { seeded } from "../scripts/corpus/seeded.ts";
import { type Register, registers } from "../src/corpus/corpus.ts";
import { drawNorms, drawNormsWithoutEach } from "../src/corpus/drawNorms.ts";
import { unlikeness } from "../src/differences/unknownKind.ts";
import { countProse } from "../src/style/counts.ts";

const SEED = 2;
const SIZES = [2000, 5000];
/** The larger source of a register, and another of the same. */
const ELSEWHERE = [
  ["digitalgov", "18f"],
  ["peps", "eips"],
] as const;

const folder = process.argv[2];
if (!folder) throw new Error("usage: node bench/kinds.ts <data folder>");
const authors = readAuthors(folder);
type Norms = ReturnType<typeof drawNorms>;

for (const register of registers) {
  const own = authors.filter((author) => author.register === register);
  const without = drawn(drawNormsWithoutEach, own);
  print(`${register} beside ${register}`, own, (index) => without[index]!);
  const norms = drawn(drawNorms, own);
  for (const other of registers)
    if (other !== register) print(`${other} beside ${register}`, ofRegister(other), () => norms);
}
for (const [source, other] of ELSEWHERE) {
  const norms = drawn(drawNorms, ofSource(source));
  print(`${other} beside ${source}`, ofSource(other), () => norms);
}

function ofRegister(register: Register): Author[] {
  return authors.filter((author) => author.register === register);
}

function ofSource(source: string): Author[] {
  return authors.filter((author) => author.source === source);
}

function drawn<Drawn>(
  draw: (...sample: Parameters<typeof drawNorms>) => Drawn,
  some: readonly Author[],
): Drawn {
  const counted = some.map((author) => countAuthor(author, { splits: 0, seed: SEED }));
  return draw(
    counted.map(({ works }) => works),
    seeded(SEED),
    counted.map(stretchesOf),
  );
}

function print(name: string, some: readonly Author[], normsOf: (index: number) => Norms): void {
  for (const size of SIZES) {
    const found = some
      .flatMap(({ documents }, index) => {
        const works = firstWords(documents, size).map(countProse);
        const words = works.reduce((sum, counts) => sum + counts.words, 0);
        return words < 0.95 * size ? [] : [unlikeness(works, normsOf(index))];
      })
      .sort((a, b) => a - b);
    const at = (share: number) => found[Math.floor(share * (found.length - 1))]?.toFixed(2) ?? "–";
    console.log(
      `${name}, ${size} words, ${found.length} authors: lowest ${at(0)}, middle ${at(0.5)}, 95 % ${at(0.95)}, highest ${at(1)}`,
    );
  }
}

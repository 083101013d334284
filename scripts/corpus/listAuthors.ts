import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { type Register, registers } from "../../src/corpus/corpus.ts";
import { grouped } from "./grouped.ts";

/** A real author of the data folder. */
export interface ListedAuthor {
  /** Anonymous for the living (`peps-07`), the name for novelists. */
  readonly id: string;
  readonly source: string;
  readonly register: Register;
  /** Paths, in the order of names. */
  readonly files: readonly string[];
  /** Bytes in all files. */
  readonly size: number;
}

/** Authors of one place, who may share text that is nobody's own. */
export interface Source {
  readonly name: string;
  /** Whether its documents repeat sentences of the place: templates, licences, calls to write in. */
  readonly hasBoilerplate: boolean;
  readonly authors: readonly ListedAuthor[];
}

const knownRegisters: Readonly<Record<string, Register>> = {
  peps: "proposal",
  eips: "proposal",
  "18f": "post",
  digitalgov: "post",
};
/** Says what other sources are: `{"letters": "post"}`. */
const REGISTERS = "registers.json";

/**
 * Lists `writing/<source>/<author>/*` and, where it is there, `novels/<Author>_<Title>_<Year>.txt`, in the order of names; reads no text.
 * Throws where a source's register is not known.
 */
export function listSources(folder: string): Source[] {
  const writing = join(folder, "writing");
  const registerOf = { ...knownRegisters, ...registersIn(join(folder, REGISTERS)) };
  const sources = sorted(writing).map((name): Source => {
    const register = registerOf[name];
    if (!register)
      throw new Error(
        `${join(writing, name)}: say in ${join(folder, REGISTERS)} which register it is: {"${name}": ${registers.map((one) => `"${one}"`).join(" | ")}}`,
      );
    const authors = sorted(join(writing, name)).map((person, index) => {
      const own = join(writing, name, person);
      const id = `${name}-${String(index + 1).padStart(2, "0")}`;
      return listed({ id, source: name, register, files: sorted(own).map((file) => join(own, file)) });
    });
    return { name, hasBoilerplate: true, authors };
  });
  const novels = join(folder, "novels");
  return existsSync(novels) ? [...sources, listNovelists(novels)] : sources;
}

function listNovelists(folder: string): Source {
  const byAuthor = grouped(sorted(folder), (file) => file.split("_")[0]!);
  const authors = [...byAuthor]
    .filter(([name]) => name !== "Anon")
    .map(([id, files]) =>
      listed({ id, source: "novels", register: "fiction", files: files.map((file) => join(folder, file)) }),
    );
  return { name: "novels", hasBoilerplate: false, authors };
}

const listed = (author: Omit<ListedAuthor, "size">): ListedAuthor => ({
  ...author,
  size: author.files.reduce((sum, path) => sum + statSync(path).size, 0),
});

function registersIn(path: string): Record<string, Register> {
  if (!existsSync(path)) return {};
  try {
    return z.record(z.string(), z.enum(registers)).parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    throw new Error(`${path}: must be {"source": ${registers.map((one) => `"${one}"`).join(" | ")}}`, {
      cause: error,
    });
  }
}

const sorted = (folder: string) => readdirSync(folder).sort();

/**
 * The authors of one of so many parts, numbered from 1: neighbours, of about as many bytes in each part. Every author is in one part.
 */
export function authorsOfPart(sources: readonly Source[], part: number, of: number): Set<string> {
  const authors = sources.flatMap((source) => source.authors);
  const total = authors.reduce((sum, { size }) => sum + size, 0);
  let before = 0;
  return new Set(
    authors.flatMap(({ id, size }) => {
      const middle = before + size / 2;
      before += size;
      return Math.min(of, Math.floor((of * middle) / total) + 1) === part ? [id] : [];
    }),
  );
}

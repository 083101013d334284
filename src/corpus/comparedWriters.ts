import type { AddedWriter, Corpus, Figures, Register } from "./corpus.ts";
import { joinWriters } from "./joinWriters.ts";
import { parsePack } from "./pack.ts";
import { CorpusError } from "./parseCorpus.ts";
import { readWriters, type WriterProblem, type WriterTexts } from "./readWriters.ts";

/** Where writers come from: texts of a folder or a repository, or a pack. */
export type WriterSource = {
  /** One of its own for each source. */
  readonly id: string;
  /** As a person knows it: the folder's name. */
  readonly label: string;
} & ({ readonly writers: readonly WriterTexts[] } | { readonly pack: string });

/** Of the writers, what is shown to a person. */
export interface Cast {
  readonly tasks: readonly Pick<Corpus["tasks"][number], "id" | "name">[];
  /** Those who may be set beside the author, the left out ones among them. */
  readonly writers: readonly CastMember[];
  /** Of those who are compared with. */
  readonly figures: Pick<Figures, "writers">;
}

export interface CastMember {
  readonly id: string;
  readonly name: string;
  /** Of an added writer. */
  readonly added?: { readonly register: Register; readonly documents: number; readonly words: number };
}

/** The bundled corpus, the writers added to it, and who of all these is left out. */
export class ComparedWriters {
  readonly #bundled: Corpus;
  readonly #added = new Map<string, readonly AddedWriter[]>();
  #leftOut: ReadonlySet<string> = new Set();
  #corpus: Corpus | undefined;

  constructor(bundled: Corpus) {
    this.#bundled = bundled;
  }

  /** All who are compared with; the same object until something changes. */
  get corpus(): Corpus {
    this.#corpus ??= this.#join();
    return this.#corpus;
  }

  get cast(): Cast {
    const added = [...this.#added.values()].flat();
    return {
      tasks: this.#bundled.tasks.map(({ id, name }) => ({ id, name })),
      writers: [
        ...this.#bundled.writers.map(({ id, name }) => ({ id, name })),
        ...added.map(({ id, name, register, documents, words }) => ({
          id,
          name,
          added: { register, documents, words },
        })),
      ],
      figures: {
        writers: this.corpus.figures.writers.map(({ id, register, documents, words, features }) => ({
          id,
          register,
          documents,
          words,
          features,
        })),
      },
    };
  }

  /** Takes a source's writers, in place of those it had before. Returns what could not be used. */
  add(source: WriterSource): WriterProblem[] {
    this.remove(source.id);
    const { writers, problems } = this.#read(source);
    const known = new Set([...this.#added.values()].flat().map(({ id }) => id));
    const isNew = ({ id }: AddedWriter, index: number) =>
      !known.has(id) && writers.findIndex((other) => other.id === id) === index;
    const fresh = writers.filter(isNew);
    this.#added.set(source.id, fresh);
    const again = writers.filter((writer) => !fresh.includes(writer));
    return [...problems, ...again.map(({ id }) => ({ kind: "sameName", path: id }) as const)];
  }

  remove(source: string): void {
    this.#added.delete(source);
    this.#corpus = undefined;
  }

  /** Compares with these no longer, and with all others again; by id. Tells whether that is a change. */
  leaveOut(ids: readonly string[]): boolean {
    const leftOut = new Set(ids);
    if (leftOut.size === this.#leftOut.size && [...leftOut].every((id) => this.#leftOut.has(id)))
      return false;
    this.#leftOut = leftOut;
    this.#corpus = undefined;
    return true;
  }

  #read(source: WriterSource): ReturnType<typeof readWriters> {
    if ("writers" in source) return readWriters(source.label, source.writers, this.#bundled.figures);
    try {
      return { writers: parsePack(source.label, source.pack), problems: [] };
    } catch (error) {
      if (!(error instanceof CorpusError)) throw error;
      return { writers: [], problems: [{ kind: "badPack", path: source.label, detail: error.message }] };
    }
  }

  #join(): Corpus {
    const isKept = ({ id }: { readonly id: string }) => !this.#leftOut.has(id);
    const bundled = { ...this.#bundled, writers: this.#bundled.writers.filter(isKept) };
    return joinWriters(bundled, [...this.#added.values()].flat().filter(isKept));
  }
}

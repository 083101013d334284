import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { keeping } from "../../src/corpus/boilerplate.ts";
import type { Prose, Sentence } from "../../src/text/prose.ts";
import { countWords } from "../../src/text/tokenize.ts";
import { type ListedAuthor, listSources, type Source } from "./listAuthors.ts";
import { readProse } from "./readWriting.ts";
import { SharedSentences } from "./sharedSentences.ts";
import { Spool } from "./spool.ts";

/** A real author of the data folder, with the prose of each document. */
export interface Author extends Pick<ListedAuthor, "id" | "source" | "register"> {
  readonly documents: readonly Prose[];
}

/** All authors of a data folder at once. */
export function readAuthors(folder: string): Author[] {
  return listSources(folder).flatMap((source) => [...readSource(source)]);
}

/**
 * The authors of a source that are asked for, one at a time, without its boilerplate, without documents that are there twice and without
 * those who are left with nothing. Memory holds one author; all others' prose is on disk.
 */
export function* readSource(
  source: Source,
  isWanted: (id: string) => boolean = () => true,
): Generator<Author> {
  if (!source.authors.some(({ id }) => isWanted(id))) return;
  const spool = new Spool();
  try {
    const shared = new SharedSentences();
    const places = spoolAll(source, isWanted, spool, shared);
    if (source.hasBoilerplate) for (let each = 0; each < spool.length; each++) shared.count(spool.read(each));
    for (const { id, register } of source.authors) {
      if (!isWanted(id)) continue;
      const documents = places
        .get(id)!
        .map((place) => keeping(spool.read(place), ({ text }) => !shared.has(text)))
        .filter(({ words }) => words > 0);
      if (documents.length > 0) yield { id, source: source.name, register, documents };
    }
  } finally {
    spool.close();
  }
}

/** Parses what is wanted and what may share sentences with it. Returns each author's places in the spool. */
function spoolAll(
  { authors, hasBoilerplate }: Source,
  isWanted: (id: string) => boolean,
  spool: Spool,
  shared: SharedSentences,
): Map<string, number[]> {
  const known = new Set<string>();
  const places = new Map<string, number[]>();
  for (const { id, files } of authors) {
    const own = files.filter((path) => !isTwice(path, known));
    places.set(id, []);
    if (!hasBoilerplate && !isWanted(id)) continue;
    for (const path of own) {
      const prose = readProse(path);
      if (hasBoilerplate) shared.meet(prose);
      places.get(id)!.push(spool.length);
      spool.add(prose);
    }
  }
  return places;
}

/** Whether a file holds the same bytes as one that is `known`, where it is from now on. */
function isTwice(path: string, known: Set<string>): boolean {
  const digest = createHash("sha1").update(readFileSync(path)).digest("base64");
  const isKnown = known.has(digest);
  known.add(digest);
  return isKnown;
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

/** Authors to score, split into what is known of them and what they are to write. */
import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { readProse, writingBelow } from "../scripts/corpus/readWriting.ts";
import { plainText } from "../src/evaluation/heldOut.ts";
import type { Prose } from "../src/text/prose.ts";

const HISTORY_SHARE = 0.8;

export interface Author {
  readonly name: string;
  readonly source: string;
  readonly folder: string;
  readonly history: readonly { readonly id: string; readonly prose: Prose }[];
  /** What is typed, document by document. */
  readonly texts: readonly string[];
}

/** Every n-th of all authors, so that each source is there in proportion. */
export function chooseAuthors(root: string, count: number): string[] {
  const folders = readdirSync(root)
    .sort()
    .flatMap((source) =>
      readdirSync(join(root, source))
        .sort()
        .map((author) => join(root, source, author)),
    );
  const wanted = Math.min(count, folders.length);
  return Array.from(
    { length: wanted },
    (_, index) => folders[Math.floor(((index + 0.5) * folders.length) / wanted)] as string,
  );
}

export function readAuthor(folder: string, maxCharacters: number): Author {
  const documents = writingBelow(folder).map((path) => ({
    id: basename(path),
    prose: readProse(path),
  }));
  const known = Math.min(documents.length - 1, Math.max(1, Math.round(documents.length * HISTORY_SHARE)));
  const texts: string[] = [];
  let left = maxCharacters;
  for (const { prose } of documents.slice(known)) {
    const text = plainText(prose).slice(0, left);
    if (text !== "") texts.push(text);
    left -= text.length;
  }
  return {
    name: basename(folder),
    source: basename(dirname(folder)),
    folder,
    history: documents.slice(0, known),
    texts,
  };
}

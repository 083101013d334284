import type { Synonyms } from "./meteor.ts";

export const partsOfSpeech = ["noun", "verb", "adj", "adv"] as const;
export type PartOfSpeech = (typeof partsOfSpeech)[number];

/** The text of WordNet's `index.*` and `data.*` files. */
export type WordNetFiles = Readonly<Record<PartOfSpeech, { readonly index: string; readonly data: string }>>;

/** Endings that are taken off to find a word's base form (WordNet's morphy(7WN); its lists of exceptions are not in the package). */
const ENDINGS: Readonly<Record<PartOfSpeech, readonly (readonly [string, string])[]>> = {
  noun: [
    ["s", ""],
    ["ses", "s"],
    ["ves", "f"],
    ["xes", "x"],
    ["zes", "z"],
    ["ches", "ch"],
    ["shes", "sh"],
    ["men", "man"],
    ["ies", "y"],
  ],
  verb: [
    ["s", ""],
    ["ies", "y"],
    ["es", "e"],
    ["es", ""],
    ["ed", "e"],
    ["ed", ""],
    ["ing", "e"],
    ["ing", ""],
  ],
  adj: [
    ["er", ""],
    ["est", ""],
    ["er", "e"],
    ["est", "e"],
  ],
  adv: [],
};

/** Reads WordNet's files: which words share one of a word's meanings. Words of several parts are left out, as NLTK's METEOR leaves them. */
export function readWordNet(files: WordNetFiles): Synonyms {
  const lookUps = partsOfSpeech.map((part) => {
    const offsets = offsetsOf(files[part].index);
    const { data } = files[part];
    return (word: string) =>
      baseForms(word, part, offsets).flatMap((base) =>
        (offsets.get(base) ?? []).flatMap((offset) => wordsAt(data, offset)),
      );
  });
  const known = new Map<string, ReadonlySet<string>>();
  return (word) => {
    const before = known.get(word);
    if (before) return before;
    const synonyms = new Set([word, ...lookUps.flatMap((lookUp) => lookUp(word))]);
    known.set(word, synonyms);
    return synonyms;
  };
}

/** Of each word, where its meanings stand in the data file (wndb(5WN)). */
function offsetsOf(index: string): Map<string, number[]> {
  const offsets = new Map<string, number[]>();
  for (const line of index.split("\n")) {
    if (line === "" || line.startsWith(" ")) continue;
    const fields = line.trim().split(" ");
    const meanings = Number(fields[2]);
    offsets.set(fields[0]!, fields.slice(-meanings).map(Number));
  }
  return offsets;
}

/** The files are ASCII: an offset in bytes is one in characters. */
function wordsAt(data: string, offset: number): string[] {
  const fields = data.slice(offset, data.indexOf("\n", offset)).split(" ");
  const count = Number.parseInt(fields[3] ?? "0", 16);
  return Array.from({ length: count }, (_, index) => fields[4 + 2 * index] ?? "")
    .map((word) => word.replace(/\((?:a|p|ip)\)$/, ""))
    .filter((word) => word !== "" && !word.includes("_"));
}

function baseForms(word: string, part: PartOfSpeech, known: ReadonlyMap<string, unknown>): string[] {
  const stripped = ENDINGS[part]
    .filter(([ending]) => word.endsWith(ending) && word.length > ending.length)
    .map(([ending, instead]) => word.slice(0, word.length - ending.length) + instead);
  return [...new Set([word, ...stripped])].filter((form) => known.has(form));
}

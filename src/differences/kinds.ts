import type { Register } from "../corpus/corpus.ts";
import { type KindFigures, registerOf, registerOfDocument, SHORTEST_TOLD } from "../corpus/registerOf.ts";
import type { Counts } from "../style/tally.ts";
import { WORDS_NEEDED } from "./confidence.ts";

/** The documents of one kind of writing, which are compared with writers of that kind. */
export interface Kind<Document> {
  readonly register: Register;
  readonly documents: readonly Document[];
  readonly words: number;
}

/** What stands apart makes up at least this share of the history, in at least this many documents: a letter now and then does not. */
const LEAST_SHARE = 0.1;
const LEAST_DOCUMENTS = 2;

/**
 * A history by kinds of writing, the one that the whole of it is nearest to first. Another kind stands apart where there is enough
 * of it to be compared; what is left goes with the first. In the order of the documents; none for no documents.
 */
export function kindsOf<Document extends { readonly counts: Counts }>(
  documents: readonly Document[],
  figures: KindFigures,
): Kind<Document>[] {
  if (documents.length === 0) return [];
  const main = registerOf(
    documents.map(({ counts }) => counts),
    figures,
  );
  const apart = new Map<Register, Document[]>();
  for (const document of documents) {
    const register =
      document.counts.words < SHORTEST_TOLD ? main : registerOfDocument(document.counts, figures);
    if (register === main) continue;
    const same = apart.get(register);
    if (same) same.push(document);
    else apart.set(register, [document]);
  }
  const all = wordsIn(documents);
  const others = [...apart]
    .map(([register, own]) => ({ register, documents: own, words: wordsIn(own) }))
    .filter(
      ({ documents, words }) =>
        words >= Math.max(WORDS_NEEDED, LEAST_SHARE * all) && documents.length >= LEAST_DOCUMENTS,
    )
    .sort((a, b) => b.words - a.words);
  const taken = new Set(others.flatMap(({ documents }) => documents));
  const rest = documents.filter((document) => !taken.has(document));
  return rest.length > 0 ? [{ register: main, documents: rest, words: wordsIn(rest) }, ...others] : others;
}

function wordsIn(documents: readonly { readonly counts: Counts }[]): number {
  return documents.reduce((sum, { counts }) => sum + counts.words, 0);
}

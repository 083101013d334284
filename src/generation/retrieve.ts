import MiniSearch from "minisearch";
import { tokenize } from "../text/tokenize.ts";
import { withoutSecrets } from "./window.ts";

/** A passage of the author's history. */
export interface Passage {
  /** Document id. */
  readonly document: string;
  readonly text: string;
}

interface Entry extends Passage {
  readonly id: number;
}

/** Of a long query, the last words are the nearest to the cursor. */
const WORDS_OF_A_QUERY = 80;
/**
 * Of those, the rarest are looked up: as many as stand in about so many passages together. Words that are everywhere decide
 * nothing, and cost what the history is long.
 */
const MOST_FOUND = 4_000;
/** However common they are. */
const FEWEST_WORDS = 2;

/** The author's passages, found by BM25 (Robertson and Zaragoza 2009), as DPL retrieves past texts. Nothing secret goes in. */
export class PassageIndex {
  readonly #index = new MiniSearch<Entry>({
    fields: ["text"],
    storeFields: ["document", "text"],
    tokenize: (text, field) => {
      const words = wordsOf(text);
      if (field !== undefined) this.#count(words);
      return words;
    },
    processTerm: (word) => word,
  });
  /** In how many passages a word stands. */
  readonly #passagesWith = new Map<string, number>();
  /** What passages that are taken in or out now are counted as. */
  #counted: 1 | -1 = 1;
  readonly #entries = new Map<string, readonly Entry[]>();
  #nextId = 0;

  /** Takes a document's passages, in place of earlier ones of the same document. */
  add(document: string, passages: readonly string[]): void {
    this.remove(document);
    const entries = passages.map((text) => ({ id: this.#nextId++, document, text: withoutSecrets(text) }));
    this.#entries.set(document, entries);
    this.#counted = 1;
    this.#index.addAll(entries);
  }

  remove(document: string): void {
    this.#counted = -1;
    this.#index.removeAll([...(this.#entries.get(document) ?? [])]);
    this.#entries.delete(document);
  }

  /** At most `limit` passages that share words with the query, best first; none of the document `except`, which is being written. */
  search(query: string, limit: number, except?: string): Passage[] {
    return this.#index
      .search(this.#rarest(wordsOf(query).slice(-WORDS_OF_A_QUERY)).join(" "), {
        filter: (found) => found.document !== except,
      })
      .slice(0, limit)
      .map(({ document, text }) => ({ document, text }));
  }

  /** Documents whose passages share words with the query, by their best passage, best first. */
  nearestDocuments(query: string): string[] {
    const found = this.#index.search(wordsOf(query).join(" "));
    return [...new Set(found.map(({ document }) => String(document)))];
  }

  /** Those words of a query that are looked up. */
  #rarest(query: readonly string[]): string[] {
    const known = [...new Set(query)].flatMap((word) => {
      const passages = this.#passagesWith.get(word);
      return passages === undefined ? [] : [{ word, passages }];
    });
    let found = 0;
    return known
      .sort((a, b) => a.passages - b.passages)
      .filter(({ passages }, index) => {
        found += passages;
        return index < FEWEST_WORDS || found <= MOST_FOUND;
      })
      .map(({ word }) => word);
  }

  #count(words: readonly string[]): void {
    for (const word of new Set(words)) {
      const passages = (this.#passagesWith.get(word) ?? 0) + this.#counted;
      if (passages > 0) this.#passagesWith.set(word, passages);
      else this.#passagesWith.delete(word);
    }
  }
}

function wordsOf(text: string): string[] {
  return tokenize(text)
    .filter(({ kind }) => kind === "word" || kind === "number")
    .map(({ lower }) => lower);
}

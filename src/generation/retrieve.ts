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

/** The author's passages, found by BM25 (Robertson and Zaragoza 2009), as DPL retrieves past texts. Nothing secret goes in. */
export class PassageIndex {
  readonly #index = new MiniSearch<Entry>({
    fields: ["text"],
    storeFields: ["document", "text"],
    tokenize: wordsOf,
    processTerm: (word) => word,
  });
  readonly #entries = new Map<string, readonly Entry[]>();
  #nextId = 0;

  /** Takes a document's passages, in place of earlier ones of the same document. */
  add(document: string, passages: readonly string[]): void {
    this.remove(document);
    const entries = passages.map((text) => ({ id: this.#nextId++, document, text: withoutSecrets(text) }));
    this.#entries.set(document, entries);
    this.#index.addAll(entries);
  }

  remove(document: string): void {
    this.#index.removeAll([...(this.#entries.get(document) ?? [])]);
    this.#entries.delete(document);
  }

  /** At most `limit` passages that share words with the query, best first; none of the document `except`, which is being written. */
  search(query: string, limit: number, except?: string): Passage[] {
    return this.#index
      .search(wordsOf(query).slice(-WORDS_OF_A_QUERY).join(" "), {
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
}

function wordsOf(text: string): string[] {
  return tokenize(text)
    .filter(({ kind }) => kind === "word" || kind === "number")
    .map(({ lower }) => lower);
}

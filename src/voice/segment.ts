import { ContextIndex, type Places } from "./contextIndex.ts";
import type { KeptSegment } from "./keptHistory.ts";
import { BREAK, type Vocabulary } from "./vocabulary.ts";

/** A document's pieces by number. */
export interface NumberedDocument {
  readonly id: string;
  readonly tokens: Int32Array<ArrayBuffer>;
}

interface Extent {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** Some documents under one index. Documents leave it one by one; it never gains any. */
export class Segment {
  readonly index: ContextIndex;
  readonly #extents: Extent[] = [];
  readonly #present = new Map<string, Extent>();
  #length = 0;

  constructor(documents: readonly NumberedDocument[] | KeptSegment, vocabulary: Vocabulary) {
    this.index =
      "tokens" in documents ? this.#restored(documents, vocabulary) : this.#made(documents, vocabulary);
  }

  /** What it is made of, to be kept while no document has left. Not to be changed. */
  kept(): KeptSegment {
    const documents = this.#extents.map(({ id, start, end }) => [id, start, end] as const);
    return { ...this.index.kept(), documents };
  }

  #restored(kept: KeptSegment, { contexts, contextCount }: Vocabulary): ContextIndex {
    for (const [id, start, end] of kept.documents) {
      const extent = { id, start, end };
      this.#extents.push(extent);
      this.#present.set(id, extent);
      this.#length += end - start;
    }
    return new ContextIndex(kept.tokens, contexts, contextCount, kept);
  }

  #made(documents: readonly NumberedDocument[], vocabulary: Vocabulary): ContextIndex {
    let length = 1;
    for (const { tokens } of documents) length += tokens.length + 1;
    const joined = new Int32Array(length).fill(BREAK);
    let at = 1;
    for (const { id, tokens } of documents) {
      joined.set(tokens, at);
      const extent = { id, start: at, end: at + tokens.length };
      this.#extents.push(extent);
      this.#present.set(id, extent);
      this.#length += tokens.length;
      at = extent.end + 1;
    }
    return new ContextIndex(joined, vocabulary.contexts, vocabulary.contextCount);
  }

  /** Pieces of the documents still present. */
  get length(): number {
    return this.#length;
  }

  /** Share of the index that belongs to documents that have left. */
  get waste(): number {
    return 1 - this.#length / Math.max(1, this.index.length - this.#extents.length - 1);
  }

  has(id: string): boolean {
    return this.#present.has(id);
  }

  /** Takes a document out and returns its pieces; undefined where it is not here. */
  remove(id: string): Int32Array<ArrayBuffer> | undefined {
    const extent = this.#present.get(id);
    if (!extent) return undefined;
    const tokens = this.index.slice(extent.start, extent.end);
    this.index.takeOut(extent.start, extent.end);
    this.#present.delete(id);
    this.#length -= tokens.length;
    return tokens;
  }

  documents(): NumberedDocument[] {
    return [...this.#present.values()].map(({ id, start, end }) => ({
      id,
      tokens: this.index.slice(start, end),
    }));
  }

  /** The document that a position of the text belongs to. */
  documentAt(position: number): string {
    return (this.#extents[this.extentAt(position)] as Extent).id;
  }

  /** The number of that document, from 0, in the order given. */
  extentAt(position: number): number {
    let low = 0;
    let high = this.#extents.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#extents[middle] as Extent).start <= position) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Places after the whole of `context` (context forms, newest last); empty where it does not occur. */
  places(context: readonly number[]): Places {
    let places = this.index.after(context[context.length - 1] ?? BREAK);
    for (let depth = 2; depth <= context.length && places.start < places.end; depth++) {
      places = this.index.narrow(places, depth, context[context.length - depth] as number);
    }
    return places;
  }
}

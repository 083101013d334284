import { type Places, SORTED_DEPTH } from "./contextIndex.ts";
import {
  ContinuationBuffer,
  type Continuations,
  type Counts,
  LONGEST_CONTEXT,
  mostFrequent,
} from "./counts.ts";
import type { KeptSegment } from "./keptHistory.ts";
import { release } from "./release.ts";
import { type NumberedDocument, Segment } from "./segment.ts";
import { BREAK, grown, PARAGRAPH, type Vocabulary } from "./vocabulary.ts";

/** A segment is merged into the one before it when that is less than this many times its size. */
const GROWTH = 4;
/** A segment is built anew when more of it than this belongs to documents that have left. */
const MOST_WASTE = 0.25;
/** Continuations of contexts with more places than this are kept from question to question. */
const KEPT_FROM = 512;
const FREQUENT_PIECES = 100;

/** Where words were found in the history. */
export interface Occurrence {
  readonly document: string;
  readonly count: number;
}

/**
 * The author's documents, counted. Documents come and go one at a time; what is left is exactly as if those that went
 * had never been there. New documents are indexed when next something is asked, in segments of geometrically growing
 * size (a log-structured merge), so that loading many costs one sort and adding one to many costs little.
 */
export class AuthorHistory implements Counts {
  readonly #vocabulary: Vocabulary;
  #segments: Segment[] = [];
  readonly #pending = new Map<string, Int32Array<ArrayBuffer>>();
  #counts = new Int32Array(1024);
  #tally = new Int32Array(1024);
  #total = 0;
  #distinct = 0;
  #frequent: number[] | undefined;
  readonly #kept = new Map<number, Continuations>();
  readonly #buffers = Array.from({ length: LONGEST_CONTEXT + 1 }, () => new ContinuationBuffer());

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  get total(): number {
    return this.#total;
  }

  get distinct(): number {
    return this.#distinct;
  }

  /** Counts a document, in place of an earlier one of the same id. `tokens`: its pieces by number, with breaks; the history's own from now on. */
  add(id: string, tokens: Int32Array<ArrayBuffer>): void {
    this.remove(id);
    this.#pending.set(id, tokens);
    this.#count(tokens, 1);
  }

  /** Takes a document out; nothing happens where there is none of this id. */
  remove(id: string): void {
    const tokens = this.#pending.get(id) ?? this.#segments.find((segment) => segment.has(id))?.remove(id);
    if (!tokens) return;
    this.#pending.delete(id);
    this.#count(tokens, -1);
  }

  /** Indexes what was added: done by the next question otherwise. `mostWaste`: a segment with more of it is built anew. */
  settle(mostWaste = MOST_WASTE): void {
    const wasteful = this.#segments.filter((segment) => segment.waste > mostWaste);
    if (this.#pending.size === 0 && wasteful.length === 0) return;
    let documents: NumberedDocument[] = [...this.#pending].map(([id, tokens]) => ({ id, tokens }));
    this.#pending.clear();
    this.#segments = this.#segments.filter((segment) => !wasteful.includes(segment));
    for (const segment of wasteful) documents.push(...segment.documents());
    let size = documents.reduce((sum, { tokens }) => sum + tokens.length, 0);
    for (;;) {
      const last = this.#segments.at(-1);
      if (!last || last.length >= size * GROWTH) break;
      this.#segments.pop();
      documents = [...last.documents(), ...documents];
      size += last.length;
    }
    if (documents.length > 0) this.#segments.push(new Segment(documents, this.#vocabulary));
    for (const { tokens } of documents) release(tokens);
    this.#kept.clear();
  }

  /** All segments, without a trace of what was removed: what {@link restore} takes. Not to be changed, and good until the history changes. */
  kept(): KeptSegment[] {
    this.settle(0);
    return this.#segments.map((segment) => segment.kept());
  }

  /** Gives an empty history what another one had, beside the same vocabulary: its segments and, by piece, {@link countOf}. The arrays are its own from now on. */
  restore(segments: readonly KeptSegment[], counts: Int32Array<ArrayBuffer>): void {
    this.#segments = segments.map((segment) => new Segment(segment, this.#vocabulary));
    this.#counts = counts;
    for (const count of counts) {
      this.#total += count;
      if (count > 0) this.#distinct++;
    }
  }

  countOf(id: number): number {
    return this.#counts[id] ?? 0;
  }

  frequent(): readonly number[] {
    this.#frequent ??= mostFrequent(this.#counts, this.#counts.length, FREQUENT_PIECES);
    return this.#frequent;
  }

  following(context: readonly number[], found: (Continuations | undefined)[]): void {
    this.settle();
    const longest = Math.min(LONGEST_CONTEXT, context.length);
    for (let order = 1; order <= LONGEST_CONTEXT; order++) found[order] = undefined;
    const newest = context.at(-1) ?? BREAK;
    const places = this.#segments.map((segment) => segment.index.after(newest));
    for (let order = 1; order <= longest; order++) {
      const form = context[context.length - order] as number;
      let size = 0;
      for (let s = 0; s < places.length; s++) {
        if (order > 1)
          places[s] = (this.#segments[s] as Segment).index.narrow(places[s] as Places, order, form);
        const { start, end } = places[s] as Places;
        size += end - start;
      }
      if (size === 0) return;
      const kept = size > KEPT_FROM && order <= 2;
      const continuations = kept ? this.#keep(order, context, places) : this.#tallied(order, places);
      if (continuations.size > 0) found[order] = continuations;
    }
  }

  /**
   * The documents in which `words` (pieces by number) follow `context` (context forms, newest last), most frequent
   * first. Where the whole context does not occur with them, as much of its end as does.
   */
  occurrences(context: readonly number[], words: readonly number[]): Occurrence[] {
    this.settle();
    const forms = words.map((word) => this.#vocabulary.contextOf(word));
    for (let length = Math.min(context.length, LONGEST_CONTEXT); length >= 1; length--) {
      const counts = new Map<string, number>();
      const sequence = [...context.slice(-length), ...forms];
      for (const segment of this.#segments) {
        const { start, end } = segment.places(sequence.slice(-SORTED_DEPTH));
        for (let place = start; place < end; place++) {
          const first = segment.index.positionAt(place) - words.length;
          if (words.some((word, offset) => segment.index.tokenAt(first + offset) !== word)) continue;
          const document = segment.documentAt(first);
          counts.set(document, (counts.get(document) ?? 0) + 1);
        }
      }
      if (counts.size === 0) continue;
      const found = [...counts].map(([document, count]) => ({ document, count }));
      return found.sort((a, b) => b.count - a.count || (a.document < b.document ? -1 : 1));
    }
    return [];
  }

  /**
   * How the author went on, word for word, after the longest end of `context` that occurs and is at least `shortest`
   * pieces long: up to `limit` stretches of at most `length` pieces, each ending before a break or a new paragraph.
   */
  passagesAfter(context: readonly number[], shortest: number, length: number, limit: number): number[][] {
    this.settle();
    const passages: number[][] = [];
    for (let matched = Math.min(context.length, SORTED_DEPTH); matched >= shortest; matched--) {
      for (const segment of this.#segments) {
        const { start, end } = segment.places(context.slice(-matched));
        for (let place = start; place < end && passages.length < limit; place++) {
          const passage = stretch(segment, segment.index.positionAt(place), length);
          if (passage.length > 0) passages.push(passage);
        }
      }
      if (passages.length > 0) break;
    }
    return passages;
  }

  #count(tokens: Int32Array, by: 1 | -1): void {
    if (this.#vocabulary.size > this.#counts.length)
      this.#counts = grown(this.#counts, this.#vocabulary.size);
    const counts = this.#counts;
    for (const token of tokens) {
      if (token === BREAK) continue;
      const before = counts[token] as number;
      counts[token] = before + by;
      this.#total += by;
      if (before === 0) this.#distinct++;
      else if (before + by === 0) this.#distinct--;
    }
    this.#frequent = undefined;
    this.#kept.clear();
  }

  #keep(order: number, context: readonly number[], places: readonly Places[]): Continuations {
    const [newest = 0, second = 0] = [context.at(-1), order === 2 ? context.at(-2) : 0];
    const key = second * 2 ** 26 + newest;
    let kept = this.#kept.get(key);
    if (!kept) {
      kept = this.#tallied(order, places).ranked();
      this.#kept.set(key, kept);
    }
    return kept;
  }

  #tallied(order: number, places: readonly Places[]): ContinuationBuffer {
    const buffer = this.#buffers[order] as ContinuationBuffer;
    buffer.clear();
    if (this.#vocabulary.size > this.#tally.length) this.#tally = grown(this.#tally, this.#vocabulary.size);
    const tally = this.#tally;
    const seen: number[] = [];
    for (let s = 0; s < places.length; s++) {
      const { index } = this.#segments[s] as Segment;
      const { start, end } = places[s] as Places;
      for (let place = start; place < end; place++) {
        const token = index.tokenAt(index.positionAt(place));
        if (token === undefined) continue;
        const count = tally[token] as number;
        if (count === 0) seen.push(token);
        tally[token] = count + 1;
      }
    }
    for (const token of seen) {
      buffer.push(token, tally[token] as number);
      tally[token] = 0;
    }
    return buffer;
  }
}

function stretch(segment: Segment, start: number, length: number): number[] {
  const tokens: number[] = [];
  for (let at = start; at < start + length; at++) {
    const token = segment.index.tokenAt(at);
    if (token === undefined || token === PARAGRAPH) break;
    tokens.push(token);
  }
  return tokens;
}

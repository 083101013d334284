import { VarintWriter } from "../corpus/varints.ts";
import { BACKGROUND_MAGIC, BACKGROUND_VERSION } from "./background.ts";
import type { Places } from "./contextIndex.ts";
import { LONGEST_CONTEXT } from "./counts.ts";
import { Segment } from "./segment.ts";
import { Vocabulary } from "./vocabulary.ts";

/**
 * Least number of occurrences of what is kept. It must also occur in two documents: what is left is what many write,
 * and nobody's own phrases.
 */
const LEAST_COUNT = 3;

interface Context {
  readonly places: Places;
  readonly depth: number;
}

interface Counted {
  readonly total: number;
  /** Pieces and their counts, most frequent first. */
  readonly kept: readonly (readonly [id: number, count: number])[];
}

/**
 * Counts documents (their pieces, as `piecesOfProse` gives them) and writes what is left of the counts after pruning in
 * the form that `Background.read` reads, still to be compressed with gzip. The same documents in the same order give the
 * same bytes.
 */
export function buildBackground(
  documents: readonly (readonly string[])[],
  leastCount: number = LEAST_COUNT,
): Uint8Array<ArrayBuffer> {
  const vocabulary = new Vocabulary();
  const { common, rare } = commonPieces(documents, leastCount);
  for (const piece of common) vocabulary.idOf(piece);
  const stored = vocabulary.size;
  for (const piece of rare) vocabulary.idOf(piece);

  const numbered = documents.map((pieces, number) => ({
    id: String(number),
    tokens: Int32Array.from(pieces, (piece) => vocabulary.idOf(piece)),
  }));
  const writer = new VarintWriter();
  const encoder = new TextEncoder();
  writer.bytes(encoder.encode(BACKGROUND_MAGIC));
  writer.number(BACKGROUND_VERSION);
  writer.number(stored);
  for (const piece of vocabulary.texts.slice(0, stored)) {
    const bytes = encoder.encode(piece);
    writer.number(bytes.length);
    writer.bytes(bytes);
  }
  writeContexts(writer, new Segment(numbered, vocabulary), vocabulary.size, leastCount);
  return writer.finish();
}

function commonPieces(documents: readonly (readonly string[])[], leastCount: number) {
  const counts = new Map<string, { count: number; document: number; several: boolean }>();
  documents.forEach((pieces, document) => {
    for (const piece of pieces) {
      const known = counts.get(piece);
      if (!known) counts.set(piece, { count: 1, document, several: false });
      else {
        known.count++;
        known.several ||= known.document !== document;
      }
    }
  });
  const common: string[] = [];
  const rare: string[] = [];
  for (const [piece, { count, several }] of counts)
    (several && count >= leastCount ? common : rare).push(piece);
  const countOf = (piece: string) => counts.get(piece)?.count ?? 0;
  common.sort((a, b) => countOf(b) - countOf(a) || (a < b ? -1 : 1));
  return { common, rare };
}

function writeContexts(
  writer: VarintWriter,
  segment: Segment,
  vocabularySize: number,
  leastCount: number,
): void {
  const tally = new Tally(segment, vocabularySize);
  const root: Context = { places: { start: 0, end: segment.index.length }, depth: 0 };
  const contexts: { context: Context; counted: Counted; children: [form: number, Context][] }[] = [];
  const queue: { context: Context; counted: Counted }[] = [
    { context: root, counted: tally.of(root.places, leastCount) },
  ];
  for (const { context, counted } of queue) {
    const children: [number, Context][] = [];
    if (context.depth < LONGEST_CONTEXT) {
      for (const [form, child] of childrenOf(segment, context)) {
        if (child.places.end - child.places.start < leastCount) continue;
        const counted = tally.of(child.places, leastCount);
        if (counted.kept.length === 0) continue;
        children.push([form, child]);
        queue.push({ context: child, counted });
      }
    }
    contexts.push({ context, counted, children });
  }
  writer.number(contexts.length);
  writer.number(contexts.reduce((sum, { counted }) => sum + counted.kept.length, 0));
  for (const { counted, children } of contexts) {
    writer.number(children.length);
    let previous = 0;
    for (const [form] of children) {
      writer.number(form - previous);
      previous = form;
    }
    writer.number(counted.total);
    writer.number(counted.kept.length);
    let above = counted.total;
    for (const [id, count] of counted.kept) {
      writer.number(id);
      writer.number(above - count);
      above = count;
    }
  }
}

/** The contexts one piece longer, in order of their form; those that would reach across a break are left out. */
function* childrenOf(segment: Segment, { places, depth }: Context): Generator<[form: number, Context]> {
  let start = places.start;
  while (start < places.end) {
    const form = segment.index.formBefore(start, depth + 1);
    const { end } = segment.index.narrow({ start, end: places.end }, depth + 1, form);
    if (form !== 0) yield [form, { places: { start, end }, depth: depth + 1 }];
    start = end;
  }
}

/** Counts the pieces at some places, and whether they are in several documents. */
class Tally {
  readonly #segment: Segment;
  readonly #counts: Int32Array;
  readonly #document: Int32Array;
  readonly #several: Uint8Array;

  constructor(segment: Segment, vocabularySize: number) {
    this.#segment = segment;
    this.#counts = new Int32Array(vocabularySize);
    this.#document = new Int32Array(vocabularySize);
    this.#several = new Uint8Array(vocabularySize);
  }

  of(places: Places, leastCount: number): Counted {
    const { index } = this.#segment;
    const seen: number[] = [];
    let total = 0;
    for (let place = places.start; place < places.end; place++) {
      const position = index.positionAt(place);
      const token = index.tokenAt(position);
      if (token === undefined) continue;
      total++;
      const count = this.#counts[token] as number;
      this.#counts[token] = count + 1;
      if (count > 0 && this.#several[token] === 1) continue;
      const document = this.#segment.extentAt(position);
      if (count === 0) {
        seen.push(token);
        this.#document[token] = document;
        this.#several[token] = 0;
      } else if (this.#document[token] !== document) this.#several[token] = 1;
    }
    const kept: [number, number][] = [];
    for (const token of seen) {
      const count = this.#counts[token] as number;
      if (count >= leastCount && this.#several[token] === 1) kept.push([token, count]);
      this.#counts[token] = 0;
    }
    kept.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return { total, kept };
  }
}

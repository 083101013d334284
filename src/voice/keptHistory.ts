import * as z from "zod";
import type { AuthorHistory } from "./history.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Raised whenever the layout, or what is computed of a document, changes. */
const VERSION = 1;
/** Arrays begin at multiples of this. Bytes. */
const ALIGNMENT = 4;

const count = z.int().nonnegative();
const headerSchema = z.object({
  version: z.literal(VERSION),
  /** {@link Vocabulary.size} and {@link Vocabulary.digest} before anything of the author's was learned. */
  base: z.tuple([count, count]),
  /** Bytes of the pieces learned, in UTF-8, each with a line break after it; an empty one is none of the history's. */
  pieces: count,
  /** Number of all pieces, and of all context forms. */
  size: count,
  contextCount: count,
  segments: z.array(
    z.object({
      tokens: count,
      starts: count,
      /** By id, with what tells one version of it from another. */
      documents: z.array(z.string()),
      fingerprints: z.array(z.string()),
    }),
  ),
});

/** A segment as it is kept: its index, and its documents with where each begins and ends. */
export interface KeptSegment {
  readonly tokens: Int32Array;
  readonly positions: Int32Array;
  readonly starts: Int32Array;
  readonly documents: readonly (readonly [id: string, start: number, end: number])[];
}

/** The vocabulary as it is before anything of the author's is learned: {@link Vocabulary.size} and {@link Vocabulary.digest}. */
export type Base = readonly [size: number, digest: number];

/**
 * What an author's history has taught, as bytes to be written one after the other; good until the history changes.
 * Words that occur in no document of it, because one has left or is only being written, are not in there.
 */
export function packHistory(
  history: AuthorHistory,
  vocabulary: Vocabulary,
  base: Base,
  fingerprints: ReadonlyMap<string, string>,
): Uint8Array[] {
  const segments = history.kept();
  const encoder = new TextEncoder();
  const isKnown = (id: number) => id < base[0] || history.countOf(id) > 0;
  const learned = vocabulary.texts
    .slice(base[0])
    .map((text, index) => (isKnown(base[0] + index) ? text : ""));
  const pieces = encoder.encode(learned.map((text) => `${text}\n`).join(""));
  const order = vocabulary.sorted();
  const arrays = [
    // What is not known here has no text there, and comes last.
    order.filter(isKnown),
    order.filter((id) => !isKnown(id)),
    vocabulary.contexts.subarray(0, vocabulary.size),
    order.map((_, id) => history.countOf(id)),
    ...segments.flatMap(({ tokens, positions, starts, documents }) => [
      tokens,
      positions,
      starts,
      Int32Array.from(documents.flatMap(([, start, end]) => [start, end])),
    ]),
  ];
  const header: z.infer<typeof headerSchema> = {
    version: VERSION,
    base: [...base],
    pieces: pieces.length,
    size: vocabulary.size,
    contextCount: vocabulary.contextCount,
    segments: segments.map(({ tokens, starts, documents }) => ({
      tokens: tokens.length,
      starts: starts.length,
      documents: documents.map(([id]) => id),
      fingerprints: documents.map(([id]) => fingerprints.get(id) ?? ""),
    })),
  };
  const begin = [encoder.encode(`${JSON.stringify(header)}\n`), pieces];
  const padding = new Uint8Array(-begin.reduce((sum, { length }) => sum + length, 0) & (ALIGNMENT - 1));
  return [...begin, padding, ...arrays.map(bytesOf)];
}

/**
 * Gives an empty history and its vocabulary what {@link packHistory} packed, and returns the documents' fingerprints by id. The bytes
 * are the history's own from now on. Undefined, and nothing changed, where they are of another version, of another base, or damaged.
 */
export function unpackHistory(
  bytes: Uint8Array<ArrayBuffer>,
  history: AuthorHistory,
  vocabulary: Vocabulary,
  base: Base,
): Map<string, string> | undefined {
  const header = readHeader(bytes);
  if (header?.base[0] !== base[0] || header.base[1] !== base[1] || vocabulary.size !== base[0])
    return undefined;
  const piecesAt = bytes.indexOf(NEWLINE) + 1;
  let at = Math.ceil((piecesAt + header.pieces) / ALIGNMENT) * ALIGNMENT;
  const numbers = header.segments.reduce(
    (sum, { tokens, starts, documents }) => sum + 2 * tokens + starts + 2 * documents.length,
    3 * header.size,
  );
  if (bytes.byteOffset % ALIGNMENT !== 0 || bytes.length !== at + ALIGNMENT * numbers) return undefined;
  const pieces = new TextDecoder().decode(bytes.subarray(piecesAt, piecesAt + header.pieces)).split("\n");
  if (pieces.length - 1 !== header.size - base[0]) return undefined;
  const array = (length: number) => {
    const found = new Int32Array(bytes.buffer, bytes.byteOffset + at, length);
    at += ALIGNMENT * length;
    return found;
  };
  const sorted = array(header.size);
  const contexts = array(header.size);
  const counts = array(header.size);
  vocabulary.learnAs(
    pieces.slice(0, -1).map((piece) => (piece === "" ? undefined : piece)),
    contexts,
    header.contextCount,
    sorted,
  );
  history.restore(
    header.segments.map(
      ({ tokens, starts, documents }): KeptSegment => ({
        tokens: array(tokens),
        positions: array(tokens),
        starts: array(starts),
        documents: withExtents(documents, array(2 * documents.length)),
      }),
    ),
    counts,
  );
  return new Map(
    header.segments.flatMap(({ documents, fingerprints }) =>
      documents.map((id, index) => [id, fingerprints[index] ?? ""] as const),
    ),
  );
}

function withExtents(ids: readonly string[], extents: Int32Array): KeptSegment["documents"] {
  return ids.map((id, index) => [id, extents[2 * index] as number, extents[2 * index + 1] as number]);
}

function bytesOf({ buffer, byteOffset, byteLength }: Int32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

const NEWLINE = 10;

function readHeader(bytes: Uint8Array): z.infer<typeof headerSchema> | undefined {
  const end = bytes.indexOf(NEWLINE);
  if (end < 0) return undefined;
  try {
    return headerSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)))).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

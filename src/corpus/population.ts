import * as z from "zod";
import { type GramKind, gramKinds, perKind } from "../style/grams.ts";
import type { Register } from "./corpus.ts";
import { CorpusError } from "./parseCorpus.ts";
import { VarintReader, VarintWriter } from "./varints.ts";

/** The grams of many writers together. */
export interface GramTable {
  /** Of all grams, those left out for being rare included. */
  readonly total: number;
  readonly counts: ReadonlyMap<string, number>;
}

/** Where scores lie for one amount of the author's writing: between the author's own and others' text of about a hundred words. */
export interface FitScale {
  /** Words of history. */
  readonly history: number;
  /** By kind of gram, the log-likelihood ratio per gram halfway between own and other texts, and the spread of texts. */
  readonly middle: Readonly<Record<GramKind, number>>;
  readonly spread: Readonly<Record<GramKind, number>>;
}

/** Other writers as the author's text is set against them. */
export interface Population {
  readonly tables: Readonly<Record<GramKind, GramTable>>;
  /** For growing amounts of history. */
  readonly scales: readonly FitScale[];
}

/** Prose of today, and novels: an author is set against writers of the same kind. */
const populationKinds = ["modern", "fiction"] as const;
export type PopulationKind = (typeof populationKinds)[number];
export type Populations = Readonly<Record<PopulationKind, Population>>;

/** The population that an author of a register is set against. */
export function populationFor(register: Register, populations: Populations): Population {
  return register === "fiction" ? populations.fiction : populations.modern;
}

const perGram = z.object(perKind(() => z.number()));
const headerSchema = z.record(
  z.enum(populationKinds),
  z.object({
    scales: z.array(z.object({ history: z.number().min(1), middle: perGram, spread: perGram })).min(1),
    totals: perGram,
  }),
);

/**
 * Packs populations into bytes: a line of JSON (scales and totals), then for each table, grams in order, each as the length of the
 * beginning it shares with the one before, the length of the rest, the rest in UTF-8, and the count; all numbers are varints ({@link VarintWriter}).
 */
export function packPopulations(populations: Populations): Uint8Array<ArrayBuffer> {
  const writer = new VarintWriter();
  const header = Object.fromEntries(
    populationKinds.map((kind) => {
      const { scales, tables } = populations[kind];
      return [kind, { scales, totals: perKind((gram) => tables[gram].total) }];
    }),
  );
  writer.bytes(new TextEncoder().encode(`${JSON.stringify(header)}\n`));
  for (const kind of populationKinds)
    for (const gram of gramKinds) packTable(populations[kind].tables[gram].counts, writer);
  return writer.finish();
}

function packTable(counts: ReadonlyMap<string, number>, writer: VarintWriter): void {
  writer.number(counts.size);
  const encoder = new TextEncoder();
  let before = new Uint8Array();
  const encoded = [...counts]
    .map(([gram, count]) => ({ gram: encoder.encode(gram), count }))
    .sort((a, b) => compareBytes(a.gram, b.gram));
  for (const { gram, count } of encoded) {
    let shared = 0;
    while (shared < gram.length && gram[shared] === before[shared]) shared++;
    writer.number(shared);
    writer.number(gram.length - shared);
    writer.bytes(gram.subarray(shared));
    writer.number(count);
    before = gram;
  }
}

/** Undoes {@link packPopulations}. Throws {@link CorpusError} where the bytes are not a population file. */
export function unpackPopulations(bytes: Uint8Array): Populations {
  const end = bytes.indexOf(10);
  const header = readHeader(new TextDecoder().decode(bytes.subarray(0, Math.max(0, end))));
  const reader = new VarintReader(bytes.subarray(end + 1));
  const unpack = (kind: PopulationKind): Population => {
    const table = (gram: GramKind) => ({ total: header[kind].totals[gram], counts: unpackTable(reader) });
    return { scales: header[kind].scales, tables: perKind(table) };
  };
  try {
    return { modern: unpack("modern"), fiction: unpack("fiction") };
  } catch (cause) {
    throw new CorpusError("fit.bin: ends too early", { cause });
  }
}

function readHeader(text: string) {
  try {
    return headerSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new CorpusError("fit.bin: the header is not as expected", { cause });
  }
}

function unpackTable(reader: VarintReader): Map<string, number> {
  const size = reader.number();
  const counts = new Map<string, number>();
  const decoder = new TextDecoder();
  let gram = new Uint8Array();
  for (let entry = 0; entry < size; entry++) {
    const shared = reader.number();
    const rest = reader.bytes(reader.number());
    const next = new Uint8Array(shared + rest.length);
    next.set(gram.subarray(0, shared));
    next.set(rest, shared);
    counts.set(decoder.decode(next), reader.number());
    gram = next;
  }
  return counts;
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++)
    if (a[index] !== b[index]) return a[index]! - b[index]!;
  return a.length - b.length;
}

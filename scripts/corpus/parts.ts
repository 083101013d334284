import { createReadStream, createWriteStream } from "node:fs";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import * as z from "zod";
import { registers } from "../../src/corpus/corpus.ts";
import { featureListVersion } from "../../src/style/allFeatures.ts";
import { countNames, fromNumbers, toNumbers } from "../../src/style/tally.ts";
import type { CountedAuthor } from "./countAuthor.ts";

/** Says what a file of counts is a part of. Parts of one whole agree in all but `part`. */
const header = z.object({
  part: z.int().positive(),
  of: z.int().positive(),
  /** Authors in all parts, and their bytes. */
  authors: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  features: z.string(),
});
export type Header = Omit<z.infer<typeof header>, "features">;

const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
const numbers = z
  .custom<number[]>((row) => Array.isArray(row) && row.length === countNames.length && row.every(isCount))
  .transform(fromNumbers);
const counted = z.object({
  id: z.string(),
  source: z.string(),
  register: z.enum(registers),
  works: z.array(numbers),
  pieces: z.array(numbers),
  trials: z.array(
    z.object({
      order: z.array(z.int().nonnegative()),
      histories: z.array(z.object({ size: z.number(), whole: z.int(), part: numbers.exactOptional() })),
    }),
  ),
  times: z
    .custom<Record<string, number>>((times) => Object.values(times ?? {}).every(isCount))
    .transform((times) => new Map(Object.entries(times))),
});

/** Writes the counts of authors to a file, a line for each, as they come: whole numbers, no text. */
export async function writePart(path: string, head: Header, authors: Iterable<CountedAuthor>): Promise<void> {
  await pipeline(linesOf(head, authors), createWriteStream(path));
}

function* linesOf(head: Header, authors: Iterable<CountedAuthor>): Generator<string> {
  yield `${JSON.stringify({ ...head, features: featureListVersion })}\n`;
  for (const { works, pieces, trials, times, ...author } of authors) {
    const line = {
      ...author,
      works: works.map(toNumbers),
      pieces: pieces.map(toNumbers),
      trials: trials.map(({ order, histories }) => ({
        order,
        histories: histories.map(({ part, ...history }) => ({
          ...history,
          ...(part && { part: toNumbers(part) }),
        })),
      })),
      times: Object.fromEntries(times),
    };
    yield `${JSON.stringify(line)}\n`;
  }
}

/** Puts files in the order of their parts. Throws where one is missing, there twice, or of another whole. */
export async function inOrder(paths: readonly string[]): Promise<string[]> {
  const heads = await Promise.all(paths.map(async (path) => ({ path, head: await headerOf(path) })));
  const [first] = heads;
  if (!first) throw new Error("no parts to merge");
  for (const { path, head } of heads) {
    if (head.features !== featureListVersion)
      throw new Error(`${path}: counted by another version; count it again`);
    const { part: _, ...whole } = head;
    const { part: __, ...wanted } = first.head;
    if (JSON.stringify(whole) !== JSON.stringify(wanted))
      throw new Error(`${path}: not a part of the same folder as ${first.path}`);
  }
  return Array.from({ length: first.head.of }, (_, index) => {
    const found = heads.filter(({ head }) => head.part === index + 1);
    if (found.length !== 1)
      throw new Error(
        `part ${index + 1} of ${first.head.of} is ${found.length === 0 ? "missing" : `there twice: ${found.map(({ path }) => path).join(", ")}`}`,
      );
    return found[0]!.path;
  });
}

/** The authors in files that {@link writePart} wrote, in order, one in memory at a time. */
export async function* readParts(paths: readonly string[]): AsyncGenerator<CountedAuthor> {
  for (const path of paths) {
    let number = 0;
    for await (const line of linesIn(path)) if (number++ > 0) yield parsed(counted, line, path, number);
  }
}

async function headerOf(path: string): Promise<z.infer<typeof header>> {
  for await (const line of linesIn(path)) return parsed(header, line, path, 1);
  throw new Error(`${path}: empty`);
}

const linesIn = (path: string) => createInterface({ input: createReadStream(path) });

function parsed<T>(shape: z.ZodType<T>, line: string, path: string, number: number): T {
  try {
    return shape.parse(JSON.parse(line));
  } catch (error) {
    throw new Error(`${basename(path)}, line ${number}: not what corpus:figures --part writes`, {
      cause: error,
    });
  }
}

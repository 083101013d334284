import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Prose, Sentence } from "../../src/text/prose.ts";

const NUMBERS = 4;

/** Keeps the prose of documents on disk, so that it is parsed once and not held in memory. Numbers documents from 0; forgets what was left out of them. */
export class Spool {
  readonly #folder = mkdtempSync(join(tmpdir(), "idiolect-spool-"));
  readonly #file = openSync(join(this.#folder, "prose"), "w+");
  readonly #ends: number[] = [];

  get length(): number {
    return this.#ends.length;
  }

  add({ sentences, layout, words, paragraphs }: Prose): void {
    const numbers = new Int32Array(NUMBERS * sentences.length);
    sentences.forEach(({ start, end, paragraph, block }, index) => {
      numbers.set([start, end, paragraph, Number(block === "listItem")], NUMBERS * index);
    });
    const texts = sentences.map(({ text }) => text);
    const bytes = serialize({ texts, numbers, layout, words, paragraphs });
    const start = this.#ends.at(-1) ?? 0;
    writeSync(this.#file, bytes, 0, bytes.length, start);
    this.#ends.push(start + bytes.length);
  }

  read(document: number): Prose {
    const start = this.#ends[document - 1] ?? 0;
    const bytes = Buffer.alloc(this.#ends[document]! - start);
    readSync(this.#file, bytes, 0, bytes.length, start);
    const { texts, numbers, ...rest } = deserialize(bytes) as Spooled;
    const sentences = texts.map((text, index): Sentence => {
      const [start, end, paragraph, isItem] = numbers.subarray(NUMBERS * index) as unknown as Row;
      return { text, start, end, paragraph, block: isItem ? "listItem" : "paragraph" };
    });
    return { ...rest, sentences, omissions: [] };
  }

  close(): void {
    closeSync(this.#file);
    rmSync(this.#folder, { recursive: true });
  }
}

type Row = readonly [start: number, end: number, paragraph: number, isItem: number];

interface Spooled extends Pick<Prose, "layout" | "words" | "paragraphs"> {
  readonly texts: readonly string[];
  /** Of each sentence: start, end, paragraph, whether it is of a list. */
  readonly numbers: Int32Array;
}

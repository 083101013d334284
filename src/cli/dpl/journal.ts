import { type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import * as z from "zod";
import { PRIVATE_FILE, PRIVATE_FOLDER } from "../../node/writeAtomically.ts";

const NEWLINE = 10;

/**
 * Values by key, in a file that only grows: a line each. A value is added when it is on the disk, so that a killed run loses none that it had,
 * and repeats none; a line that was broken off in the middle is taken off.
 */
export class FileJournal<Value> {
  readonly #values: Map<string, Value>;
  readonly #file: FileHandle;
  #waiting: string[] = [];
  /** The writing under way, or done, and the one after it. */
  #last: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  private constructor(values: Map<string, Value>, file: FileHandle) {
    this.#values = values;
    this.#file = file;
  }

  /** Makes the file where there is none. Rejects where a line is not as it was written: the file is damaged then. */
  static async open<Value>(path: string, shape: z.ZodType<Value>): Promise<FileJournal<Value>> {
    await mkdir(dirname(path), { recursive: true, mode: PRIVATE_FOLDER });
    const file = await open(path, "a+", PRIVATE_FILE);
    try {
      const bytes = await file.readFile();
      const end = bytes.lastIndexOf(NEWLINE) + 1;
      if (end < bytes.length) await file.truncate(end);
      const line = z.object({ key: z.string(), value: shape });
      const values = new Map<string, Value>();
      for (const [index, text] of bytes.subarray(0, end).toString().split("\n").entries()) {
        if (text === "") continue;
        const parsed = line.safeParse(jsonOf(text));
        if (!parsed.success) throw new JournalError(`${path}, line ${index + 1} is damaged; take it out.`);
        values.set(parsed.data.key, parsed.data.value);
      }
      return new FileJournal(values, file);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  get size(): number {
    return this.#values.size;
  }

  get(key: string): Value | undefined {
    return this.#values.get(key);
  }

  /** Resolves when the value is on the disk. */
  async add(key: string, value: Value): Promise<void> {
    this.#waiting.push(`${JSON.stringify({ key, value })}\n`);
    // What comes while the disk is busy goes there together, the next time.
    this.#next ??= this.#last.then(() => this.#flush());
    await this.#next;
    this.#values.set(key, value);
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.#last, this.#next]);
    await this.#file.close();
  }

  async #flush(): Promise<void> {
    const lines = this.#waiting.join("");
    this.#waiting = [];
    this.#last = this.#next ?? this.#last;
    this.#next = undefined;
    await this.#file.appendFile(lines);
    await this.#file.datasync();
  }
}

/** A journal with a line that was not written so. */
export class JournalError extends Error {
  override readonly name = "JournalError";
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

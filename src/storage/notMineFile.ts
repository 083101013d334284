import * as z from "zod";
import type { NotMineList } from "../history/notMine.ts";
import { StateNotReadError, StateNotSavedError } from "./stateFile.ts";
import type { TextFile } from "./textFile.ts";

const listSchema = z.object({ version: z.literal(1), salt: z.string().min(1), hashes: z.array(z.string()) });

/**
 * The hashes of sentences that are not the author's, and their file. Beside the state and not in it, since it is large and
 * seldom changes. Changes are made to what the file holds at that moment: two windows do not undo each other's.
 */
export class NotMineFile {
  readonly #file: TextFile;
  readonly #onDamaged: (keptAs: string) => void;
  #list: NotMineList;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(file: TextFile, onDamaged: (keptAs: string) => void, list: NotMineList) {
    this.#file = file;
    this.#onDamaged = onDamaged;
    this.#list = list;
  }

  /**
   * A missing file is an empty list. One that is damaged or of another version is kept aside.
   * @throws StateNotReadError
   */
  static async open(file: TextFile, onDamaged: (keptAs: string) => void): Promise<NotMineFile> {
    const opened = new NotMineFile(file, onDamaged, { salt: crypto.randomUUID(), hashes: [] });
    await opened.refresh();
    return opened;
  }

  /** As of the last change here or the last {@link refresh}. */
  get list(): NotMineList {
    return this.#list;
  }

  /** Takes in what other windows have written. Throws StateNotReadError. */
  refresh(): Promise<void> {
    return this.#inTurn(async () => {
      this.#list = await this.#read();
    });
  }

  /**
   * Changes the hashes and saves them.
   * @param change may name hashes only of the salt that it is given
   * @throws StateNotReadError; StateNotSavedError: the change holds in memory until the file is read again
   */
  update(change: (list: NotMineList) => readonly string[]): Promise<void> {
    return this.replace((list) => ({ salt: list.salt, hashes: change(list) }));
  }

  /** As {@link update}, for a list that may have another salt. */
  replace(change: (list: NotMineList) => NotMineList): Promise<void> {
    return this.#inTurn(async () => {
      this.#list = change(await this.#read());
      try {
        await this.#file.write(`${JSON.stringify({ version: 1, ...this.#list })}\n`);
      } catch (error) {
        throw new StateNotSavedError(this.#file.name, { cause: error });
      }
    });
  }

  /** What the file holds; what is known where there is none, unless it was forgotten since. */
  async #read(): Promise<NotMineList> {
    try {
      const text = await this.#file.read();
      if (text === undefined) return { salt: this.#list.salt, hashes: [] };
      const parsed = listSchema.safeParse(jsonOf(text));
      if (parsed.success) return { salt: parsed.data.salt, hashes: parsed.data.hashes };
      this.#onDamaged(await this.#file.keepAside("not readable"));
      return this.#list;
    } catch (error) {
      throw new StateNotReadError(this.#file.name, { cause: error });
    }
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(() => this.#file.exclusively(work));
    // The queue goes on after a failure; the failure itself is the caller's, who has `done`.
    this.#last = done.catch(() => undefined);
    return done;
  }
}

/** Undefined where a text is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

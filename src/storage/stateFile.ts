import { type Adapter, Low } from "lowdb";
import { freshState, migrate, type State, StateInvalidError, StateTooNewError } from "./state.ts";
import type { TextFile } from "./textFile.ts";

/** The state could not be written; what was changed holds in memory and is written with the next change. */
export class StateNotSavedError extends Error {
  override readonly name = "StateNotSavedError";

  constructor(file: string, options?: ErrorOptions) {
    super(`Could not save ${file}`, options);
  }
}

/** The file is there and could not be read, or not be moved aside. */
export class StateNotReadError extends Error {
  override readonly name = "StateNotReadError";

  constructor(file: string, options?: ErrorOptions) {
    super(`Could not read ${file}`, options);
  }
}

/** Alters the state it is given. May run more than once, each time on the state as it then is. */
export type Change = (state: State) => void;

/**
 * The state and its file. Changes are applied to what is in the file at that moment, one after the other, so that two
 * windows do not undo each other's.
 */
export class StateFile {
  readonly #file: TextFile;
  /** What the file holds, as far as is known here. */
  readonly #low: Low<State>;
  /** What the file holds, and what could not be written to it. */
  #state: State;
  /** Changes that hold in memory only, since writing them failed. */
  #unsaved: Change[] = [];
  #last: Promise<void> = Promise.resolve();

  private constructor(file: TextFile, low: Low<State>) {
    this.#file = file;
    this.#low = low;
    this.#state = low.data;
  }

  /**
   * Reads the state; a missing file is a fresh one. A damaged file is kept aside, and a fresh state begins.
   * @param onDamaged is told where the damaged file went, now or at a later change
   * @throws StateTooNewError the file is left as it is; StateNotReadError
   */
  static async open(file: TextFile, onDamaged: (keptAs: string) => void): Promise<StateFile> {
    const low = new Low<State>(adapterFor(file, onDamaged), freshState());
    await file.exclusively(() => low.read());
    return new StateFile(file, low);
  }

  /** As of the last change here, saved or not, or the last {@link refresh}; other windows may have written since. */
  get state(): Readonly<State> {
    return this.#state;
  }

  /**
   * Takes in what other windows have written.
   * @throws StateTooNewError, StateNotReadError; StateNotSavedError where the file was damaged
   */
  refresh(): Promise<void> {
    return this.#inTurn(async () => {
      const known = this.#low.data;
      this.#state = await this.#readWith(this.#unsaved);
      // Unchanged by reading, it takes the place of a damaged file, which was moved aside.
      if (this.#low.data === known) await this.#low.write();
    });
  }

  /**
   * Changes the state and saves it.
   * @throws StateNotSavedError the change holds in memory, and goes into the file with the next one;
   * StateTooNewError, StateNotReadError; what `change` throws, and then nothing has changed
   */
  update(change: Change): Promise<void> {
    return this.#inTurn(() => this.#apply(change));
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(() => this.#file.exclusively(work));
    // The queue goes on after a failure; the failure itself is the caller's, who has `done`.
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** What the file holds, with these changes made to it. */
  async #readWith(changes: readonly Change[]): Promise<State> {
    await this.#low.read();
    const state = structuredClone(this.#low.data);
    for (const change of changes) change(state);
    return state;
  }

  async #apply(change: Change): Promise<void> {
    const changes = [...this.#unsaved, change];
    const state = await this.#readWith(changes);
    const saved = this.#low.data;
    this.#state = state;
    this.#unsaved = changes;
    this.#low.data = state;
    try {
      await this.#low.write();
    } catch (error) {
      this.#low.data = saved;
      throw error;
    }
    this.#unsaved = [];
  }
}

function adapterFor(file: TextFile, onDamaged: (keptAs: string) => void): Adapter<State> {
  return {
    async read() {
      try {
        const text = await file.read();
        // Gone is forgotten, by another window: what is held here does not bring it back.
        return text === undefined ? freshState() : migrate(parseJson(text));
      } catch (error) {
        if (error instanceof StateTooNewError) throw error;
        if (!(error instanceof StateInvalidError)) throw new StateNotReadError(file.name, { cause: error });
        onDamaged(await keepAside(file, error));
        return null;
      }
    },
    async write(state) {
      try {
        await file.write(`${JSON.stringify(state, null, 2)}\n`);
      } catch (error) {
        throw new StateNotSavedError(file.name, { cause: error });
      }
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new StateInvalidError("The saved state is no JSON", { cause: error });
  }
}

async function keepAside(file: TextFile, reason: StateInvalidError): Promise<string> {
  try {
    return await file.keepAside(reason.message);
  } catch (error) {
    throw new StateNotReadError(file.name, { cause: error });
  }
}

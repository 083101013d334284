import { LanguageModelError } from "./languageModel.ts";

/** How long an answer may take. */
export interface Limits {
  /** Milliseconds until the first piece; a local server may have to load the model first. */
  readonly firstToken: number;
  /** Milliseconds until the end. */
  readonly total: number;
}

export const USUAL_LIMITS: Limits = { firstToken: 60_000, total: 180_000 };

/** The clock of one call: its `signal` aborts when the caller's does, and when a limit is passed. */
export class Deadline implements Disposable {
  readonly signal: AbortSignal;
  readonly #passed = new AbortController();
  readonly #first: ReturnType<typeof setTimeout>;
  readonly #total: ReturnType<typeof setTimeout>;

  constructor(caller: AbortSignal, { firstToken, total }: Limits) {
    this.signal = AbortSignal.any([caller, this.#passed.signal]);
    this.#first = this.#limit(firstToken, "The server did not begin to answer in time");
    this.#total = this.#limit(total, "The answer took too long");
  }

  /** The first piece is there. */
  begin(): void {
    clearTimeout(this.#first);
  }

  /** Throws {@link LanguageModelError} where a limit was passed. */
  check(): void {
    this.#passed.signal.throwIfAborted();
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#first);
    clearTimeout(this.#total);
  }

  #limit(milliseconds: number, message: string): ReturnType<typeof setTimeout> {
    return setTimeout(() => this.#passed.abort(new LanguageModelError("timeout", message)), milliseconds);
  }
}

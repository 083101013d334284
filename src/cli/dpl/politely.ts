import { setTimeout as sleep } from "node:timers/promises";
import pLimit, { type LimitFunction } from "p-limit";
import { LanguageModelError, type LanguageModelFailure } from "../../llm/languageModel.ts";

/** What may be over by the next time. */
const PASSING: readonly LanguageModelFailure[] = ["rateLimited", "timeout", "cutOff", "serverError"];
const MOST_TRIES = 8;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;

/**
 * Calls to one server: so many at once, and again where a failure may pass. Where the server says that it is too much, all of them wait as
 * long as it says (Retry-After), or, each time twice as long, as we think.
 */
export class Politely {
  readonly #limit: LimitFunction;
  readonly #signal: AbortSignal;
  readonly #firstWait: number;
  #notBefore = 0;

  constructor(parallel: number, signal: AbortSignal, firstWait = FIRST_WAIT) {
    this.#limit = pLimit(parallel);
    this.#signal = signal;
    this.#firstWait = firstWait;
  }

  /** Rejects with the last failure: one that does not pass, or that has not passed after eight tries; with the signal's reason where it aborts. */
  run<Value>(call: () => Promise<Value>): Promise<Value> {
    return this.#limit(async () => {
      for (let tries = 1; ; tries++) {
        await this.#wait();
        try {
          return await call();
        } catch (error) {
          this.#signal.throwIfAborted();
          if (!(error instanceof LanguageModelError) || tries === MOST_TRIES || !mayPass(error)) throw error;
          const usual = Math.min(LONGEST_WAIT, this.#firstWait * 2 ** (tries - 1)) * (1 + Math.random() / 4);
          const pause = error.retryAfter === undefined ? usual : error.retryAfter * 1000;
          if (error.failure === "rateLimited")
            this.#notBefore = Math.max(this.#notBefore, Date.now() + pause);
          else await sleep(pause, undefined, { signal: this.#signal });
        }
      }
    });
  }

  async #wait(): Promise<void> {
    for (let left = this.#notBefore - Date.now(); left > 0; left = this.#notBefore - Date.now())
      await sleep(left, undefined, { signal: this.#signal });
    this.#signal.throwIfAborted();
  }
}

/** A server error with a status of 400 to 499 is about the request, and stays. */
const mayPass = ({ failure, status = 500 }: LanguageModelError) =>
  PASSING.includes(failure) && (failure !== "serverError" || status >= 500);

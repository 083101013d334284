import { LanguageModelError, type LanguageModelFailure } from "../llm/languageModel.ts";

/** Failures that say something about one prompt or answer, and nothing about the model. */
const OF_ONE_REQUEST: ReadonlySet<LanguageModelFailure> = new Set([
  "tooLong",
  "noText",
  "endless",
  "baseModel",
]);
/** How long a model that failed is left alone while nobody asks for it; twice as long after each further failure. Milliseconds. */
const REST_MS = { shortest: 15_000, longest: 300_000 };

/** Whether the chosen model answers. */
export class ModelHealth {
  readonly #now: () => number;
  readonly #changed: () => void;
  #failure: LanguageModelError | undefined;
  #failures = 0;
  #restsUntil = 0;
  #told: LanguageModelFailure | undefined;

  /** `now`: milliseconds; `changed` is called when it begins or ceases to fail. */
  constructor(now: () => number, changed: () => void) {
    this.#now = now;
    this.#changed = changed;
  }

  /** Why the last request failed; undefined where it did not. */
  get failure(): LanguageModelError | undefined {
    return this.#failure;
  }

  /** Whether it has failed so lately that it is not asked unless a person wants so. */
  get rests(): boolean {
    return this.#failure !== undefined && this.#now() < this.#restsUntil;
  }

  worked(): void {
    this.#failures = 0;
    this.#restsUntil = 0;
    this.#told = undefined;
    if (!this.#failure) return;
    this.#failure = undefined;
    this.#changed();
  }

  failed(error: unknown): void {
    if (!(error instanceof LanguageModelError) || OF_ONE_REQUEST.has(error.failure)) return;
    const isNew = this.#failure?.failure !== error.failure;
    this.#failure = error;
    const rest = Math.min(REST_MS.longest, REST_MS.shortest * 2 ** this.#failures);
    this.#restsUntil = this.#now() + Math.max(rest, (error.retryAfter ?? 0) * 1_000);
    this.#failures += 1;
    if (isNew) this.#changed();
  }

  /** Another model was chosen: nothing is known of it. */
  forget(): void {
    this.worked();
  }

  /** Whether a failure is to be told: not one that was told, as long as it goes on. Where it is, it counts as told. */
  tells(error: unknown): boolean {
    if (!(error instanceof LanguageModelError) || error.failure !== this.#failure?.failure) return true;
    if (this.#told === error.failure) return false;
    this.#told = error.failure;
    return true;
  }
}

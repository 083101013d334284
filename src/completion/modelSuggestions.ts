/** A place in a document, as far as a suggestion depends on it. */
export interface AskedPlace {
  readonly document: string;
  readonly before: string;
  readonly after: string;
}

/** One request to a model: a suggestion, or undefined where it has none. Ends soon after the signal aborts; rejects where it fails. */
export type AskModel = (signal: AbortSignal) => Promise<string | undefined>;

/** Waits so many milliseconds, or until the signal aborts; does not reject. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** A pause this long is one: people who go on typing press the next key within it more often than not. Milliseconds. */
export const PAUSE_MS = 300;
/** Answers that are remembered. */
const MOST_KEPT = 20;

interface Kept extends AskedPlace {
  /** Empty where the model had nothing to say. */
  readonly text: string;
}

interface Running {
  readonly place: AskedPlace;
  readonly abort: AbortController;
  /** Settles when nothing of it is under way any more; never rejects. */
  readonly done: Promise<unknown>;
}

/**
 * Suggestions of a model while a person types. A request waits for a pause, there is never more than one, and it is given up as soon as
 * the text or the cursor is elsewhere; what was answered is kept while its beginning is typed, and when one comes back.
 */
export class ModelSuggestions {
  readonly #wait: Wait;
  readonly #mayAsk: () => boolean;
  #kept: readonly Kept[] = [];
  #running: Running | undefined;

  /** `mayAsk` is asked right before each request: whether one more may be made. */
  constructor(wait: Wait, mayAsk: () => boolean) {
    this.#wait = wait;
    this.#mayAsk = mayAsk;
  }

  /** Where a request is waiting or under way. */
  get asking(): AskedPlace | undefined {
    return this.#running?.place;
  }

  /**
   * The suggestion for a place: undefined where there is none, where it came too late, or where no request may be made.
   * A request that is under way for another place is given up. Rejects with what `ask` rejects with, unless it came too late.
   */
  async at(place: AskedPlace, ask: AskModel): Promise<string | undefined> {
    const known = this.#restAt(place);
    const previous = this.#running;
    this.cancel();
    if (known !== undefined) return known === "" ? undefined : known;
    const abort = new AbortController();
    const answer = this.#answer(place, ask, abort.signal, previous?.done);
    const running: Running = { place, abort, done: answer.catch(() => undefined) };
    this.#running = running;
    try {
      return await answer;
    } finally {
      if (this.#running === running) this.#running = undefined;
    }
  }

  /** Gives up what is under way: it is not wanted any more. */
  cancel(): void {
    this.#running?.abort.abort();
    this.#running = undefined;
  }

  /** Also forgets what was answered: another model may say something else. */
  clear(): void {
    this.cancel();
    this.#kept = [];
  }

  async #answer(
    place: AskedPlace,
    ask: AskModel,
    signal: AbortSignal,
    previous: Promise<unknown> | undefined,
  ): Promise<string | undefined> {
    await Promise.all([this.#wait(PAUSE_MS, signal), previous]);
    if (signal.aborted || !this.#mayAsk()) return undefined;
    try {
      const text = await ask(signal);
      if (signal.aborted) return undefined;
      this.#keep({ ...place, text: text ?? "" });
      return text;
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    }
  }

  #keep(answer: Kept): void {
    this.#kept = [answer, ...this.#kept].slice(0, MOST_KEPT);
  }

  /** What is left of an answer whose beginning was typed; "" where the model had nothing for this place; undefined where it was not asked. */
  #restAt({ document, before, after }: AskedPlace): string | undefined {
    for (const kept of this.#kept) {
      if (kept.document !== document || kept.after !== after || !before.startsWith(kept.before)) continue;
      const typed = before.slice(kept.before.length);
      if (typed === "" || (kept.text.startsWith(typed) && kept.text.length > typed.length)) {
        return kept.text.slice(typed.length);
      }
    }
    return undefined;
  }
}

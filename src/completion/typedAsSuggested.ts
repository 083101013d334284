/** A suggestion that is on show. */
interface Shown<Item> {
  readonly before: string;
  readonly after: string;
  readonly text: string;
  readonly item: Item;
  /** When it was shown, in milliseconds of the caller's clock. */
  readonly at: number;
}

/** A rest of a suggestion, still to be typed or taken. */
export interface Rest<Item> {
  readonly text: string;
  readonly item: Item;
}

/** Time in which a suggestion is read; whoever types on after that has seen it and did not want it. Milliseconds. */
const READING_TIME = 700;

/**
 * Keeps a suggestion on show while its beginning is being typed, so that it neither flickers nor costs a question. A
 * writer who types faster than they read has not refused it; one who had the time to take it and typed on has.
 */
export class TypedAsSuggested<Item> {
  #shown: Shown<Item> | undefined;

  /** Notes what is shown, or that nothing is. */
  show(before: string, after: string, text: string, item: Item, at: number): void {
    this.#shown = text === "" ? undefined : { before, after, text, item, at };
  }

  clear(): void {
    this.#shown = undefined;
  }

  /** What is left of the suggestion on show; undefined where the text went another way, or the writer had time to take it. */
  rest(before: string, after: string, at: number): Rest<Item> | undefined {
    const shown = this.#shown;
    if (!shown || after !== shown.after || !before.startsWith(shown.before)) return undefined;
    const typed = before.slice(shown.before.length);
    const followed = shown.text.startsWith(typed) && typed.length < shown.text.length;
    if (!followed || (typed !== "" && at - shown.at > READING_TIME)) return undefined;
    return { text: shown.text.slice(typed.length), item: shown.item };
  }
}

/** A suggestion that is on show. */
interface Shown {
  readonly document: string;
  readonly before: string;
  readonly after: string;
  readonly text: string;
}

/** Keeps a suggestion on show while its beginning is being typed, so that it neither flickers nor costs a question. */
export class TypedAsSuggested {
  #shown: Shown | undefined;

  /** Notes what is shown in a document; "": nothing. */
  show(document: string, before: string, after: string, text: string): void {
    this.#shown = text === "" ? undefined : { document, before, after, text };
  }

  clear(): void {
    this.#shown = undefined;
  }

  /** What is left of the suggestion on show; undefined where the text went another way, or to the suggestion's end. */
  rest(document: string, before: string, after: string): string | undefined {
    const shown = this.#shown;
    if (shown?.document !== document || after !== shown.after || !before.startsWith(shown.before))
      return undefined;
    const typed = before.slice(shown.before.length);
    if (!shown.text.startsWith(typed) || typed.length === shown.text.length) return undefined;
    return shown.text.slice(typed.length);
  }
}

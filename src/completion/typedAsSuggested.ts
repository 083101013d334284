/** Suggestions on show at one place of a document, the likeliest first. */
interface Shown {
  readonly document: string;
  readonly before: string;
  readonly after: string;
  readonly texts: readonly string[];
}

/** Keeps suggestions on show while their beginning is being typed, so that they neither flicker nor cost a question. */
export class TypedAsSuggested {
  #shown: Shown | undefined;

  /** Notes what is shown in a document, in place of what was. */
  show(document: string, before: string, after: string, texts: readonly string[]): void {
    this.#shown = { document, before, after, texts };
  }

  clear(): void {
    this.#shown = undefined;
  }

  /** What is left of the suggestions on show; none where the text went another way, or to their end. */
  rest(document: string, before: string, after: string): string[] {
    const shown = this.#shown;
    if (shown?.document !== document || after !== shown.after || !before.startsWith(shown.before)) return [];
    const typed = before.slice(shown.before.length);
    return shown.texts
      .filter((text) => text.startsWith(typed) && text.length > typed.length)
      .map((text) => text.slice(typed.length));
  }
}

/** Where marks come next in a text, asked for from ever further on: each mark's way through the text is gone once. */
export class NextMarks {
  readonly #text: string;
  readonly #known = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Index of the next `mark` at or after `from`; -1 where there is none. `from` must not go back for the same mark. */
  next(mark: string, from: number): number {
    const known = this.#known.get(mark);
    if (known !== undefined && (known < 0 || known >= from)) return known;
    const found = this.#text.indexOf(mark, from);
    this.#known.set(mark, found);
    return found;
  }
}

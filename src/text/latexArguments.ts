import { matchBraces } from "./latexBraces.ts";

/** No optional argument is longer. Characters. */
const LONGEST_OPTION = 500;

/** Where the arguments of LaTeX's commands end. */
export class LatexArguments {
  readonly #source: string;
  readonly #braces: ReadonlyMap<number, number>;

  constructor(source: string) {
    this.#source = source;
    this.#braces = matchBraces(source);
  }

  /** Where the "{" at `start` is closed; undefined where none is there, or none closes it. */
  endOfGroup(start: number): number | undefined {
    return this.#braces.get(start);
  }

  /** After `[…]` and then at most `count` arguments in braces (or commands in their place), with options between them. */
  after(from: number, count = Number.POSITIVE_INFINITY): number {
    let at = this.afterOptions(from);
    for (let left = count; left > 0; left -= 1) {
      const close = this.#braces.get(at);
      const name =
        close === undefined && count < 3 ? /^\\[A-Za-z@]+/.exec(this.#source.slice(at, at + 60)) : null;
      if (close !== undefined) at = this.afterOptions(close + 1);
      else if (name) at = this.afterOptions(at + name[0].length);
      else break;
    }
    return at;
  }

  /** After any number of `[…]`. */
  afterOptions(from: number): number {
    let at = from;
    while (this.#source[at] === "[") {
      const option = this.#source.slice(at, at + LONGEST_OPTION);
      const close = option.indexOf("]");
      if (close < 0 || option.slice(0, close).includes("\n\n")) break;
      at += close + 1;
    }
    return at;
  }

  /** `\def\name#1{…}`. */
  afterDefinition(from: number): number {
    const pattern = /^\s*\\(?:[A-Za-z@]+|.)[#\d]*/.exec(this.#source.slice(from, from + 100));
    if (!pattern) return from;
    const close = this.#braces.get(from + pattern[0].length);
    return close === undefined ? from + pattern[0].length : close + 1;
  }
}

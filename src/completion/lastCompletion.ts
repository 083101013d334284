import type { SuggestionSource } from "../voice/suggestion.ts";

/** What a completion was made by: this machine's model, or a language model, with the author's passages that were in its prompt. */
export type MadeBy =
  | {
      readonly kind: "onDevice";
      /** That the author goes on with all of it. */
      readonly probability: number;
      readonly sources: readonly SuggestionSource[];
    }
  | {
      readonly kind: "model";
      readonly name: string;
      readonly host: string;
      readonly passages: readonly { readonly document: string; readonly text: string }[];
    };

/** A completion, where it was made and by what. */
export interface Completion {
  /** The document that it was made for, by its URI. */
  readonly document: string;
  /** The document's text up to the completion. */
  readonly before: string;
  readonly languageId: string;
  readonly text: string;
  readonly by: MadeBy;
}

/** The completion that was shown last, and the one of which something was accepted last; they may be the same. */
export interface LastCompletions {
  readonly shown: Completion | undefined;
  readonly accepted: Completion | undefined;
}

/** Completions made of which it is not known yet whether they are shown. */
const MOST_MADE = 60;

/**
 * Remembers what the last completions were made by. Whoever makes one says so; whoever shows one names only its text, also where
 * its beginning was typed meanwhile: document, text before it and its own text together say which it is.
 */
export class LastCompletion {
  #made: readonly Completion[] = [];
  #showing: readonly Completion[] = [];
  #accepted: Completion | undefined;
  readonly #listeners = new Set<() => void>();

  /** The first of several that are on show: which of them a person looks at, nobody tells. */
  get last(): LastCompletions {
    return { shown: this.#showing[0], accepted: this.#accepted };
  }

  /** Notes what may be shown from now on. */
  make(completions: readonly Completion[]): void {
    this.#made = [...completions, ...this.#made].slice(0, MOST_MADE);
  }

  /** Notes what is shown after a text, in the order in which it is. */
  show(document: string, before: string, texts: readonly string[]): void {
    const showing = texts.flatMap((text) => this.#made.find(isWhole(document, before + text)) ?? []);
    if (showing.length === 0 || isSame(showing, this.#showing)) return;
    this.#showing = showing;
    this.#tell();
  }

  /** Notes that text was put into a document at once, not typed: `upTo` is the document up to its end. */
  insert(document: string, upTo: string): void {
    const accepted = this.#showing.find(
      (one) =>
        one.document === document &&
        upTo.length > one.before.length &&
        upTo.length <= one.before.length + one.text.length &&
        upTo.startsWith(one.before) &&
        one.text.startsWith(upTo.slice(one.before.length)),
    );
    if (!accepted || accepted === this.#accepted) return;
    this.#accepted = accepted;
    this.#showing = [accepted];
    this.#tell();
  }

  /** Forgets all completions. */
  clear(): void {
    this.#made = [];
    this.#showing = [];
    this.#accepted = undefined;
    this.#tell();
  }

  /** Calls `listener` when {@link last} is another; returns what ends that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const isWhole = (document: string, whole: string) => (one: Completion) =>
  one.document === document &&
  one.before.length + one.text.length === whole.length &&
  whole.endsWith(one.text) &&
  whole.startsWith(one.before);

function isSame(some: readonly Completion[], others: readonly Completion[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}

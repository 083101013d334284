import type { HistoryDocument } from "./document.ts";
import { lyingIn } from "./lyingIn.ts";

/**
 * Keeps apart the documents that the author marked private. They are measured like all others; what learns from
 * {@link Shareable.of} alone can neither suggest nor send a word that occurs only in them.
 */
export class Shareable {
  #isPrivate = lyingIn([]);
  #all: readonly HistoryDocument[] | undefined;
  #shareable: readonly HistoryDocument[] = [];

  /** @param locations ids of documents, and of folders of documents; in place of those named before */
  keepPrivate(locations: readonly string[]): void {
    this.#isPrivate = lyingIn(locations);
    this.#all = undefined;
  }

  isPrivate(id: string): boolean {
    return this.#isPrivate(id);
  }

  /** Those that are not private; the same list until something changes. */
  of(all: readonly HistoryDocument[]): readonly HistoryDocument[] {
    if (all !== this.#all) {
      this.#all = all;
      this.#shareable = all.filter(({ id }) => !this.#isPrivate(id));
    }
    return this.#shareable;
  }
}

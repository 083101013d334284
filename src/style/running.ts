import type { Sentence } from "../text/prose.ts";
import type { Tally } from "./tally.ts";

/** Words in a window of the moving type–token ratio (Covington & McFall 2010). */
export const VOCABULARY_WINDOW = 100;
/** How many sentences back a content word still counts as given, not new (Prince 1981, given–new information). */
export const GIVEN_SENTENCES = 6;

/** Slides {@link VOCABULARY_WINDOW} words along a document, keeping the number of different words and of words used once. */
export class VocabularyWindow {
  readonly #words: string[] = [];
  readonly #times = new Map<string, number>();
  #once = 0;
  #typesSum = 0;
  #onceSum = 0;
  #windows = 0;

  push(word: string): void {
    const leaving = this.#words[this.#words.length - VOCABULARY_WINDOW];
    this.#words.push(word);
    this.#change(word, 1);
    if (leaving !== undefined) this.#change(leaving, -1);
    if (this.#words.length < VOCABULARY_WINDOW) return;
    this.#typesSum += this.#times.size;
    this.#onceSum += this.#once;
    this.#windows++;
  }

  addTo(tally: Tally): void {
    tally.windowTypes = this.#typesSum;
    tally.windowOnce = this.#onceSum;
    tally.windows = this.#windows;
  }

  #change(word: string, by: 1 | -1): void {
    const before = this.#times.get(word) ?? 0;
    const after = before + by;
    if (after === 0) this.#times.delete(word);
    else this.#times.set(word, after);
    this.#once += Number(after === 1) - Number(before === 1);
  }
}

/** Content words of the sentences just read: what the next sentence takes up, and what it brings that is new. */
export class RecentContent {
  readonly #recent: ReadonlySet<string>[] = [];

  push(content: ReadonlySet<string>, tally: Tally): void {
    const previous = this.#recent.at(-1);
    if (previous && previous.size > 0) {
      tally.repeatableContent += content.size;
      for (const stem of content) if (previous.has(stem)) tally.repeatedContent++;
    }
    if (this.#recent.length === GIVEN_SENTENCES) {
      tally.newableContent += content.size;
      for (const stem of content)
        if (!this.#recent.some((sentence) => sentence.has(stem))) tally.newContent++;
      this.#recent.shift();
    }
    this.#recent.push(content);
  }
}

/** Adds up a paragraph's sentences until the next one begins. List items are no paragraphs here. */
export class ParagraphLength {
  #paragraph: number | undefined;
  #sentences = 0;
  #words = 0;

  push(sentence: Sentence, words: number, tally: Tally): void {
    if (sentence.paragraph !== this.#paragraph || sentence.block === "listItem") this.#close(tally);
    if (sentence.block === "listItem") return;
    this.#paragraph = sentence.paragraph;
    this.#sentences++;
    this.#words += words;
  }

  /** The paragraph so far, as if it ended here. */
  addTo(tally: Tally): void {
    if (this.#sentences > 0) {
      tally.paragraphs++;
      tally.paragraphSentences += this.#sentences;
      tally.paragraphWords += this.#words;
      tally.paragraphWordsSquared += this.#words * this.#words;
      if (this.#sentences === 1) tally.singleSentenceParagraphs++;
    }
  }

  #close(tally: Tally): void {
    this.addTo(tally);
    this.#paragraph = undefined;
    this.#sentences = 0;
    this.#words = 0;
  }
}

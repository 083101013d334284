const EVERY_MS = 5_000;

/** Says now and then how far a run has come. */
export class Progress {
  readonly #texts: number;
  readonly #asked: () => number;
  readonly #say: (line: string) => void;
  #done = 0;
  #saidAt = Date.now();

  constructor(texts: number, asked: () => number, say: (line: string) => void) {
    this.#texts = texts;
    this.#asked = asked;
    this.#say = say;
  }

  /** One more text is done with. */
  step(): void {
    this.#done++;
    if (Date.now() - this.#saidAt < EVERY_MS) return;
    this.#saidAt = Date.now();
    this.#say(`${this.#done} of ${this.#texts} texts, ${this.#asked()} calls`);
  }
}

import type { Answer } from "../../evaluation/dpl/calls.ts";
import { countOf } from "../describeSkipped.ts";
import type { Price } from "./options.ts";

const EVERY_MS = 5_000;

/** Counts what a run does, and says now and then how far it has come. */
export class Progress {
  readonly #texts: number;
  readonly #say: (line: string) => void;
  #done = 0;
  #asked = 0;
  #tokens = 0;
  #price = 0;
  #saidAt = Date.now();

  constructor(texts: number, say: (line: string) => void) {
    this.#texts = texts;
    this.#say = say;
  }

  /** Calls that were not answered before. */
  get asked(): number {
    return this.#asked;
  }

  ask(): void {
    this.#asked++;
  }

  answer({ usage }: Answer, price: Price | undefined): void {
    this.#tokens += usage.prompt + usage.completion;
    if (price) this.#price += (usage.prompt * price.prompt + usage.completion * price.completion) / 1e6;
  }

  /** One more text is done with. */
  step(): void {
    this.#done++;
    if (Date.now() - this.#saidAt < EVERY_MS) return;
    this.#saidAt = Date.now();
    const price = this.#price > 0 ? `, ${this.#price.toFixed(2)} spent` : "";
    this.#say(
      `${this.#done} of ${countOf(this.#texts, "text")}, ${countOf(this.#asked, "call")}, ${countOf(this.#tokens, "token")}${price}`,
    );
  }
}

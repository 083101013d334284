import type { Request, ToHost } from "../src/panel/protocol.ts";

/** Tells the extension what the person wants. Resolves with what went wrong, as a sentence; with undefined where it is done. */
export type Post = (request: Request) => Promise<string | undefined>;

/** Numbers the page's requests and keeps who waits for their replies. */
export class Requests {
  readonly #say: (message: ToHost) => void;
  readonly #waiting = new Map<number, (failure: string | undefined) => void>();
  #last = 0;

  constructor(say: (message: ToHost) => void) {
    this.#say = say;
  }

  send: Post = (request) => {
    const id = ++this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#say({ type: "request", id, request });
    });
  };

  /** Takes in a reply. One to a request of an earlier page is nobody's. */
  settle(id: number, failure: string | undefined): void {
    const resolve = this.#waiting.get(id);
    this.#waiting.delete(id);
    resolve?.(failure);
  }
}

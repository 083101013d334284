/** What a session is to do. */
export interface SessionOrder {
  /** `cold`: nothing is known; `restart`: all was read by an earlier session. */
  readonly kind: "idle" | "cold" | "restart";
  readonly folder: string;
  /** The extension's global storage. */
  readonly storage: string;
  /** The worker's bundle. */
  readonly worker: string;
}

/** What a session was like. */
export interface Measured {
  /** Milliseconds. */
  readonly times: Readonly<Record<string, number>>;
  /** Delay of the event loop until the history is read: 50, 99 and 99.9 in a hundred are at most this. Milliseconds. */
  readonly delay: readonly number[];
  /** Of the whole process, a second after the work, and at the most. MB. */
  readonly memory: number;
  readonly busiest: number;
  readonly documents: number;
  readonly words: number;
}

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

export type Timing =
  /** From the start of the process until the engine has answered its first question: by the clock, and of all processors together. */
  | "ready"
  | "processor"
  | "read"
  | "report"
  | "prepare"
  /** Giving the engine what was read by an earlier session, and looking through the sources for changes. */
  | "given"
  | "looked"
  /** From the saved file to a suggestion made with it, and from there to the report: the slowest of several. */
  | "savedToVoice"
  | "savedToProfile";

/** What a session was like. */
export interface Measured {
  /** Milliseconds. */
  readonly times: Readonly<Partial<Record<Timing, number>>>;
  /** Delay of the event loop until the history is read: 50, 99 and 99.9 in a hundred are at most this. Milliseconds. */
  readonly delay: readonly number[];
  /** Of the whole process, a second after the work, and at the most. MB. */
  readonly memory: number;
  readonly busiest: number;
  readonly documents: number;
  readonly words: number;
}

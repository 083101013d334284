import type { Policy } from "../voice/suggestion.ts";
import {
  type Knowing,
  type KnowingInputs,
  type KnownDocument,
  measureKnowing,
  type TooLittle,
} from "./knowing.ts";

/** What a measurement is of. */
export interface Subject {
  /** The same list as long as nothing in it changes. */
  readonly history: readonly KnownDocument[];
  readonly policy: Policy;
}

/** Measuring goes on this long before whoever waits is served. Milliseconds. */
const LONGEST_STRETCH = 8;

class Cancelled extends Error {
  override readonly name = "Cancelled";
}

/** {@link measureKnowing} once at a time, to be cancelled, with what came of it last. */
export class Measurement {
  #kept: (Subject & { readonly result: Knowing | TooLittle }) | undefined;
  #running: { cancelled: boolean; progress: number } | undefined;

  /** Share done, from 0 to 1; undefined while nothing is measured. */
  get progress(): number | undefined {
    return this.#running?.progress;
  }

  /** What was measured last, of whatever. */
  get result(): Knowing | TooLittle | undefined {
    return this.#kept?.result;
  }

  /** Whether {@link result} is of this. */
  isOf({ history, policy }: Subject): boolean {
    return this.#kept?.history === history && this.#kept.policy === policy;
  }

  cancel(): void {
    if (this.#running) this.#running.cancelled = true;
  }

  /** Measures; undefined where it was cancelled, as what was under way before is. `inputsWith` is given what is to be awaited between steps. */
  async run(
    subject: Subject,
    inputsWith: (
      pause: () => Promise<void>,
    ) => Omit<KnowingInputs, "policy" | "pause" | "onProgress" | "now">,
  ): Promise<Knowing | TooLittle | undefined> {
    if (this.isOf(subject)) return this.result;
    this.cancel();
    const running = { cancelled: false, progress: 0 };
    this.#running = running;
    const now = () => performance.now();
    let since = now();
    const pause = async () => {
      if (now() - since >= LONGEST_STRETCH) {
        await new Promise((resolve) => setTimeout(resolve));
        since = now();
      }
      if (running.cancelled) throw new Cancelled();
    };
    const onProgress = (share: number) => {
      running.progress = share;
    };
    try {
      const { policy } = subject;
      const result = await measureKnowing({ ...inputsWith(pause), policy, pause, onProgress, now });
      this.#kept = { ...subject, result };
      return result;
    } catch (error) {
      if (error instanceof Cancelled) return undefined;
      throw error;
    } finally {
      if (this.#running === running) this.#running = undefined;
    }
  }
}

import type { Studied } from "../generation/study.ts";
import { LanguageModelError, type LanguageModelFailure } from "../llm/languageModel.ts";
import { describeError } from "./describeError.ts";

/** What decides whether documents are studied with nobody asking for it. */
export interface StudyCircumstances {
  /** Whether the person wants it. */
  readonly isWanted: boolean;
  /** Undefined where no model is chosen, or none that can be asked. The editor's own are asked by commands only. */
  readonly provider: "endpoint" | "editor" | undefined;
  readonly hasConsent: boolean;
  /** Whether the day's limit leaves a request. */
  readonly isWithinLimit: boolean;
  /** Whether the model failed, and is left alone for a while. */
  readonly rests: boolean;
  /** Whether the history is still being read. */
  readonly isReading: boolean;
}

/** Whether documents may be studied with nobody asking for it: perhaps later, where that can change by itself. */
export type Permission = "now" | "later" | "never";

export function permissionToStudy(now: StudyCircumstances): Permission {
  if (!now.isWanted || now.provider !== "endpoint") return "never";
  return now.hasConsent && now.isWithinLimit && !now.rests && !now.isReading ? "now" : "later";
}

export interface AutomaticStudyPorts {
  readonly permission: () => Permission;
  /** Studies what is new until the signal aborts. Undefined where nothing is, or it ended early. Rejects where the model fails for all. */
  readonly study: (signal: AbortSignal) => Promise<Studied | undefined>;
  /** Calls `act` after so many milliseconds, unless what it returns is called before. */
  readonly after: (milliseconds: number, act: () => void) => () => void;
  /** An error of nobody's asking: for the log. */
  readonly failed: (message: string) => void;
}

/** A document that was just saved is often saved again: each time, it would be asked about anew. Milliseconds. */
export const WAIT_MS = { saved: 300_000, wanted: 5_000, again: 3_600_000 } as const;
/** What may be otherwise an hour later. */
const PASSING: ReadonlySet<LanguageModelFailure> = new Set([
  "unreachable",
  "proxy",
  "timeout",
  "rateLimited",
  "serverError",
  "cutOff",
]);

/** Studies new documents by itself, where the person wants that, in the background: silent, whatever happens, and never twice at once. */
export class AutomaticStudy {
  readonly #ports: AutomaticStudyPorts;
  #forget: (() => void) | undefined;
  #running: AbortController | undefined;
  /** The person stopped it, or it failed in a way that does not pass. */
  #isStopped = false;

  constructor(ports: AutomaticStudyPorts) {
    this.#ports = ports;
  }

  /** What there is to study has changed. */
  changed(): void {
    this.#wait(WAIT_MS.saved);
  }

  /** The settings, or what else it depends on, were changed: what stopped it may be mended, and what is under way may be unwanted. */
  reconsider(): void {
    this.#isStopped = false;
    if (this.#ports.permission() === "never") this.#end();
    else this.#wait(WAIT_MS.wanted);
  }

  /** Ends what is under way, and begins nothing more until the person does something about it. */
  stop(): void {
    this.#isStopped = true;
    this.#end();
  }

  dispose(): void {
    this.stop();
  }

  #end(): void {
    this.#forget?.();
    this.#forget = undefined;
    this.#running?.abort();
  }

  #wait(milliseconds: number): void {
    this.#forget?.();
    this.#forget = undefined;
    if (this.#isStopped || this.#ports.permission() === "never") return;
    this.#forget = this.#ports.after(milliseconds, () => {
      this.#forget = undefined;
      void this.#study();
    });
  }

  async #study(): Promise<void> {
    const { permission, study, failed } = this.#ports;
    if (this.#running) return this.#wait(WAIT_MS.saved);
    if (permission() !== "now") return this.#wait(WAIT_MS.again);
    const running = new AbortController();
    this.#running = running;
    let errors: readonly unknown[] = [];
    try {
      errors = (await study(running.signal))?.failed ?? [];
    } catch (error) {
      failed(`Your writing could not be studied. ${describeError(error)}`);
      errors = [error];
    } finally {
      this.#running = undefined;
    }
    // Answers that cannot be used are no better for being asked for again, nor is a key that is refused.
    if (!errors.every(passes)) this.#isStopped = true;
    const mayBeOtherwise = errors.length > 0 || permission() === "later";
    if (mayBeOtherwise && !this.#forget) this.#wait(WAIT_MS.again);
  }
}

const passes = (error: unknown) => error instanceof LanguageModelError && PASSING.has(error.failure);

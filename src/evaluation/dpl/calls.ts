import type { Prompt, Usage } from "../../llm/languageModel.ts";

/** What calls are for: the target alone, what can be done ahead for its user, and judging. */
export const stages = ["prepare", "generate", "judge"] as const;
export type Stage = (typeof stages)[number];

/** All that makes one call another than the next. */
export interface Request extends Prompt {
  readonly model: string;
  readonly origin: string;
  readonly temperature: number;
  readonly topP: number;
  readonly maxTokens: number;
  readonly seed: number;
}

export interface Answer {
  readonly text: string;
  readonly usage: Usage;
  /** The server did not say what it cost, and tokens were reckoned from the length. */
  readonly isEstimated?: boolean;
}

/** Where answers are kept, for good: what is added is there after a crash. */
export interface Journal {
  get(key: string): Answer | undefined;
  add(key: string, answer: Answer): Promise<void>;
}

/** A call that has no answer yet: it was put down for a batch. */
export class PendingError extends Error {
  override readonly name = "PendingError";
}

/**
 * What a call becomes where the journal does not have its answer: one from an endpoint, a line of a batch, or nothing but a count.
 * `keep` puts the answer into the journal; until that is done the call is under way, and counts among those that may be at once.
 */
export type Answerer = (
  key: string,
  request: Request,
  keep: (answer: Answer) => Promise<void>,
) => Promise<Answer>;

const CHARACTERS_PER_TOKEN = 4;

/** The tokens of a call, where nobody says: prose has about four characters a token. */
export function estimateUsage({ system, user }: Prompt, text: string): Usage {
  const tokens = (length: number) => Math.ceil(length / CHARACTERS_PER_TOKEN);
  return { prompt: tokens(system.length + user.length), completion: tokens(text.length) };
}

/** What some calls came to. */
export interface Cost {
  readonly calls: number;
  readonly tokens: Usage;
  /** Calls whose tokens were reckoned from their length. */
  readonly estimated: number;
}

/** Which calls were used, each counted once, whoever answered it and when. */
export class Ledger {
  readonly #used: Record<Stage, Map<string, Answer>> = {
    prepare: new Map(),
    generate: new Map(),
    judge: new Map(),
  };

  note(stage: Stage, key: string, answer: Answer): void {
    this.#used[stage].set(key, answer);
  }

  of(stage: Stage): Cost {
    const answers = [...this.#used[stage].values()];
    const sum = (part: keyof Usage) => answers.reduce((total, { usage }) => total + usage[part], 0);
    return {
      calls: answers.length,
      tokens: { prompt: sum("prompt"), completion: sum("completion") },
      estimated: answers.filter(({ isEstimated }) => isEstimated).length,
    };
  }
}

/** Asks each question once: from the journal, from whoever asks the same just now, or from the answerer, whose answer is kept first and used then. */
export class Calls {
  readonly #journal: Journal;
  readonly #digest: (text: string) => string;
  readonly #answer: Answerer;
  readonly #underWay = new Map<string, Promise<Answer>>();

  constructor(journal: Journal, digest: (text: string) => string, answer: Answerer) {
    this.#journal = journal;
    this.#digest = digest;
    this.#answer = answer;
  }

  /** Rejects with what the answerer rejects with. */
  async ask(request: Request, stage: Stage, ledger: Ledger): Promise<string> {
    const key = this.#digest(canonical(request));
    const answer = this.#journal.get(key) ?? (await this.#first(key, request));
    ledger.note(stage, key, answer);
    return answer.text;
  }

  #first(key: string, request: Request): Promise<Answer> {
    const underWay = this.#underWay.get(key);
    if (underWay) return underWay;
    const asked = this.#answer(key, request, (answer) => this.#journal.add(key, answer));
    this.#underWay.set(key, asked);
    const done = () => this.#underWay.delete(key);
    asked.then(done, done);
    return asked;
  }
}

const canonical = ({ model, origin, system, user, temperature, topP, maxTokens, seed }: Request) =>
  JSON.stringify([model, origin, system, user, temperature, topP, maxTokens, seed]);

import type { LanguageModel, Prompt } from "../../llm/languageModel.ts";
import type { Stage } from "./calls.ts";
import type { Choice } from "./chooseOthers.ts";
import type { Target } from "./dataset.ts";
import type { Pool } from "./pool.ts";

/** A user as the extension knows an author: what its engine has measured of the texts in the profile. */
export interface Author {
  /** What a completion is steered by; empty where nothing is known. */
  readonly preference: string;
  /** Sentences of other writers, as the editor sends them. */
  readonly contrast: readonly string[];
  retrieve(query: string, limit: number): Promise<readonly string[]>;
  /** How much more a text is the author's than other writers'. */
  fit(text: string): Promise<number>;
}

/** Whom a user is compared with, when the extension measures: some of the pool's writers beside those that ship. */
export interface Comparison {
  readonly choice: Choice;
  readonly count: number;
}

/** What a method finds around it. */
export interface MethodContext {
  readonly targets: readonly Target[];
  readonly pool: Pool;
  /** One call; the same prompt and seed are the same call. */
  ask(prompt: Prompt, stage: Stage, seed: number): Promise<string>;
  /** The same, as the extension asks. */
  model(stage: Stage, seed: number): LanguageModel;
  embed(texts: readonly string[]): Promise<readonly (readonly number[])[]>;
  author(target: Target, comparison: Comparison): Promise<Author>;
  readonly signal: AbortSignal;
  /**
   * What every chance hangs on that is about a user: another one for each user and repetition, so that no two texts are one sample, and the
   * same one for all methods, so that they share the calls that are alike.
   */
  seedOf(user: string): number;
}

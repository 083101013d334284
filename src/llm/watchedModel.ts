import type { LanguageModel } from "./languageModel.ts";

/** What is told of each request, whoever made it. */
export interface Watcher {
  /** A request begins: the prompt's length in UTF-16 units. */
  asked(characters: number): void;
  /** Its answer is read as far as it was wanted: its length in UTF-16 units; 0 where it was cancelled before it began. */
  answered(characters: number): void;
  /** It failed, after so much of an answer. */
  failed(error: unknown, characters: number): void;
}

/** The model, and whoever wants to know how its requests went. No text is told. */
export function watchedModel(model: LanguageModel, watcher: Watcher): LanguageModel {
  return {
    ...model,
    generate: async function* (prompt, options) {
      if (options.signal.aborted) return;
      watcher.asked(prompt.system.length + prompt.user.length);
      let characters = 0;
      let hasFailed = false;
      try {
        for await (const piece of model.generate(prompt, options)) {
          characters += piece.length;
          yield piece;
        }
      } catch (error) {
        hasFailed = true;
        watcher.failed(error, characters);
        throw error;
      } finally {
        // Also where the reader had enough and went away.
        if (!hasFailed) watcher.answered(characters);
      }
    },
  };
}

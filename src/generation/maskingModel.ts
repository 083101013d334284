import type { EmbeddingModel, LanguageModel } from "../llm/languageModel.ts";
import { maskPrompt, maskText, unmaskedPieces } from "./masked.ts";

/**
 * The model behind a mask: no key, password, address, phone or card number of a prompt reaches it, and those in its answer
 * are put back. Whatever connects a model for the author's text hands it out wrapped in this, so that no prompt can go round it.
 */
export function masking(model: LanguageModel): LanguageModel {
  return {
    ...model,
    generate: (prompt, options) => {
      const { prompt: sent, placeholders } = maskPrompt(prompt);
      return unmaskedPieces(model.generate(sent, options), placeholders, options.schema ? "json" : "text");
    },
  };
}

/** As {@link masking}, for a model that answers with vectors. */
export function maskingEmbeddings(model: EmbeddingModel): EmbeddingModel {
  return { ...model, embed: (texts, signal) => model.embed(texts.map(maskText), signal) };
}

import type { Embedded } from "../differences/representatives.ts";
import { type EmbeddingModel, LanguageModelError } from "../llm/languageModel.ts";
import type { Comparison } from "./comparison.ts";
import type { EmbeddingCache } from "./embeddingCache.ts";
import { batchesToAsk, type KeptVectors, keptEmbeddings } from "./keptEmbeddings.ts";
import type { ToEmbed } from "./studyPlan.ts";

/** Who embeds, and where it is kept. */
export interface Embedding {
  readonly model: EmbeddingModel;
  readonly cache: EmbeddingCache;
  readonly signal: AbortSignal;
}

/** A document beside writers who are chosen by what an embedding model made of their texts; by style where that is undefined. */
export type Compare = (document: string, embedded?: Embedded) => Promise<Comparison | undefined>;

/**
 * Compares documents with writers who are chosen by embeddings, as the paper has it: all texts are embedded first, what is kept is not asked
 * for again. Where the model fails, `failed` is told so, once, and writers are chosen by style. Rejects with the signal's reason where it aborts.
 */
export async function compareByEmbeddings(
  toEmbed: ToEmbed,
  embedding: Embedding,
  compare: Compare,
  failed: (error: LanguageModelError) => void,
): Promise<(document: string) => Promise<Comparison | undefined>> {
  try {
    const embedded = await embeddedTexts(toEmbed, embedding);
    return (document) => compare(document, embedded.get(document));
  } catch (error) {
    if (!(error instanceof LanguageModelError)) throw error;
    failed(error);
    return (document) => compare(document);
  }
}

/** The texts that would be sent, a request each. */
export function batchesToSend(
  toEmbed: ToEmbed,
  model: Pick<EmbeddingModel, "name" | "origin">,
  cache: EmbeddingCache,
): Promise<string[][]> {
  return batchesToAsk(textsOf(toEmbed), keptIn(cache, toEmbed, model));
}

/** By document id. Rejects with what the model rejects with. */
async function embeddedTexts(
  toEmbed: ToEmbed,
  { model, cache, signal }: Embedding,
): Promise<ReadonlyMap<string, Embedded>> {
  const texts = textsOf(toEmbed);
  const embed = keptEmbeddings(keptIn(cache, toEmbed, model), (some) => model.embed(some, signal));
  const vectors = await embed(texts);
  const vectorOf = new Map(texts.map((text, index) => [text, vectors[index]!]));
  return new Map(
    toEmbed.documents.map(({ id, text, task }) => {
      const passages = toEmbed.passages[task] ?? [];
      const writers = passages.map(({ writer, text }) => ({ id: writer, vector: vectorOf.get(text)! }));
      return [id, { own: vectorOf.get(text)!, writers }];
    }),
  );
}

function textsOf({ documents, passages }: ToEmbed): string[] {
  return [...documents, ...Object.values(passages).flat()].map(({ text }) => text);
}

function keptIn(
  cache: EmbeddingCache,
  { documents }: ToEmbed,
  model: Pick<EmbeddingModel, "name" | "origin">,
): KeptVectors {
  const documentOf = new Map(documents.map(({ id, text }) => [text, id]));
  return {
    get: (text) => cache.get(text, model, documentOf.get(text)),
    add: (text, vector) => cache.put(text, vector, model, documentOf.get(text)),
  };
}

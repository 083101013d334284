import { type Answer, type Answerer, estimateUsage, type Journal } from "../../evaluation/dpl/calls.ts";
import { type Embed, keptEmbeddings } from "../../generation/keptEmbeddings.ts";
import { masking, maskingEmbeddings } from "../../generation/maskingModel.ts";
import { askServers, connectionTo, modelKey } from "./asking.ts";
import type { BatchRequests } from "./batch.ts";
import { digest } from "./digest.ts";
import type { OpenRun } from "./openRun.ts";
import type { RunOptions } from "./options.ts";
import { Politely } from "./politely.ts";

/** What answers calls: servers, a batch, or, for a dry run, nobody. */
export async function connect(
  options: RunOptions,
  { embeddings }: OpenRun,
  batch: BatchRequests,
  signal: AbortSignal,
): Promise<{ answerer: Answerer; embed: Embed }> {
  const { writer, judge, embeddingModel = "", parallel, dryRun } = options;
  const keyOf = (text: string) => digest(JSON.stringify([embeddingModel, writer.endpoint.origin, text]));
  if (dryRun) {
    return {
      answerer: pretend,
      embed: async (texts) => texts.map((text) => embeddings.get(keyOf(text)) ?? [text.length]),
    };
  }
  const { openAiModel, openAiEmbeddings } = await import("../../llm/openai.ts");
  const models = [writer, ...(judge ? [judge] : [])].map((choice) =>
    masking(openAiModel({ ...connectionTo(choice), model: choice.model })),
  );
  const politely = new Politely(parallel, signal);
  const servers = askServers(new Map(models.map((model) => [modelKey(model), model])), politely, signal);
  const embedder = maskingEmbeddings(openAiEmbeddings({ ...connectionTo(writer), model: embeddingModel }));
  const kept = {
    get: async (text: string) => embeddings.get(keyOf(text)),
    add: (text: string, vector: readonly number[]) => embeddings.add(keyOf(text), [...vector]),
  };
  return {
    answerer: options.batch ? batch.put : servers,
    embed: keptEmbeddings(kept, (texts) => politely.run(() => embedder.embed(texts, signal))),
  };
}

/** A dry run's answers: of about the usual length, so that tokens are about right, and never kept. */
const pretend: Answerer = async (_, request, keep) => {
  const text = "This stands for an answer. ".repeat(request.maxTokens > 100 ? 25 : 1).trim();
  const answer = { text, usage: estimateUsage(request, text), isEstimated: true };
  await keep(answer);
  return answer;
};

/** A journal over another that keeps nothing of its own. */
export function forgetting(known: Pick<Journal, "get">): Journal {
  const made = new Map<string, Answer>();
  return {
    get: (key) => known.get(key) ?? made.get(key),
    add: async (key, answer) => void made.set(key, answer),
  };
}

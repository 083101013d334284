import * as z from "zod";
import { type Connection, clientOf } from "./client.ts";
import { toLanguageModelError } from "./failures.ts";
import { type EmbeddingModel, LanguageModelError } from "./languageModel.ts";
import { Deadline, USUAL_LIMITS } from "./timeLimits.ts";

const reply = z.object({
  data: z.array(z.object({ index: z.int().min(0), embedding: z.array(z.number()).min(1) })),
});

/** An embedding model behind an OpenAI-compatible endpoint; at one of Azure's deployments, the deployment of that name beside it. */
export function openAiEmbeddings(connection: Connection & { readonly model: string }): EmbeddingModel {
  const { model, endpoint } = connection;
  const baseUrl = endpoint.baseUrl.replace(
    /\/deployments\/[^/]+$/,
    `/deployments/${encodeURIComponent(model)}`,
  );
  const reached = { ...connection, endpoint: { ...endpoint, baseUrl } };
  return { name: model, origin: endpoint.origin, embed: (texts, signal) => embed(reached, texts, signal) };
}

async function embed(
  connection: Connection & { readonly model: string },
  texts: readonly string[],
  signal: AbortSignal,
): Promise<number[][]> {
  using deadline = new Deadline(signal, connection.limits ?? USUAL_LIMITS);
  try {
    const request = { model: connection.model, input: [...texts], encoding_format: "float" as const };
    const response = await clientOf(connection)
      .embeddings.create(request, { signal: deadline.signal })
      .asResponse();
    const { data } = reply.parse(await response.json());
    const vectors = new Map(data.map(({ index, embedding }) => [index, embedding]));
    const ordered = texts.map((_, index) => vectors.get(index) ?? []);
    const length = ordered[0]?.length;
    if (ordered.every((vector) => vector.length > 0 && vector.length === length)) return ordered;
    throw new LanguageModelError("badReply", "There is not a vector for each text, or they are not alike");
  } catch (error) {
    signal.throwIfAborted();
    deadline.check();
    throw toLanguageModelError(error, false);
  }
}

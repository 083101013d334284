import { type Answer, type Answerer, estimateUsage, type Request } from "../../evaluation/dpl/calls.ts";
import { isInsecure } from "../../llm/endpoint.ts";
import { type LanguageModel, LanguageModelError, type Usage } from "../../llm/languageModel.ts";
import type { Connection } from "../../llm/openai.ts";
import type { ModelChoice } from "./options.ts";
import type { Politely } from "./politely.ts";

/** The only place that a key is read from. */
export const KEY_VARIABLE = "IDIOLECT_API_KEY";

/** How a chosen model's server is reached. Throws where a key would be sent unprotected. */
export function connectionTo({ endpoint }: ModelChoice): Connection {
  const apiKey = process.env[KEY_VARIABLE] || undefined;
  if (apiKey && isInsecure(endpoint))
    throw new LanguageModelError("insecure", `A key is not sent over plain http: ${endpoint.origin}`);
  return { endpoint, fetch: globalThis.fetch, apiKey, headers: {} };
}

/** Has a server answer; by the origin and name in the request. */
export function askServers(
  models: ReadonlyMap<string, LanguageModel>,
  politely: Politely,
  signal: AbortSignal,
): Answerer {
  return (_, request, keep) =>
    politely.run(async () => {
      const model = models.get(modelKey({ ...request, name: request.model }))!;
      const answer = await answerOf(model, request, signal);
      await keep(answer);
      return answer;
    });
}

/** What tells models apart. */
export const modelKey = ({ name, origin }: Pick<LanguageModel, "name" | "origin">) => `${origin} ${name}`;

async function answerOf(model: LanguageModel, request: Request, signal: AbortSignal): Promise<Answer> {
  const { maxTokens, temperature, topP, seed } = request;
  let text = "";
  let usage: Usage | undefined;
  const onUsage = (said: Usage) => {
    usage = said;
  };
  for await (const piece of model.generate(request, { signal, maxTokens, temperature, topP, seed, onUsage }))
    text += piece;
  // A call that was broken off ends without an error; what had come of it is no answer.
  signal.throwIfAborted();
  return usage ? { text, usage } : { text, usage: estimateUsage(request, text), isEstimated: true };
}

import { type Answer, type Answerer, estimateUsage, type Request } from "../../evaluation/dpl/calls.ts";
import { isInsecure } from "../../llm/endpoint.ts";
import { type LanguageModel, LanguageModelError, type Usage } from "../../llm/languageModel.ts";
import type { Connection } from "../../llm/openai.ts";
import type { FileJournal } from "./journal.ts";
import type { ModelChoice } from "./options.ts";
import type { Politely } from "./politely.ts";

/** The only place that a key is read from. */
export const KEY_VARIABLE = "IDIOLECT_API_KEY";

/** How many texts are embedded with one call. */
const EMBEDDED_AT_ONCE = 64;

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

export type Embed = (texts: readonly string[]) => Promise<readonly number[][]>;

/** Embeddings, each text's asked for once and kept. `ask` embeds a few texts. */
export function keptEmbeddings(
  journal: Pick<FileJournal<number[]>, "get" | "add">,
  keyOf: (text: string) => string,
  ask: (texts: readonly string[]) => Promise<number[][]>,
): Embed {
  const underWay = new Map<string, Promise<void>>();
  const askFor = async (some: readonly string[]) => {
    const vectors = await ask(some);
    await Promise.all(some.map((text, index) => journal.add(keyOf(text), vectors[index]!)));
  };
  return async (texts) => {
    const isNew = (text: string) => journal.get(keyOf(text)) === undefined && !underWay.has(text);
    const missing = [...new Set(texts.filter(isNew))];
    for (let from = 0; from < missing.length; from += EMBEDDED_AT_ONCE) {
      const some = missing.slice(from, from + EMBEDDED_AT_ONCE);
      const asked = askFor(some);
      for (const text of some) underWay.set(text, asked);
      const done = () => {
        for (const text of some) underWay.delete(text);
      };
      asked.then(done, done);
    }
    await Promise.all(texts.map((text) => underWay.get(text)));
    return texts.map((text) => journal.get(keyOf(text))!);
  };
}

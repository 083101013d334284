import type OpenAI from "openai";
import * as z from "zod";
import { askChat, chatPiece } from "./chat.ts";
import { type Connection, clientOf } from "./client.ts";
import { askCompletion, completionPiece } from "./completions.ts";
import { toLanguageModelError } from "./failures.ts";
import {
  type GenerateOptions,
  type LanguageModel,
  LanguageModelError,
  type Prompt,
} from "./languageModel.ts";
import { type End, type Known, knownOf } from "./stream.ts";
import { Deadline, type Limits, USUAL_LIMITS } from "./timeLimits.ts";

export type { Connection } from "./client.ts";
export { openAiEmbeddings } from "./embeddings.ts";

/** How a model is asked: told what to do, or given a text to go on with as it stands, as base models want it. */
export type Api = "chat" | "completions";

const CALLS = {
  chat: { ask: askChat, read: chatPiece },
  completions: { ask: askCompletion, read: completionPiece },
};

/** A server that goes on past the tokens it was asked for is cut short here; tokens of prose are 4 to 5 characters. */
const CHARACTERS_PER_TOKEN = 8;

const modelList = z.object({ data: z.array(z.object({ id: z.string() })) });

/** A model behind an OpenAI-compatible endpoint, asked through streamed chat completions, or as a base model through plain ones. */
export function openAiModel(
  connection: Connection & { readonly model: string; readonly api?: Api },
): LanguageModel {
  const { model, endpoint, api = "chat", limits = USUAL_LIMITS } = connection;
  const known = knownOf(endpoint.baseUrl, model);
  return {
    name: model,
    origin: endpoint.origin,
    ...(api === "completions" ? { isBase: true } : {}),
    generate: (prompt, options) => generate(clientOf(connection), api, model, prompt, options, limits, known),
  };
}

/**
 * The names of the models that an endpoint offers, in its order; where its address names a deployment, that one, and nobody is asked.
 * Throws {@link LanguageModelError}, `noList` where a server has none; the signal's reason where it aborts.
 */
export async function listModels(connection: Connection, signal: AbortSignal): Promise<string[]> {
  // What Azure lists is what could be deployed, and not what is.
  if (connection.endpoint.deployment) return [connection.endpoint.deployment];
  using deadline = new Deadline(signal, connection.limits ?? USUAL_LIMITS);
  try {
    // As it was sent: the package makes an empty list of anything else.
    const response = await clientOf(connection).models.list({ signal: deadline.signal }).asResponse();
    return modelList.parse(await response.json()).data.map(({ id }) => id);
  } catch (error) {
    signal.throwIfAborted();
    deadline.check();
    const failure = toLanguageModelError(error, false);
    const { status } = failure;
    // No model was asked for; and what refuses the method, or does not know it, has nothing there either.
    if (status !== 404 && status !== 405 && status !== 501) throw failure;
    throw new LanguageModelError("noList", "There is no list of models at this address", { status });
  }
}

async function* generate(
  client: OpenAI,
  api: Api,
  model: string,
  prompt: Prompt,
  options: GenerateOptions,
  limits: Limits,
  known: Known,
): AsyncGenerator<string> {
  const { signal, maxTokens, mustEnd } = options;
  if (signal.aborted) return;
  using deadline = new Deadline(signal, limits);
  let characters = 0;
  let end: End | undefined;
  let hasBegun = false;
  try {
    const { ask, read } = CALLS[api];
    const { data: stream, response } = await ask(client, model, prompt, options, deadline.signal, known);
    expectStream(response);
    for await (const received of stream) {
      const piece = read(received);
      const { text, isAlive, usage } = piece;
      if (usage) options.onUsage?.({ prompt: usage.prompt_tokens, completion: usage.completion_tokens });
      if (isAlive) {
        hasBegun = true;
        deadline.begin();
      }
      end ??= piece.end;
      if (text === "") continue;
      const room = maxTokens * CHARACTERS_PER_TOKEN - characters;
      yield text.slice(0, room);
      characters += text.length;
      if (characters < maxTokens * CHARACTERS_PER_TOKEN) continue;
      end = "cutShort";
      break;
    }
  } catch (error) {
    if (signal.aborted) return;
    deadline.check();
    throw toLanguageModelError(error, hasBegun);
  }
  // The package ends its stream without a word when it is aborted.
  if (signal.aborted) return;
  deadline.check();
  if (!end) throw new LanguageModelError("cutOff", "The answer ended before it was complete");
  if (mustEnd && end === "cutShort")
    throw new LanguageModelError("endless", "The answer did not come to its end");
}

/** A web page, or one JSON object, in place of the stream: the address is not that of a server that we can ask. */
function expectStream(response: Response): void {
  const type = response.headers.get("content-type") ?? "";
  if (!/^(?:text\/html|application\/json)\b/i.test(type)) return;
  throw new LanguageModelError("badReply", `The answer is no stream of completions, but ${type}`);
}

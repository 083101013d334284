import OpenAI, { APIError } from "openai";
import * as z from "zod";
import type { Endpoint } from "./endpoint.ts";
import { toLanguageModelError } from "./failures.ts";
import { type Credentials, guardedFetch } from "./guardedFetch.ts";
import {
  type GenerateOptions,
  type LanguageModel,
  LanguageModelError,
  type Prompt,
} from "./languageModel.ts";
import { Deadline, type Limits, USUAL_LIMITS } from "./timeLimits.ts";

export interface Connection extends Credentials {
  readonly endpoint: Endpoint;
  /** The editor's own, which knows the person's proxy and certificates. */
  readonly fetch: typeof globalThis.fetch;
  readonly limits?: Limits;
}

/** A server that goes on past the tokens it was asked for is cut short here; tokens of prose are 4 to 5 characters. */
const CHARACTERS_PER_TOKEN = 8;

/** Models that reason do so within the limit on tokens: this much is added for it. */
const TOKENS_TO_REASON = 4000;
/** The settings that models that reason refuse. */
const REFUSED_SETTINGS: readonly (string | null | undefined)[] = ["max_tokens", "temperature", "top_p"];

/** How servers answer a request for JSON of a schema that they do not know what to make of. */
const NOT_UNDERSTOOD = new Set<number | undefined>([400, 422, 501]);

/** What was learned of a server by asking it. */
interface Known {
  /** It refused a request for its schema. */
  refusesSchemas: boolean;
}

/** Of a streamed chat completion, what is read. Reasoning is not shown, but is a sign of life. */
const chunk = z.object({
  choices: z.array(
    z.object({
      delta: z
        .object({
          content: z.string().nullish(),
          reasoning_content: z.string().nullish(),
          reasoning: z.string().nullish(),
        })
        .nullish(),
      finish_reason: z.string().nullish(),
    }),
  ),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish(),
});

const modelList = z.object({ data: z.array(z.object({ id: z.string() })) });

/** A model behind an OpenAI-compatible endpoint, asked through streamed chat completions. */
export function openAiModel(connection: Connection & { readonly model: string }): LanguageModel {
  const { model, endpoint, limits = USUAL_LIMITS } = connection;
  const known: Known = { refusesSchemas: false };
  return {
    name: model,
    origin: endpoint.origin,
    generate: (prompt, options) => generate(clientOf(connection), model, prompt, options, limits, known),
  };
}

const vectors = z.object({
  data: z.array(z.object({ index: z.int().min(0), embedding: z.array(z.number()).min(1) })),
});

/** What an endpoint's embedding model makes of texts: a vector each, in their order. Throws {@link LanguageModelError}; the signal's reason where it aborts. */
export async function embedTexts(
  connection: Connection & { readonly model: string },
  texts: readonly string[],
  signal: AbortSignal,
): Promise<number[][]> {
  using deadline = new Deadline(signal, connection.limits ?? USUAL_LIMITS);
  try {
    const request = {
      model: connection.model,
      input: [...texts],
      encoding_format: "float" as const,
    };
    const response = await clientOf(connection)
      .embeddings.create(request, { signal: deadline.signal })
      .asResponse();
    const { data } = vectors.parse(await response.json());
    const ordered = texts.map((_, index) => data.find((each) => each.index === index)?.embedding ?? []);
    if (ordered.every(({ length }) => length > 0)) return ordered;
    throw new LanguageModelError("badReply", "There are fewer embeddings than texts");
  } catch (error) {
    signal.throwIfAborted();
    deadline.check();
    throw toLanguageModelError(error, false);
  }
}

/** The names of the models that an endpoint offers, in its order. Throws {@link LanguageModelError}; the signal's reason where it aborts. */
export async function listModels(connection: Connection, signal: AbortSignal): Promise<string[]> {
  using deadline = new Deadline(signal, connection.limits ?? USUAL_LIMITS);
  try {
    // As it was sent: the package makes an empty list of anything else.
    const response = await clientOf(connection).models.list({ signal: deadline.signal }).asResponse();
    return modelList.parse(await response.json()).data.map(({ id }) => id);
  } catch (error) {
    signal.throwIfAborted();
    deadline.check();
    const failure = toLanguageModelError(error, false);
    // No model was asked for: nothing at that address answers as such a server does.
    if (failure.failure !== "modelNotFound") throw failure;
    throw new LanguageModelError("badReply", "There is no list of models at this address", { status: 404 });
  }
}

async function* generate(
  client: OpenAI,
  model: string,
  prompt: Prompt,
  options: GenerateOptions,
  limits: Limits,
  known: Known,
): AsyncGenerator<string> {
  const { signal, maxTokens } = options;
  if (signal.aborted) return;
  using deadline = new Deadline(signal, limits);
  let characters = 0;
  let isFinished = false;
  let hasBegun = false;
  try {
    const { data: stream, response } = await ask(client, model, prompt, options, deadline.signal, known);
    expectStream(response);
    for await (const received of stream) {
      const { choices, usage } = chunk.parse(received);
      if (usage) options.onUsage?.({ prompt: usage.prompt_tokens, completion: usage.completion_tokens });
      const [choice] = choices;
      const { content, reasoning, reasoning_content } = choice?.delta ?? {};
      if (content || reasoning || reasoning_content) {
        hasBegun = true;
        deadline.begin();
      }
      if (choice?.finish_reason) isFinished = true;
      if (!content) continue;
      const room = maxTokens * CHARACTERS_PER_TOKEN - characters;
      yield content.slice(0, room);
      characters += content.length;
      if (characters >= maxTokens * CHARACTERS_PER_TOKEN) return;
    }
  } catch (error) {
    if (signal.aborted) return;
    deadline.check();
    throw toLanguageModelError(error, hasBegun);
  }
  // The package ends its stream without a word when it is aborted.
  if (signal.aborted) return;
  deadline.check();
  if (!isFinished) throw new LanguageModelError("cutOff", "The answer ended before it was complete");
}

type Settings = Partial<OpenAI.ChatCompletionCreateParamsStreaming>;

/** Asks for a stream; once more without its schema, where that may be what was refused, and without one from then on, if it was. */
async function ask(
  client: OpenAI,
  model: string,
  prompt: Prompt,
  options: GenerateOptions,
  signal: AbortSignal,
  known: Known,
) {
  const request = (settings: Settings) => askWith(settings, client, model, prompt, options, signal);
  const { schema } = options;
  if (!schema || known.refusesSchemas) return request({});
  try {
    return await request({
      response_format: { type: "json_schema", json_schema: { ...schema, strict: true } },
    });
  } catch (error) {
    const mayBeSchema = error instanceof APIError && NOT_UNDERSTOOD.has(error.status);
    if (!mayBeSchema || toLanguageModelError(error, false).failure === "tooLong") throw error;
    const reply = await request({});
    known.refusesSchemas = true;
    return reply;
  }
}

/** Asks for a stream; once more, in the words that models that reason understand, where the usual settings are refused for what they are. */
async function askWith(
  others: Settings,
  client: OpenAI,
  model: string,
  { system, user }: Prompt,
  { maxTokens, temperature, topP, seed, onUsage }: GenerateOptions,
  signal: AbortSignal,
) {
  const request = (settings: Settings) =>
    client.chat.completions
      .create(
        {
          model,
          stream: true,
          messages: [
            { role: "system", content: system },
            { role: "user", content: user },
          ],
          ...(seed === undefined ? {} : { seed }),
          ...(onUsage ? { stream_options: { include_usage: true } } : {}),
          ...others,
          ...settings,
        },
        { signal },
      )
      .withResponse();
  try {
    return await request({ max_tokens: maxTokens, temperature, top_p: topP });
  } catch (error) {
    const isRefused =
      error instanceof APIError && error.status === 400 && REFUSED_SETTINGS.includes(error.param);
    if (!isRefused) throw error;
    return await request({ max_completion_tokens: maxTokens + TOKENS_TO_REASON });
  }
}

/** A web page, or one JSON object, in place of the stream: the address is not that of a server that we can ask. */
function expectStream(response: Response): void {
  const type = response.headers.get("content-type") ?? "";
  if (!/^(?:text\/html|application\/json)\b/i.test(type)) return;
  throw new LanguageModelError("badReply", `The answer is no stream of completions, but ${type}`);
}

/**
 * The package reads OPENAI_API_KEY, OPENAI_ADMIN_KEY, OPENAI_ORG_ID, OPENAI_PROJECT_ID, OPENAI_BASE_URL and OPENAI_LOG for
 * whatever it is not told, and would send them to any server: so it is told everything. It refuses to work
 * without a key; the Authorization header that is really sent, or none, is {@link guardedFetch}'s.
 */
function clientOf({ endpoint, fetch, apiKey, headers }: Connection): OpenAI {
  return new OpenAI({
    baseURL: endpoint.baseUrl,
    apiKey: "set by guardedFetch",
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: "off",
    maxRetries: 0,
    fetch: guardedFetch(fetch, { apiKey, headers }),
  });
}

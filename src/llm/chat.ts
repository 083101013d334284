import type OpenAI from "openai";
import { APIError } from "openai";
import * as z from "zod";
import { toLanguageModelError } from "./failures.ts";
import type { GenerateOptions, Prompt } from "./languageModel.ts";
import { endOf, type Known, NOT_UNDERSTOOD, type Piece, usage } from "./stream.ts";

/** Models that reason do so within the limit on tokens: this much is added for it. */
const TOKENS_TO_REASON = 4000;
/** The settings that models that reason refuse. */
const REFUSED_SETTINGS: readonly (string | null | undefined)[] = ["max_tokens", "temperature", "top_p"];

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
  usage,
});

/** What a chunk of a streamed chat completion brings. Throws zod's error where it is none. */
export function chatPiece(received: unknown): Piece {
  const { choices, usage } = chunk.parse(received);
  const [choice] = choices;
  const { content, reasoning, reasoning_content } = choice?.delta ?? {};
  return {
    text: content ?? "",
    isAlive: Boolean(content || reasoning || reasoning_content),
    end: endOf(choice?.finish_reason),
    usage: usage ?? undefined,
  };
}

type Settings = Partial<OpenAI.ChatCompletionCreateParamsStreaming>;

/** Asks for a stream; once more without its schema, where that may be what was refused, and without one from then on, if it was. */
export async function askChat(
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

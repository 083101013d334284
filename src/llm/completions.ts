import type OpenAI from "openai";
import { APIError } from "openai";
import * as z from "zod";
import { toLanguageModelError } from "./failures.ts";
import type { GenerateOptions, Prompt } from "./languageModel.ts";
import { endOf, type Known, NOT_UNDERSTOOD, type Piece, usage } from "./stream.ts";

/** Of a streamed completion, what is read. */
const chunk = z.object({
  choices: z.array(z.object({ text: z.string().nullish(), finish_reason: z.string().nullish() })),
  usage,
});

/** What a chunk of a streamed completion brings. Throws zod's error where it is none. */
export function completionPiece(received: unknown): Piece {
  const { choices, usage } = chunk.parse(received);
  const [choice] = choices;
  const text = choice?.text ?? "";
  return { text, isAlive: text !== "", end: endOf(choice?.finish_reason), usage: usage ?? undefined };
}

/**
 * Asks a base model to go on with the prompt's text, and to arrive at what stands after it; once more without that, where it may be
 * what was refused, and without it from then on, if it was.
 */
export async function askCompletion(
  client: OpenAI,
  model: string,
  { system, user, plain }: Prompt,
  { maxTokens, temperature, topP, seed, onUsage }: GenerateOptions,
  signal: AbortSignal,
  known: Known,
) {
  const request = (others: Partial<OpenAI.CompletionCreateParamsStreaming>) =>
    client.completions
      .create(
        {
          model,
          stream: true,
          prompt: system + user,
          max_tokens: maxTokens,
          temperature,
          top_p: topP,
          ...(plain && plain.stop.length > 0 ? { stop: [...plain.stop] } : {}),
          ...(seed === undefined ? {} : { seed }),
          ...(onUsage ? { stream_options: { include_usage: true } } : {}),
          ...others,
        },
        { signal },
      )
      .withResponse();
  const suffix = plain?.after ?? "";
  if (suffix.trim() === "" || known.refusesSuffix) return request({});
  try {
    return await request({ suffix });
  } catch (error) {
    const mayBeSuffix = error instanceof APIError && NOT_UNDERSTOOD.has(error.status);
    if (!mayBeSuffix || toLanguageModelError(error, false).failure === "tooLong") throw error;
    const reply = await request({});
    known.refusesSuffix = true;
    return reply;
  }
}

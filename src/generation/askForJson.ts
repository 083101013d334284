import * as z from "zod";
import { type LanguageModel, LanguageModelError, type Prompt } from "../llm/languageModel.ts";
import { readJson } from "./readJson.ts";

/** What is wanted of a model's answer. */
export interface Wanted<Value> {
  /** Letters, digits and underscores: what the schema is called. */
  readonly name: string;
  readonly schema: z.ZodType;
  readonly maxTokens: number;
  /** What is made of the answer; undefined where it is not of the form that was asked for. */
  readonly accept: (value: unknown) => Value | undefined;
}

/** The likeliest answer: findings are not to be a matter of chance. */
const SAMPLING = { temperature: 0, topP: 1 };

/**
 * One call whose answer is JSON. Undefined where the signal aborts. Throws {@link LanguageModelError}: `badReply` where nothing
 * in the answer is of the form that was asked for.
 */
export async function askForJson<Value>(
  model: LanguageModel,
  prompt: Prompt,
  { name, schema, maxTokens, accept }: Wanted<Value>,
  signal: AbortSignal,
): Promise<Value | undefined> {
  if (model.isBase) throw new LanguageModelError("baseModel", "A base model follows no instructions");
  let reply = "";
  const shape = { name, schema: z.toJSONSchema(schema) };
  for await (const piece of model.generate(prompt, { ...SAMPLING, maxTokens, signal, schema: shape }))
    reply += piece;
  if (signal.aborted) return undefined;
  const value = readJson(reply, accept);
  if (value !== undefined) return value;
  throw new LanguageModelError("badReply", "The model's answer is not of the form that was asked for");
}

import { type LanguageModel, LanguageModelError } from "../llm/languageModel.ts";
import { promptFor } from "./basePrompt.ts";
import { continuation, gapOf, holdsUnit } from "./continuation.ts";
import type { PromptInputs, Unit } from "./prompt.ts";
import { askingAgain } from "./secondTry.ts";
import { shorter } from "./shorter.ts";
import { endsSentence } from "./unit.ts";

export interface PersonalizeRequest {
  readonly model: LanguageModel;
  /** {@link promptFor} these and the model is what is sent. */
  readonly inputs: PromptInputs;
  /** What was off about an earlier answer ({@link askingAgain}), where this one is to be nearer to the author. */
  readonly complaints?: readonly string[];
  readonly signal: AbortSignal;
  /** Called with the number of characters that have come so far. */
  readonly onProgress?: (characters: number) => void;
}

export interface Personalized {
  /** To be inserted at the cursor; not empty. */
  readonly text: string;
  /** Whether the answer broke off, and this is what had come of it: one whole sentence at least. */
  readonly partial: boolean;
  /** Whether the prompt had to be shortened: then no passages were in it. */
  readonly shortened?: true;
}

/** DPL's sampling (Qiu et al. 2025, arXiv 2503.02450, section 4). */
const SAMPLING = { temperature: 0.8, topP: 0.95 };

/** Room for reasoning and for what is stripped; an answer is read no further than its unit anyway. */
const MOST_TOKENS: Readonly<Record<Unit, number>> = { sentence: 512, paragraph: 1_024, text: 2_048 };

/** Where the unit may be at its end, with something after it: only there is it worth looking closer. */
const MAY_END: Readonly<Record<Unit, RegExp>> = {
  sentence: /[.!?…]["'”’»)\]*_]*\s+\S|\S\n\s*\S/,
  paragraph: /\S[ \t]*\n[ \t]*\n\s*\S/,
  text: /(?!)/,
};

/**
 * Asks a model to continue the author's text, and reads its answer until the unit is whole; once more with a shorter prompt where
 * the model's context cannot take it. Undefined where the signal aborts. Throws {@link LanguageModelError}: `noText` where the answer
 * has nothing that can be inserted, `endless` where it goes on and on without a sentence's end.
 */
export async function personalize(request: PersonalizeRequest): Promise<Personalized | undefined> {
  try {
    return await continueOnce(request);
  } catch (error) {
    if (!(error instanceof LanguageModelError) || error.failure !== "tooLong") throw error;
    const inputs = shorter(request.inputs);
    if (!inputs) throw error;
    const answer = await continueOnce({ ...request, inputs });
    return answer && { ...answer, shortened: true };
  }
}

/** {@link personalize} in exactly one request, however long the prompt turns out to be for the model. */
export async function continueOnce({
  model,
  inputs,
  complaints,
  signal,
  onProgress,
}: PersonalizeRequest): Promise<Personalized | undefined> {
  const gap = gapOf(inputs, model.isBase);
  const options = { ...SAMPLING, maxTokens: MOST_TOKENS[inputs.unit], mustEnd: true, signal };
  const first = promptFor(inputs, model.isBase);
  // A base model can be told nothing; asked again it writes something else.
  const prompt = complaints && !model.isBase ? askingAgain(first, complaints) : first;
  let reply = "";
  let interruption: LanguageModelError | undefined;
  try {
    for await (const piece of model.generate(prompt, options)) {
      reply += piece;
      onProgress?.(reply.length);
      if (MAY_END[inputs.unit].test(reply) && holdsUnit(reply, gap)) break;
    }
  } catch (error) {
    if (!(error instanceof LanguageModelError)) throw error;
    interruption = error;
  }
  if (signal.aborted) return undefined;
  const text = continuation(reply, gap);
  if (interruption) {
    if (text === undefined || !endsSentence(text)) throw interruption;
    return { text, partial: true };
  }
  if (text === undefined) {
    throw new LanguageModelError("noText", "The model's answer has nothing that continues the text");
  }
  return { text, partial: false };
}

import { type LanguageModel, LanguageModelError } from "../llm/languageModel.ts";
import { withoutChatter } from "./chatter.ts";
import { compareFacts, type Kept } from "./kept.ts";
import { type Marked, withMarks } from "./marks.ts";
import { markupOf } from "./markup.ts";
import { onlyVisible, targetsOf, withoutForeignLinks } from "./plainText.ts";
import { buildRewritePrompt, type RewriteInputs } from "./rewritePrompt.ts";

export interface RewriteRequest {
  readonly model: LanguageModel;
  /** {@link promptFor} these is what is sent; `text` as it stands in the document. */
  readonly inputs: RewriteInputs;
  readonly signal: AbortSignal;
  /** Called with the number of characters that have come so far. */
  readonly onProgress?: (characters: number) => void;
}

export interface Rewritten {
  /** To be put in the place of the text; with "\n" at lines' ends. */
  readonly text: string;
  readonly kept: Kept;
}

/** Facts are to be kept: nearer to the likely than where a model makes up how to go on. */
const SAMPLING = { temperature: 0.5, topP: 0.95 };
/** A token of prose is more than three characters; a rewrite may be longer than its text, and a model may reason first. */
const CHARACTERS_PER_TOKEN = 3;
const ROOM = 1.5;
const FEWEST_TOKENS = 1_024;

/** What is sent for a rewrite. */
export function promptFor(inputs: RewriteInputs) {
  return buildRewritePrompt({ ...inputs, text: withMarks(plain(inputs.text)).text });
}

/** What a rewrite can do without, where the model's context cannot take all. */
const NOTHING_AROUND = { passages: [], contrast: [], before: "", after: "" };

/**
 * Asks a model to rewrite a text as its author would; once more without what is around it, where the model's context cannot take that.
 * Undefined where the signal aborts. Throws {@link LanguageModelError}: half a rewrite is none, so an answer that breaks off is `cutOff`,
 * one that does not end `endless`, and one without words `noText`.
 */
export async function rewrite(request: RewriteRequest): Promise<Rewritten | undefined> {
  const { inputs } = request;
  try {
    return await rewriteOnce(request);
  } catch (error) {
    const { passages, contrast, before, after } = inputs;
    const isBare = passages.length + contrast.length + before.length + after.length === 0;
    if (!(error instanceof LanguageModelError) || error.failure !== "tooLong" || isBare) throw error;
    return rewriteOnce({ ...request, inputs: { ...inputs, ...NOTHING_AROUND } });
  }
}

async function rewriteOnce({
  model,
  inputs,
  signal,
  onProgress,
}: RewriteRequest): Promise<Rewritten | undefined> {
  if (model.isBase) throw new LanguageModelError("baseModel", "A base model follows no instructions");
  const text = plain(inputs.text);
  const tokens = Math.ceil((text.length / CHARACTERS_PER_TOKEN) * ROOM);
  const options = { ...SAMPLING, maxTokens: Math.max(FEWEST_TOKENS, tokens), mustEnd: true, signal };
  let reply = "";
  for await (const piece of model.generate(promptFor(inputs), options)) {
    reply += piece;
    onProgress?.(reply.length);
  }
  if (signal.aborted) return undefined;
  const rewritten = cleaned(reply, text, withMarks(text), inputs.languageId);
  if (rewritten === undefined) {
    throw new LanguageModelError("noText", "The model's answer has nothing to put in the text's place");
  }
  return { text: rewritten, kept: compareFacts(text, rewritten, inputs.languageId) };
}

/** The reply as it can stand in the text's place; undefined where nothing usable is left. */
function cleaned(reply: string, text: string, marked: Marked, languageId: string): string | undefined {
  const visible = onlyVisible(reply);
  // A text that has the form of chatter itself, or is one quotation, is not stripped of it.
  const own = marked.text.trim();
  const answer = (withoutChatter(own) === own ? withoutChatter(visible) : visible).trim();
  const restored = marked.restore(answer);
  const known = new Set([
    ...targetsOf(text, languageId),
    ...markupOf(text, languageId).flatMap(({ kind, text: each }) =>
      kind === "link" || kind === "tag" ? [each] : [],
    ),
  ]);
  const safe = withoutForeignLinks(restored, known, languageId);
  if (!/[\p{L}\p{N}]/u.test(safe)) return undefined;
  return (/^\s*/.exec(text)?.[0] ?? "") + safe.trim() + (/\S(\s*)$/.exec(text)?.[1] ?? "");
}

const plain = (text: string) => text.replace(/\r\n?/g, "\n");

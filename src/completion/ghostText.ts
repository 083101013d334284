import type { Policy, Suggestion, VoiceRequest } from "../voice/suggestion.ts";
import { contextAt } from "./contextAt.ts";
import { joinText, mayFollow } from "./joinText.ts";

/** The voice model, as far as completion needs it. */
export interface Voice {
  suggest(request: VoiceRequest, policy: Policy): Suggestion | undefined;
  continuations(request: VoiceRequest): Suggestion[];
}

/**
 * What the voice model suggests at the cursor, fitted to what stands there: undefined outside prose, and where the
 * suggestion would say what already follows, or open a bracket and not close it.
 */
export function ghostText(voice: Voice, request: VoiceRequest, policy: Policy): Suggestion | undefined {
  const { before, after, languageId } = request;
  if (!contextAt(before, after, languageId).inProse) return undefined;
  const suggestion = voice.suggest(request, policy);
  return suggestion && fitted(suggestion, before, after);
}

/** As {@link ghostText}, for longer continuations on request, best first. */
export function longerTexts(voice: Voice, request: VoiceRequest): Suggestion[] {
  const { before, after, languageId } = request;
  if (!contextAt(before, after, languageId).inProse) return [];
  return voice
    .continuations(request)
    .map((suggestion) => fitted(suggestion, before, after))
    .filter((suggestion) => suggestion !== undefined);
}

function fitted(suggestion: Suggestion, before: string, after: string): Suggestion | undefined {
  const text = joinText(before, suggestion.text, after);
  return text !== "" && mayFollow(text, after) ? { ...suggestion, text } : undefined;
}

import type { Completion } from "../completion/lastCompletion.ts";
import { inPrompt } from "../generation/prompt.ts";
import type { Suggestion } from "../voice/suggestion.ts";
import type { ChosenModel } from "./chosenModel.ts";
import type { Place } from "./place.ts";
import type { PlaceInputs } from "./promptInputs.ts";

/** A suggestion of this machine's for a place, with what it was made by. */
export function madeOnDevice(
  { text, probabilityOfAll, sources }: Suggestion,
  { uri, request: { before, languageId } }: Place,
): Completion {
  const by = { kind: "onDevice", probability: probabilityOfAll, sources } as const;
  return { document: uri, before, languageId, text, by };
}

/** A language model's text for a place, with what it was made by. */
export function madeByModel(
  text: string,
  { uri, request: { before, languageId } }: Place,
  { name, host }: Pick<ChosenModel, "name" | "host">,
  inputs: PlaceInputs,
): Completion {
  const passages = inPrompt(inputs.retrieved, inputs);
  return { document: uri, before, languageId, text, by: { kind: "model", name, host, passages } };
}

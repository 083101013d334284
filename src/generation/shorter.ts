import { LONGEST, MOST, type PromptInputs } from "./prompt.ts";
import { beginningOf, endOf } from "./window.ts";

/** Of a prompt that was too long, the part that is left. */
const PART = 0.5;
/** Less of the text is no text to continue. Characters. */
const FEWEST = { before: 400, after: 0 };

/**
 * Inputs for a prompt of about half the length, for a model that takes no longer one: without the passages and the other writers'
 * sentences, and, where that is not enough, with less of the text that is far from the cursor. Undefined where nothing can be left out.
 */
export function shorter(inputs: PromptInputs): PromptInputs | undefined {
  const before = Math.min(inputs.before.length, LONGEST.before);
  const after = Math.min(inputs.after.length, LONGEST.after);
  const others =
    lengthOf(inputs.passages, MOST.passages, LONGEST.passage) +
    lengthOf(inputs.contrast, MOST.contrast, LONGEST.contrast);
  if (others + before + after <= FEWEST.before) return undefined;
  const room = Math.floor((others + before + after) * PART);
  // What follows matters less than what stands before.
  const left = Math.min(before, Math.max(FEWEST.before, room - Math.floor(after * PART)));
  return {
    ...inputs,
    passages: [],
    contrast: [],
    before: endOf(inputs.before, left),
    after: beginningOf(inputs.after, Math.max(FEWEST.after, Math.min(after, room - left))),
  };
}

function lengthOf(texts: readonly string[], most: number, longest: number): number {
  return texts.slice(0, most).reduce((sum, { length }) => sum + Math.min(length, longest), 0);
}

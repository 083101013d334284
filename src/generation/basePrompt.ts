import type { Prompt } from "../llm/languageModel.ts";
import { buildPrompt, LONGEST, type PromptInputs, trimmed } from "./prompt.ts";
import { endsSentence } from "./unit.ts";

/** Stands alone between texts in print; longer where a text has it itself. */
const MARK = " *";

/** The prompt for a place, for the kind of model that is asked. */
export function promptFor(inputs: PromptInputs, isBase = false): Prompt {
  return isBase ? basePrompt(inputs) : buildPrompt(inputs);
}

/**
 * The prompt for a base model, which goes on with whatever it reads: the author's passages and text as they stand, one after the
 * other, under a note of how they are written. What other people write is left out, for it would be gone on with, too.
 */
export function basePrompt(inputs: PromptInputs): Prompt {
  const { before, after, passages } = trimmed(inputs);
  const mark = markFor([before, after, ...passages]);
  const preference = inputs.preference.trim().slice(0, LONGEST.preference);
  // Models read a word with the space before it: one at the end would stand alone.
  const text = before.replace(/[ \t]+$/, "");
  return {
    system: preference === "" ? "" : `How the author of these texts writes:\n${preference}\n\n`,
    user: [...passages, text].join(`\n\n${mark}\n\n`),
    plain: { after, stop: [`\n${mark}`, ...stopOf(inputs, text)] },
  };
}

/** A line of asterisks that is in none of the texts. */
function markFor(texts: readonly string[]): string {
  let mark = "* * *";
  while (texts.some((text) => text.includes(mark))) mark += MARK;
  return mark;
}

/** A paragraph ends at a blank line; so does a sentence that has begun, but after a finished one a paragraph may begin. */
function stopOf({ unit }: PromptInputs, text: string): string[] {
  const goesOn = unit === "paragraph" ? /\n$|^$/.test(text) : unit === "sentence" && !endsSentence(text);
  return goesOn ? ["\n\n"] : [];
}

import type { Prompt } from "../llm/languageModel.ts";
import { buildPrompt, type PromptInputs, trimmed } from "./prompt.ts";
import { endsSentence } from "./unit.ts";

/** A note of how texts are written has a few lines and no figures. */
const MOST_NOTES = 10;

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
  // Models read a word with the space before it: one at the end would stand alone.
  const text = before.replace(/[ \t]+$/, "");
  return {
    system: noteOf(inputs.preference),
    user: [...passages, text].join(`\n\n${mark}\n\n`),
    plain: { after, stop: [`\n${mark}`, ...stopOf(inputs, text)] },
  };
}

/** The strongest of the author's differences, in the form of an editor's note. */
function noteOf(preference: string): string {
  const lines = preference.trim().split("\n").slice(0, MOST_NOTES);
  if (lines[0] === "") return "";
  const notes = lines.map((line) => line.replace(/: about \d.*$/, "."));
  return `How the author of these texts writes:\n${notes.join("\n")}\n\n`;
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

import type { Prompt } from "../llm/languageModel.ts";
import { allFeatures } from "../style/allFeatures.ts";
import type { Comparison } from "./comparison.ts";
import { fenceFor } from "./fence.ts";
import { MOST_OBSERVED } from "./observed.ts";
import { DATA, STANDARD, standardAspects } from "./standard.ts";

/** The same for every document and author: servers keep what they made of it. */
const SYSTEM = `You are given what one person wrote, and what other people wrote on the same task. Say how the person writes otherwise than the others.
${STANDARD}
Look at how things are said, never at what they are about: names, events and opinions are no differences.
${DATA}

Reply with JSON alone: {"differences": [{"aspect", "habit", "direction", "difference", "own", "other"}]}, the most telling first, at most ${MOST_OBSERVED}; an empty list where nothing is telling.
- "aspect": one of ${standardAspects.join(", ")}.
- "habit": the one of the habits below that it is about; "other" where it is none of them.
- "direction": "more" where the person does it more than the others, "less" where they do it less.
- "difference": what the person does, in a few words that follow "This person": "opens with the outcome, and gives the reasons after it".
- "own": words of the person's text that show it, copied exactly, at most one sentence.
- "other": words of one of the others' texts that show them doing otherwise, copied exactly, at most one sentence.
Habits: ${allFeatures.map(({ id }) => id).join(", ")}.`;

/** What a model is asked about one document. Step 3 of DPL (Qiu et al. 2025, arXiv 2503.02450). */
export function extractPrompt({ task, own, others }: Comparison): Prompt {
  const fence = fenceFor([own, ...others]);
  const fenced = (text: string) => `${fence}\n${text}\n${fence}`;
  return {
    system: SYSTEM,
    user: [
      `The task: ${task.name}. ${task.purpose}`,
      ...others.map((other, index) => `Another person's text (${index + 1}):\n${fenced(other)}`),
      `The person's text:\n${fenced(own)}`,
    ].join("\n\n"),
  };
}

import type { Task } from "../corpus/corpus.ts";
import type { Prompt } from "../llm/languageModel.ts";
import { fenceFor } from "./fence.ts";
import type { Observed } from "./observed.ts";
import { DATA } from "./standard.ts";
import { MOST_LINES } from "./summaryLines.ts";

/** A difference that a model found, and that measuring does not speak against. */
export interface Standing extends Observed {
  /** Measured as well, or seen by the model alone. */
  readonly standing: "measured" | "observed";
}

export interface ToSummarise {
  readonly task: Pick<Task, "name" | "purpose">;
  /** What was measured and what the author turned, as instructions, one a line. */
  readonly preference: string;
  /** What was found in each of the key documents, nearest first. */
  readonly found: readonly (readonly Standing[])[];
}

const SYSTEM = `You are given how one person writes otherwise than other people: what was measured, and what was seen in single texts. Sum it up for somebody who is to write as this person does.
Write at most ${MOST_LINES} instructions: each one short, concrete, imperative sentence about how to write, such as "Open with the outcome, and give the reasons after it." The most telling come first.
Keep what was measured, with its figures. Of what was seen take what comes back in several texts, or goes with what was measured; leave out what was seen only once and what two texts contradict each other in.
Say nothing of what the texts are about, and copy no sentence of them; quote no more than two words.
${DATA}

Reply with JSON alone: {"instructions": [{"habit", "direction", "instruction"}]}. "habit" and "direction" are those of the difference that an instruction is made of; "other" and "more" where it has none.`;

/** What a model is asked about one task: DPL's difference-aware preference (Qiu et al. 2025, arXiv 2503.02450, section 3.3). */
export function summaryPrompt({ task, preference, found }: ToSummarise): Prompt {
  const seen = found.map((each) => each.map(lineOf).join("\n")).filter((lines) => lines !== "");
  const fence = fenceFor(seen);
  return {
    system: SYSTEM,
    user: [
      `The task: ${task.name}. ${task.purpose}`,
      `Measured over all that this person wrote:\n${preference === "" ? "Nothing yet." : preference}`,
      ...seen.map((lines, index) => `Seen in text ${index + 1}:\n${fence}\n${lines}\n${fence}`),
    ].join("\n\n"),
  };
}

function lineOf({ aspect, says, habit, own, other, standing }: Standing): string {
  const named = habit ? ` [${habit.feature}, ${habit.direction}]` : "";
  const measured = standing === "measured" ? ", measured as well" : "";
  return `- ${aspect}${named}${measured}: this person ${says}. “${oneLine(own)}” Others: “${oneLine(other)}”`;
}

const oneLine = (text: string) => text.replace(/\s+/g, " ");

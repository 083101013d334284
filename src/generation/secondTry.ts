import type { Difference } from "../differences/report.ts";
import type { Prompt } from "../llm/languageModel.ts";
import { featureOf } from "../style/allFeatures.ts";

/** So many faults are named: the strongest differences come first, and a model keeps few in mind. */
const MOST_NAMED = 5;

/** What the author would have had instead of what a text did, as instructions to a model. */
export function complaintsAbout(against: readonly Difference[]): string[] {
  return against
    .flatMap(({ feature, direction }) => featureOf(feature)?.instruction[direction] ?? [])
    .slice(0, MOST_NAMED);
}

/** A prompt that asks once more and names what was off: at its end, so that all before it is the same as the first time. */
export function askingAgain({ system, user }: Prompt, complaints: readonly string[]): Prompt {
  const said = "An earlier continuation did not sound like this person. Write another one.";
  const named = complaints.length > 0 ? [`${said} It went against this:`, ...complaints] : [said];
  return { system, user: `${user}\n\n${named.join("\n")}` };
}

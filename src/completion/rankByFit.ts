import { countWords } from "../text/tokenize.ts";
import type { Alternative } from "../voice/suggestion.ts";

/** What a standard unit of fit is worth of a whole sentence, in nats: enough to decide between the about equally likely. */
const WORTH_OF_FIT = 0.5;
/** Fit of fewer words counts for less. */
const WHOLE_SENTENCE = 12;

/** Alternatives, best first: by what they are worth and by how well they fit the author; `fitOf` is in standard units, undefined for nothing to tell. */
export function rankByFit(
  alternatives: readonly Alternative[],
  fitOf: (text: string) => number | undefined,
  worthOfFit = WORTH_OF_FIT,
): readonly Alternative[] {
  const ranked = alternatives.map((alternative) => {
    const share = Math.min(1, countWords(alternative.text) / WHOLE_SENTENCE);
    const fit = worthOfFit === 0 ? 0 : (fitOf(alternative.text) ?? 0);
    return { alternative, worth: alternative.worth + worthOfFit * share * fit };
  });
  return ranked.sort((a, b) => b.worth - a.worth).map(({ alternative }) => alternative);
}

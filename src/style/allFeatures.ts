import type { Feature } from "./feature.ts";
import { address } from "./features/address.ts";
import { coherence } from "./features/coherence.ts";
import { density } from "./features/density.ts";
import { evaluation } from "./features/evaluation.ts";
import { intensity } from "./features/intensity.ts";
import { layout } from "./features/layout.ts";
import { punctuation } from "./features/punctuation.ts";
import { sentenceStructure } from "./features/sentenceStructure.ts";
import { specificity } from "./features/specificity.ts";
import { stance } from "./features/stance.ts";
import { wordChoice } from "./features/wordChoice.ts";
import { countNames } from "./tally.ts";

/** Every feature, in the order in which they are reported. */
export const allFeatures: readonly Feature[] = [
  ...wordChoice,
  ...sentenceStructure,
  ...punctuation,
  ...layout,
  ...intensity,
  ...evaluation,
  ...stance,
  ...address,
  ...density,
  ...coherence,
  ...specificity,
];

const byId = new Map(allFeatures.map((feature) => [feature.id, feature]));

/** The feature of an id; undefined for an id that is not (or no longer) in the list. */
export function featureOf(id: string): Feature | undefined {
  return byId.get(id);
}

/** To be raised when a count or a value changes its meaning under the same name. */
const COUNTING = 1;

/** Names what figures and stored counts were made with: both are stale when it changes. */
export const featureListVersion: string = hash(
  [COUNTING, ...countNames, ...allFeatures.map(({ id, unit, scale }) => `${id} ${unit} ${scale}`)].join("\n"),
);

/** FNV-1a, 32 bits, in hex: short and the same everywhere; nothing here needs to be secure. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, "0");
}

import { stemmer } from "stemmer";

/** Stems that NLTK's variant of Porter's algorithm has of its own. */
const IRREGULAR: Readonly<Record<string, string>> = {
  skies: "sky",
  dying: "die",
  lying: "lie",
  tying: "tie",
  innings: "inning",
  inning: "inning",
  outings: "outing",
  outing: "outing",
  cannings: "canning",
  canning: "canning",
};
const OWN_STEM = new Set(["sky", "news", "howe", "proceed", "exceed", "succeed"]);

/**
 * The Porter stem (1980) of a word in lower case. NLTK's stems differ in a few endings ("way", here "wai"), but then for all forms of a word:
 * whether two words have the same stem is what is asked.
 */
export function stem(word: string): string {
  if (word.length <= 2 || OWN_STEM.has(word)) return word;
  return Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word]! : stemmer(word);
}

import type { Prose } from "./prose.ts";
import { tokenize } from "./tokenize.ts";

/** Function words that English prose cannot do without, and that few other languages share. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  "the of and to that is for it with as on be at by this have from or but not are they his her you i he she which were been has their would there what will if can my your our them who so its than then when where how could should about into these those because do did don't it's i'm".split(
    " ",
  ),
);

/** Well below the leanest English notes, well above what other European languages share of these words; see the test. */
const SHARE_OF_ENGLISH = 0.15;

/** More says nothing new about a document's language. Words. */
const ENOUGH_WORDS = 2000;

/** Whether prose is English, by its share of function words. True for prose without words: there is nothing against it. */
export function detectEnglish(prose: Pick<Prose, "sentences">): boolean {
  let words = 0;
  let functionWords = 0;
  for (const { text } of prose.sentences) {
    for (const { kind, lower } of tokenize(text)) {
      if (kind !== "word") continue;
      words += 1;
      if (FUNCTION_WORDS.has(lower)) functionWords += 1;
    }
    if (words >= ENOUGH_WORDS) break;
  }
  return words === 0 || functionWords >= words * SHARE_OF_ENGLISH;
}

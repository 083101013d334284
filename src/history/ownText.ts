import { extractProse } from "../text/extractProse.ts";
import type { SourceText } from "./document.ts";
import { blanked, overlap, united } from "./spans.ts";

/** A text in which spaces stand for every sentence that others had a hand in; positions hold. The same text where there is none. */
export function ownText({
  text,
  languageId,
  notMine = [],
}: Pick<SourceText, "text" | "languageId" | "notMine">): string {
  if (notMine.length === 0) return text;
  const touched = extractProse(text, languageId).sentences.filter(
    (sentence) => overlap(notMine, sentence) > 0,
  );
  return blanked(text, united([...notMine, ...touched]));
}

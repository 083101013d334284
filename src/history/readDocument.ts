import { detectEnglish } from "../text/detectEnglish.ts";
import { extractProse, supportedLanguages } from "../text/extractProse.ts";
import { isGenerated } from "../text/licence.ts";
import type { Prose } from "../text/prose.ts";
import { isText } from "./decode.ts";
import type { HistoryDocument, Skipped, SourceText } from "./document.ts";
import { leaveOut } from "./leaveOut.ts";
import { blanked, overlap } from "./spans.ts";

/** Larger than any document that a person writes; such files are logs and data. UTF-16 units or bytes. */
export const LARGEST_DOCUMENT = 5_000_000;

/** Below this a document says nothing about its author. Words. */
export const FEWEST_WORDS = 30;

/** Whether reading a source gave a document. */
export function isSkipped(result: HistoryDocument | Skipped): result is Skipped {
  return "reason" in result;
}

/** A document of the author's, or why the source is none. */
export function readDocument(source: SourceText): HistoryDocument | Skipped {
  const { id, languageId, text, modified } = source;
  if (!supportedLanguages.includes(languageId)) return { path: id, reason: "unsupportedFormat" };
  if (text.length > LARGEST_DOCUMENT) return { path: id, reason: "tooLarge" };
  if (!isText(text)) return { path: id, reason: "binary" };
  if (isGenerated(text)) return { path: id, reason: "generated" };
  const whole = extractProse(text, languageId);
  if (whole.sentences.length === 0) return { path: id, reason: "noProse" };
  if (whole.words < FEWEST_WORDS) return { path: id, reason: "tooShort" };
  const prose = withoutForeign(whole, source);
  if (prose.words < FEWEST_WORDS) return { path: id, reason: "notMine" };
  if (!detectEnglish(prose)) return { path: id, reason: "notEnglish" };
  const document = { id, prose };
  return modified === undefined ? document : { ...document, modified };
}

/** Sentences are found in the whole text, where the others' lines are context; marks of layout are counted in the author's. */
function withoutForeign(whole: Prose, { text, languageId, notMine = [] }: SourceText): Prose {
  if (notMine.length === 0) return whole;
  const prose = leaveOut(whole, "notMine", (sentence) => overlap(notMine, sentence) > 0);
  return { ...prose, layout: extractProse(blanked(text, notMine), languageId).layout };
}

import { detectEnglish } from "../text/detectEnglish.ts";
import { extractProse, supportedLanguages } from "../text/extractProse.ts";
import { isText } from "./decode.ts";
import type { HistoryDocument, Skipped, SourceText } from "./document.ts";

/** Larger than any document that a person writes; such files are logs and data. UTF-16 units or bytes. */
export const LARGEST_DOCUMENT = 5_000_000;

/** Below this a document says nothing about its author. Words. */
export const FEWEST_WORDS = 30;

/** Whether reading a source gave a document. */
export function isSkipped(result: HistoryDocument | Skipped): result is Skipped {
  return "reason" in result;
}

/** A document of the author's, or why the source is none. */
export function readDocument({ id, languageId, text, modified }: SourceText): HistoryDocument | Skipped {
  if (!supportedLanguages.includes(languageId)) return { path: id, reason: "unsupportedFormat" };
  if (text.length > LARGEST_DOCUMENT) return { path: id, reason: "tooLarge" };
  if (!isText(text)) return { path: id, reason: "binary" };
  const prose = extractProse(text, languageId);
  if (prose.sentences.length === 0) return { path: id, reason: "noProse" };
  if (prose.words < FEWEST_WORDS) return { path: id, reason: "tooShort" };
  if (!detectEnglish(prose)) return { path: id, reason: "notEnglish" };
  const document = { id, prose };
  return modified === undefined ? document : { ...document, modified };
}

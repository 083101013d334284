import segment from "sentencex";
import type { Span } from "./prose.ts";

/**
 * sentencex takes time in the square of a paragraph's length, and no paragraph of prose comes near this one:
 * longer texts are cut at a likely sentence end first. Characters.
 */
const LONGEST_PARAGRAPH = 2000;

/** After these a full stop ends a sentence, though sentencex has them as abbreviations (Maine, number, Illinois …). */
const WORDS_LIKE_ABBREVIATIONS = "me|no|ill|may|art|ok|man|mass|miss|min|wash|ore|ark|btw|mine|etc";

/** Abbreviations that never end a sentence and that sentencex lacks. */
const ABBREVIATIONS = /(?<=\b(?:approx|cf|excl|incl|resp))\./g;

const SPEECH =
  "said|says|asked|asks|cried|replied|answered|added|thought|continued|returned|whispered|shouted|exclaimed|remarked|observed|muttered|repeated|inquired|murmured";

/**
 * Sentence ends that sentencex passes over: a closed quotation or parenthesis before a new sentence
 * (not before the speaker: `"Stop!" John said`), and full stops after ordinary words and after the names of files
 * and sites (`compile.c`, `Data.gov`), whose endings are abbreviations too.
 */
const PASSED_OVER = new RegExp(
  `(?:(?<=[.!?]["')\\]]{1,3})|(?<=\\b(?:${WORDS_LIKE_ABBREVIATIONS}|[\\w-]{3,40}\\.[a-z]{1,4})\\.)) (?=["'(]{0,2}\\p{Lu})(?!(?:\\p{Lu}[\\p{L}.']{0,20} ){1,2}(?:${SPEECH})\\b)`,
  "gu",
);

/** Sentences of a text in one typography ({@link withOneTypography}): in order, without surrounding spaces. */
export function splitSentences(text: string): Span[] {
  const guide = guideFor(text);
  const spans: Span[] = [];
  for (const { start, end } of paragraphParts(text)) {
    let from = start;
    for (const boundary of boundaries(text, guide, start, end)) {
      const span = trimmed(text, from, boundary);
      if (span) spans.push(span);
      from = boundary;
    }
  }
  return spans;
}

/** Ends of sentences inside text[start, end), ascending; the last is `end`. */
function boundaries(text: string, guide: string, start: number, end: number): number[] {
  const ends = new Set<number>();
  let position = start;
  for (const sentence of segment("en", guide.slice(start, end))) {
    position = guide.indexOf(sentence, position) + sentence.length;
    ends.add(afterClosingMarks(text, position, end));
  }
  const part = text.slice(start, end);
  for (const { index } of part.matchAll(PASSED_OVER)) ends.add(start + index);
  ends.add(end);
  return [...ends].sort((a, b) => a - b);
}

/** A quotation mark or bracket right after a full stop belongs to the sentence that it closes. */
function afterClosingMarks(text: string, position: number, end: number): number {
  let after = position;
  while (after < end && /["')\]]/.test(text[after]!)) after += 1;
  return after === end || text[after] === " " ? after : position;
}

/**
 * The text as sentencex reads it best, of equal length: directed quotation marks (it pairs them, and does not cut
 * inside), apostrophes and stray openers hidden, and no full stops in abbreviations or in an ellipsis amid a sentence.
 */
function guideFor(text: string): string {
  return text
    .replace(/["'<\\]/g, (mark, index: number) =>
      directed(mark, text[index - 1] ?? " ", text[index + 1] ?? " "),
    )
    .replace(/\.\.\.(?= ?\p{Ll})/gu, "~~~")
    .replace(ABBREVIATIONS, "~");
}

function directed(mark: string, before: string, after: string): string {
  if (mark === "<" || mark === "\\") return "~";
  const opens = /[\s([—]/.test(before) && !/\s/.test(after);
  if (mark === '"') return opens ? "“" : "”";
  if (opens) return /\d/.test(after) ? "~" : "‘";
  return /[\p{L}\p{N}]/u.test(after) ? "~" : "’";
}

/** The whole text where it is short enough, else parts of it, cut at a likely sentence end. */
function paragraphParts(text: string): Span[] {
  const parts: Span[] = [];
  let start = 0;
  while (text.length - start > LONGEST_PARAGRAPH) {
    const end = likelyEnd(text, start, start + LONGEST_PARAGRAPH);
    parts.push({ start, end });
    start = end;
  }
  if (start < text.length) parts.push({ start, end: text.length });
  return parts;
}

function likelyEnd(text: string, start: number, limit: number): number {
  for (let at = limit; at > start; at -= 1) {
    if (text[at] === " " && /[.!?]/.test(text[at - 1]!) && /\p{Lu}/u.test(text[at + 1]!)) return at;
  }
  const space = text.lastIndexOf(" ", limit);
  return space > start ? space : limit;
}

function trimmed(text: string, from: number, to: number): Span | undefined {
  let start = from;
  let end = to;
  while (start < end && text[start] === " ") start += 1;
  while (end > start && text[end - 1] === " ") end -= 1;
  return start < end ? { start, end } : undefined;
}

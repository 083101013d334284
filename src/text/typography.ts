import { decodeEntity, ENTITY } from "./entities.ts";
import { joinRuns, type MappedText, rewrite } from "./mappedText.ts";
import { PLACEHOLDER } from "./prose.ts";

/**
 * Everything that is written in more than one way. White space comes first and takes a following dash with it,
 * so that no alternative starts twice on the same stretch: the pattern is linear in the length of the text.
 */
const VARIANT =
  /\s+(?:(?:-{1,3}|[–‒])(?=\s)\s+|[—―]+\s*)?|[—―]+\s*|-{2,3}|[–‒]|[‘’‚‛ʼ]|[“”„‟«»]|…|\.{4,}|[\u00AD\u200B-\u200F\u2060\uFEFF\uE000]+/gu;

/** A web address or an e-mail address in running text, without the punctuation that follows it. */
const ADDRESS =
  /(?:https?|ftp):\/\/[^\s<>"]*[^\s<>".,;:!?')\]}*_]|\bwww\.[^\s<>"]*[^\s<>".,;:!?')\]}*_]|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+/g;

/** Longer than any word: a hash, an encoded file, a path. */
const UNREADABLE = /[^\s—–\uFFFC]{60,}/g;

const SINGLE_QUOTES = "‘’‚‛ʼ";
const DOUBLE_QUOTES = "“”„‟«»";

/**
 * The one typography of {@link Sentence.text}: straight quotes, " — " for every dash between words, "..." for an
 * ellipsis, single spaces; entities decoded (double-encoded ones too), addresses and unreadable strings a placeholder.
 * A hyphen inside a word, a minus between numbers and an option such as --force stay as they are.
 */
export function withOneTypography(mapped: MappedText): MappedText {
  const decoded = mapped.text.includes("&") ? rewrite(mapped, ENTITY, decodeEntity) : mapped;
  const withoutAddresses = rewrite(decoded, ADDRESS, () => PLACEHOLDER);
  return rewrite(
    rewrite(withoutAddresses, UNREADABLE, () => PLACEHOLDER),
    VARIANT,
    inOneTypography,
  );
}

/** {@link withOneTypography} of a text whose source does not matter. */
export function normaliseTypography(text: string): string {
  return withOneTypography(joinRuns(text, [{ start: 0, end: text.length }])).text.trim();
}

function inOneTypography(variant: string, index: number, text: string): string | undefined {
  const first = variant[0]!;
  if (SINGLE_QUOTES.includes(first)) return "'";
  if (DOUBLE_QUOTES.includes(first)) return '"';
  if (first === "…" || first === ".") return "...";
  const core = variant.trim();
  const before = text[index - 1] ?? "";
  const after = text[index + variant.length] ?? "";
  if (core === "")
    return /^[.,;:!?](?:\s|$)/.test(text.slice(index + variant.length, index + variant.length + 2))
      ? ""
      : " ";
  if (/^[\u00AD\u200B-\u200F\u2060\uFEFF\uE000]/.test(core)) return "";
  const isSpaced = /^\s/.test(variant);
  if (/^[—―]/.test(core)) return dash(before, after);
  if (isSpaced) return isDigit(before) && isDigit(after) ? ` ${core} ` : dash(before, after);
  if (core.length === 1) return isWordLike(before) && isWordLike(after) ? "-" : dash(before, after);
  return isClosing(before) && !/\s/.test(before) && (after === "" || !/\s/.test(after))
    ? dash(before, after)
    : undefined;
}

/** A dash stands between spaces, except at an edge of the text and before a closing mark: `"I thought —" she said`. */
function dash(before: string, after: string): string {
  const left = before === "" || /["'(]/.test(before) ? "" : " ";
  const right = after === "" || /["'“”‘’)\].,;:!?]/.test(after) ? "" : " ";
  return `${left}—${right}`;
}

const isDigit = (character: string) => /\d/.test(character);
const isWordLike = (character: string) => /[\p{L}\p{N}]/u.test(character);
const isClosing = (character: string) => /[\p{L}\p{N}\p{Pe}\p{Pf}"'.,;:!?*_\uFFFC]/u.test(character);

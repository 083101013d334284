import { decodeEntity, ENTITY } from "./entities.ts";
import { joinRuns, type MappedText, rewrite } from "./mappedText.ts";
import { PLACEHOLDER } from "./prose.ts";

/** Characters without a width, and what stands for masked templates. */
const INVISIBLE = "\\u00AD\\u200B-\\u200F\\u2060\\uFEFF\\uE000";
const BLANK = `[\\s${INVISIBLE}]`;
const DASH = `(?:(?:-{1,3}|[–‒])(?=\\s)${BLANK}+|[—―]+${BLANK}*)`;

/**
 * Everything that is written in more than one way. White space comes first and takes following dashes with it,
 * so that no alternative starts twice on the same stretch: the pattern is linear in the length of the text.
 */
const VARIANT = new RegExp(
  `${BLANK}+${DASH}*|[—―]+${BLANK}*${DASH}*|-{2,3}|[–‒]|[‘’‚‛ʼ]|[“”„‟«»]|…|\\.{4,}`,
  "gu",
);
const ONLY_BLANK = new RegExp(`^${BLANK}+$`, "u");

/** A web address or an e-mail address in running text, without the punctuation that follows it. */
const ADDRESS =
  /(?:https?|ftp):\/\/[^\s<>"]*[^\s<>".,;:!?')\]}*_]|\bwww\.[^\s<>"]*[^\s<>".,;:!?')\]}*_]|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+/g;

/** Longer than any word: a hash, an encoded file, a path. */
const UNREADABLE = /[^\s—–\uFFFC\uE000]{60,}/g;

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
  const readable = rewrite(withoutAddresses, UNREADABLE, () => PLACEHOLDER);
  const uniform = rewrite(readable, VARIANT, inOneTypography);
  // Two dashes side by side both brought their spaces.
  return uniform.text.includes("  ") ? rewrite(uniform, / {2,}/g, () => " ") : uniform;
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
  const before = text[index - 1] ?? "";
  const after = text[index + variant.length] ?? "";
  if (ONLY_BLANK.test(variant))
    return blank(variant, text.slice(index + variant.length, index + variant.length + 2));
  const core = variant.trim();
  if (core === "-" && isDigit(before) && isDigit(after)) return " - ";
  if (variant.length > core.length || /[—―]/.test(core)) return dash(before, after);
  if (core.length === 1) return isWordLike(before) && isWordLike(after) ? "-" : dash(before, after);
  return isClosing(before) && !/\s/.test(after) ? dash(before, after) : undefined;
}

/** One space where there is any, and none before a closing mark that something left out was before. */
function blank(variant: string, following: string): string {
  return /\s/.test(variant) && !/^[.,;:!?](?:\s|$)/.test(following) ? " " : "";
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

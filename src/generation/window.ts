import { maskSecrets } from "../text/mask.ts";

/** How far a cut moves to fall between words. Characters. */
const LONGEST_WORD = 80;
/** Read beyond a window before it is masked, so that no half of a secret stays unseen at its edge. Characters. */
const MARGIN = 2_000;

/** The text with secrets, addresses and inline code left out, "…" in their place. */
export function withoutSecrets(text: string): string {
  return maskSecrets(text).replace(/\uFFFC+/g, "…");
}

/** The last `limit` characters of a text or somewhat fewer, from a word's beginning on; {@link withoutSecrets}. */
export function endOf(text: string, limit: number): string {
  const masked = withoutSecrets(text.slice(-(limit + MARGIN)));
  if (masked.length <= limit) return masked;
  const end = masked.slice(-limit);
  const space = end.search(/\s/);
  return end.slice(space >= 0 && space < LONGEST_WORD ? space + 1 : 0).replace(/^[\uDC00-\uDFFF]/, "");
}

/** The first `limit` characters of a text or somewhat fewer, up to a word's end; {@link withoutSecrets}. */
export function beginningOf(text: string, limit: number): string {
  const masked = withoutSecrets(text.slice(0, limit + MARGIN));
  if (masked.length <= limit) return masked;
  const beginning = masked.slice(0, limit);
  const space = beginning.trimEnd().search(/\s\S*$/);
  return beginning.slice(0, space > limit - LONGEST_WORD ? space : limit).replace(/[\uD800-\uDBFF]$/, "");
}

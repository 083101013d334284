import { maskSecrets, type Secret, secretsIn } from "../text/mask.ts";

/** How far a cut moves to fall between words. Characters. */
const LONGEST_WORD = 80;
/** Read beyond a window, so that a secret at its edge is seen as what it is; a private key is the longest. Characters. */
const MARGIN = 8_200;

/** The text with secrets, addresses and inline code left out, "…" in their place. */
export function withoutSecrets(text: string): string {
  return readable(maskSecrets(text));
}

/** The last `limit` characters of a text or somewhat fewer, from a word's beginning on; no secret is cut in two, for a half of one would not be known as such. */
export function endOf(text: string, limit: number): string {
  if (text.length <= limit) return readable(text);
  const near = text.slice(-(limit + MARGIN));
  const end = near.slice(-limit);
  const space = end.search(/\s/);
  const from = near.length - limit + (space >= 0 && space < LONGEST_WORD ? space + 1 : 0);
  const cut = secretAround(from, secretsIn(near));
  return readable(near.slice(cut?.end ?? from).replace(/^[\uDC00-\uDFFF]/, ""));
}

/** The first `limit` characters of a text or somewhat fewer, up to a word's end; as {@link endOf}. */
export function beginningOf(text: string, limit: number): string {
  if (text.length <= limit) return readable(text);
  const near = text.slice(0, limit + MARGIN);
  const space = near
    .slice(0, limit)
    .trimEnd()
    .search(/\s\S*$/);
  const to = space > limit - LONGEST_WORD ? space : limit;
  const cut = secretAround(to, secretsIn(near));
  return readable(near.slice(0, cut?.start ?? to).replace(/[\uD800-\uDBFF]$/, ""));
}

/** The secret that a cut at this place would divide. */
function secretAround(place: number, secrets: readonly Secret[]): Secret | undefined {
  return secrets.find(({ start, end }) => start < place && place < end);
}

/** "…" for what stands for something left out. */
function readable(text: string): string {
  return text.replace(/\uFFFC+/g, "…");
}

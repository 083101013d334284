/** What may stand in a text and must never be learnt, indexed or shown again. */
const SECRETS: readonly RegExp[] = [
  // Web addresses; they carry tokens in their queries.
  /\b(?:https?|ftp|ssh|git|wss?):\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}]/gi,
  // E-mail addresses; the bounds keep long runs of letters from being tried at every one of them.
  /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+/g,
  // Private keys in PEM (RFC 7468).
  /-----BEGIN [A-Z ]{1,40}-----[\s\S]{0,8000}?-----END [A-Z ]{1,40}-----/g,
  // Keys and tokens of well-known services: OpenAI, GitHub, Slack, AWS, Google, Stripe, npm, and JSON web tokens.
  /\b(?:sk|pk|rk)[-_](?:[A-Za-z]{2,10}[-_])?[A-Za-z0-9_-]{16,}/g,
  /\b(?:gh[opusr]_|github_pat_|glpat-|xox[abprs]-|npm_|AKIA|ASIA|AIza|ya29\.)[A-Za-z0-9_-]{10,}/g,
  /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?/g,
  // A value given to a name that says what it is: password: hunter2, API_KEY=…, the password is: ….
  /(?<=\b(?:pass(?:word|wd|phrase)|secret|token|api[-_ ]?key|access[-_ ]?key|authorization)["']?(?:\s{1,3}is)?\s{0,3}[:=]\s{0,3}["']?(?:bearer\s{1,3})?)[^\s"',;]{4,}/gi,
  // In a sentence only what looks like one: the password is hunter2, not the password is wrong.
  /(?<=\b(?:pass(?:word|phrase)|secret|token|key)\s{1,3}is\s{1,3}["']?)(?=[^\s"',;]{0,60}\d)[^\s"',;]{5,}/gi,
];

/** Phone, card and account numbers: at least seven digits with the separators that people put between them. */
const NUMBER = /(?<![\p{L}\p{N}])\+?\(?\d(?:[ ()./-]{0,2}\d){6,30}(?![\p{L}\p{N}])/gu;

/** A long string of letters and digits together: a hash, a key, an identifier. */
const TOKEN = /(?<![\p{L}\p{N}])[A-Za-z0-9_+/=-]{20,}(?![\p{L}\p{N}])/gu;

/** Dates, and ranges of years, are numbers that prose may keep: 2024-01-31, 31.12.2023, 1998-2004. */
const DATE =
  /^\(?(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|(?:1\d|20)\d{2} ?[-/] ?(?:1\d|20)\d{2})$/;

const MASK = "\uFFFC";

/**
 * The text with addresses, keys, tokens, passwords, phone and card numbers hidden by placeholders of equal length,
 * so that every position still holds. What no model, index or prompt may see goes through here first.
 */
export function maskSecrets(text: string): string {
  let masked = text;
  for (const secret of SECRETS) masked = masked.replace(secret, hidden);
  masked = masked.replace(NUMBER, (number) => (DATE.test(number) ? number : hidden(number)));
  return masked.replace(TOKEN, (token) => (isToken(token) ? hidden(token) : token));
}

const hidden = (secret: string) => MASK.repeat(secret.length);

/** Words joined by hyphens, slashes or underscores are none, however long; digits among letters are. */
function isToken(text: string): boolean {
  const digits = text.match(/\d/g)?.length ?? 0;
  const mixesCase = /[a-z][A-Z]|[A-Z][a-z]/.test(text);
  const longestPart = Math.max(...text.split(/[-_/+=]/).map((part) => part.length));
  return longestPart >= 16 && digits >= 2 && (digits >= 4 || mixesCase);
}

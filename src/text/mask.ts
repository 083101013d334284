import type { Span } from "./prose.ts";

/** What kinds of things are hidden. */
export type SecretKind = "link" | "e-mail" | "key" | "password" | "card" | "phone" | "number";

/** A stretch of text that must not be learnt, indexed or sent. */
export interface Secret extends Span {
  readonly kind: SecretKind;
}

/** What may stand in a text and must never be learnt, indexed or shown again. Without groups: matches are told by their place. */
const SECRETS: readonly (readonly [SecretKind, RegExp])[] = [
  // Web addresses and those of databases and queues; they carry tokens in their queries, and passwords.
  ["link", /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>"'\uFFFC]*[^\s<>"'.,;:!?)\]}\uFFFC]/gi],
  ["link", /\bwww\.[^\s<>"'\uFFFC]*[^\s<>"'.,;:!?)\]}\uFFFC]/gi],
  // E-mail addresses; the bounds keep long runs of letters from being tried at every one of them.
  ["e-mail", /(?<![\p{L}\p{N}_.+-])[\p{L}\p{N}_.+-]{1,64}@[\p{L}\p{N}_-]{1,64}(?:\.[\p{L}\p{N}_-]{1,64})+/gu],
  // Private keys in PEM (RFC 7468).
  ["key", /-----BEGIN [A-Z ]{1,40}-----[\s\S]{0,8000}?-----END [A-Z ]{1,40}-----/g],
  // Keys and tokens of well-known services: OpenAI, GitHub, GitLab, Slack, AWS, Google, Stripe, npm, Hugging Face, PyPI, SendGrid …, and JSON web tokens.
  ["key", /\b(?:sk|pk|rk)[-_](?:[A-Za-z]{2,10}[-_])?[A-Za-z0-9_-]{16,}/g],
  [
    "key",
    /\b(?:gh[opusr]_|github_pat_|glpat-|xox[abprs]-|npm_|AKIA|ASIA|AIza|ya29\.|hf_|pypi-|SG\.|dop_v1_|shp(?:at|ss)_|lin_api_)[A-Za-z0-9_.-]{9,}[A-Za-z0-9_-]/g,
  ],
  ["key", /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?/g],
  // A value given to a name that says what it is: password: hunter2, API_KEY=…, the password is: ….
  [
    "password",
    /(?<=\b(?:pass(?:word|wd|phrase)|secret|token|api[-_ ]?key|access[-_ ]?key|authorization)["']?(?:\s{1,3}is)?\s{0,3}[:=]\s{0,3}["']?(?:bearer\s{1,3})?)[^\s"',;]{4,}/gi,
  ],
  // In a sentence only what looks like one: the password is hunter2, not the password is wrong.
  [
    "password",
    /(?<=\b(?:pass(?:word|phrase)|secret|token|key)\s{1,3}is\s{1,3}["']?)(?=[^\s"',;]{0,60}\d)[^\s"',;]{5,}/gi,
  ],
  // Account numbers (ISO 13616), in groups of four or without.
  ["number", /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g],
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
  return mask(text, () => {});
}

/** The stretches that {@link maskSecrets} hides, in order and apart from each other; one that several patterns found is of the longest's kind. */
export function secretsIn(text: string): Secret[] {
  const found: Secret[] = [];
  mask(text, (kind, start, end) => found.push({ kind, start, end }));
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: Secret[] = [];
  for (const secret of found) {
    const last = apart.at(-1);
    if (last && secret.start < last.end) apart[apart.length - 1] = joined(last, secret);
    else apart.push(secret);
  }
  return apart;
}

function joined(a: Secret, b: Secret): Secret {
  const { kind } = b.end - b.start > a.end - a.start ? b : a;
  return { kind, start: a.start, end: Math.max(a.end, b.end) };
}

type Found = (kind: SecretKind, start: number, end: number) => void;

function mask(text: string, found: Found): string {
  const hide = (kind: SecretKind, secret: string, at: number) => {
    found(kind, at, at + secret.length);
    return MASK.repeat(secret.length);
  };
  let masked = text;
  for (const [kind, pattern] of SECRETS) {
    masked = masked.replace(pattern, (secret: string, at: number) => hide(kind, secret, at));
  }
  masked = masked.replace(NUMBER, (number: string, at: number) =>
    DATE.test(number) ? number : hide(kindOfNumber(number), number, at),
  );
  return masked.replace(TOKEN, (token: string, at: number) =>
    isToken(token) ? hide("key", token, at) : token,
  );
}

/** Card numbers have 13 to 19 digits, the last of which checks the others (ISO/IEC 7812-1, annex B); phone numbers are written in groups, or with a sign or a zero first. */
function kindOfNumber(text: string): SecretKind {
  const digits = text.replace(/\D/g, "");
  if (digits.length >= 13 && digits.length <= 19 && isChecked(digits)) return "card";
  return digits.length <= 15 && /^[+(0]|\d[ ()./-]/.test(text) ? "phone" : "number";
}

function isChecked(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]) * (place % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** Words joined by hyphens, slashes or underscores are none, however long; digits among letters are. */
function isToken(text: string): boolean {
  const digits = text.match(/\d/g)?.length ?? 0;
  const mixesCase = /[a-z][A-Z]|[A-Z][a-z]/.test(text);
  const longestPart = Math.max(...text.split(/[-_/+=]/).map((part) => part.length));
  return longestPart >= 16 && digits >= 2 && (digits >= 4 || mixesCase);
}

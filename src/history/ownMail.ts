import PostalMime, { type Email } from "postal-mime";
import { MESSAGE_BREAK } from "../text/email.ts";
import { extractHtml } from "../text/html.ts";
import { joinRuns } from "../text/mappedText.ts";

const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
const FROM = new TextEncoder().encode("From ");

/** After this many messages the thread is given to others. */
const BEFORE_A_PAUSE = 20;

/** What reading mail gave: the author's messages, or that none is theirs. */
export type OwnMail = { readonly kind: "text"; readonly text: string } | { readonly kind: "notMine" };

/**
 * The bodies of the messages in a file that were sent from one of these addresses, one after the other, as plain text.
 * Positions are those of this text: a body stands encoded in its file, if it stands there as text at all.
 * @param languageId "eml" for one message, "mbox" for any number (RFC 4155)
 */
export async function ownMail(
  bytes: Uint8Array,
  languageId: string,
  identities: readonly string[],
): Promise<OwnMail> {
  const own = new Set(identities.map((mail) => mail.trim().toLowerCase()));
  const bodies: string[] = [];
  const dates: number[] = [];
  let read = 0;
  for (const message of languageId === "mbox" ? messagesOf(bytes) : [bytes]) {
    const email = await parsed(message);
    if (email && isFrom(email, own)) {
      bodies.push(bodyOf(email, languageId));
      dates.push(...dateOf(email));
    }
    read += 1;
    if (read % BEFORE_A_PAUSE === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  if (bodies.length === 0) return { kind: "notMine" };
  return { kind: "text", text: datedBy(dates) + bodies.join(MESSAGE_BREAK) };
}

/** Milliseconds since the epoch; none where the message has no date that can be read. */
function dateOf({ date }: Email): number[] {
  const time = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(time) ? [] : [time];
}

/** The day of the last message, as front matter: where documents say when they were written. */
function datedBy(dates: readonly number[]): string {
  if (dates.length === 0) return "";
  const last = dates.reduce((a, b) => Math.max(a, b));
  return `---\ndate: ${new Date(last).toISOString().slice(0, 10)}\n---\n\n`;
}

/** A message that is broken, or nested without end, is nobody's. */
async function parsed(message: Uint8Array): Promise<Email | undefined> {
  try {
    return await PostalMime.parse(message, { forceRfc822Attachments: true });
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

function isFrom({ from }: Email, own: ReadonlySet<string>): boolean {
  return from?.address !== undefined && own.has(from.address.toLowerCase());
}

function bodyOf({ text, html }: Email, languageId: string): string {
  const body = (text?.trim() ? text : textOfHtml(html ?? "")).replaceAll("\f", " ").replace(/\r\n?/g, "\n");
  // Mailboxes quote lines that look like the beginning of a message.
  return languageId === "mbox" ? body.replace(/^>(?=>*From )/gm, "") : body;
}

function textOfHtml(html: string): string {
  const { text, blocks } = extractHtml(html);
  return blocks
    .map(
      ({ kind, runs }) =>
        (kind === "listItem" ? "- " : "") + joinRuns(text, runs).text.replace(/\s+/g, " ").trim(),
    )
    .join("\n\n");
}

/** The messages of a mailbox: each begins with "From " at the top or after a blank line. */
function* messagesOf(bytes: Uint8Array): Generator<Uint8Array> {
  let start = startsWith(bytes, 0) ? 0 : -1;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) {
    if (!startsWith(bytes, at + 1) || !isBlankBefore(bytes, at)) continue;
    if (start >= 0) yield withoutFirstLine(bytes.subarray(start, at));
    start = at + 1;
  }
  if (start >= 0) yield withoutFirstLine(bytes.subarray(start));
}

const startsWith = (bytes: Uint8Array, at: number) => FROM.every((byte, index) => bytes[at + index] === byte);

/** Whether the line that ends at `at` is empty. */
function isBlankBefore(bytes: Uint8Array, at: number): boolean {
  const before = bytes[at - 1] === CARRIAGE_RETURN ? at - 2 : at - 1;
  return before < 0 || bytes[before] === NEWLINE;
}

function withoutFirstLine(message: Uint8Array): Uint8Array {
  const end = message.indexOf(NEWLINE);
  return message.subarray(end < 0 ? message.length : end + 1);
}

import type { Extraction } from "./blocks.ts";
import { endOfFrontMatter } from "./frontMatter.ts";
import { type Line, linesOf } from "./lines.ts";
import { extractLines } from "./plaintext.ts";
import type { Omission } from "./prose.ts";

/** Stands between the messages of a mailbox: a form feed in a line of its own. */
export const MESSAGE_BREAK = "\n\n\f\n\n";

/** What mail programs put above the message that is answered or passed on, when they do not quote it line by line. */
const QUOTED_BELOW =
  /^[-_ ]{0,60}(?:Original Message|Original Appointment|Forwarded message|Forwarded by .{1,80}|Begin forwarded message:?)[-_ ]{0,60}$|^_{20,}$/i;
/** "From: … Sent: … To: …", as a block of header lines. */
const HEADER = /^\*?(?:From|Sent|Date|To|Cc|Subject|Reply-To):\*?[ \t]/;
/** "On Monday, Ann wrote:", in one line or in two. */
const ATTRIBUTION = /^(?:On|Am|Le|El)\b.{3,300}\b(?:wrote|schrieb|écrit|escribió):?$/s;
const SIGNATURE = /^-- ?$/;
const SENT_FROM = /^(?:Sent from (?:my|a|an) .{2,60}|Sent (?:via|with) .{2,60}|Get Outlook for .{2,20})$/;

/**
 * Reads the bodies of e-mails, after the front matter that has their date, one after another with {@link MESSAGE_BREAK} between them, as plain text: quoted
 * messages, their attributions and signatures are not the author's prose of that message.
 */
export function extractEmail(source: string): Extraction {
  const omissions: Omission[] = [];
  const own: Line[] = [];
  let message: Line[] = [];
  const close = () => {
    own.push(...readMessage(message, omissions));
    message = [];
  };
  const begin = endOfFrontMatter(source);
  if (begin > 0) omissions.push({ start: 0, end: begin, reason: "frontMatter" });
  for (const line of linesOf(source)) {
    if (line.start < begin) continue;
    if (line.text === "\f") {
      close();
      own.push({ ...line, text: "" });
    } else message.push(line);
  }
  close();
  const extraction = extractLines(own);
  return { text: source, ...extraction, omissions: [...omissions, ...extraction.omissions] };
}

/** The lines of one message, those that are not its author's empty. */
function readMessage(lines: readonly Line[], omissions: Omission[]): Line[] {
  const signature = lines.findLastIndex(({ text }) => SIGNATURE.test(text));
  const quoted = lines.findIndex((line, index) => beginsQuotation(line, lines[index + 1]));
  const end = Math.min(...[signature, quoted].map((index) => (index < 0 ? lines.length : index)));
  omitLines(lines.slice(end), end === quoted ? "quotation" : "signature", omissions);
  return lines.map((line, index) => {
    const next = lines[index + 1];
    const isAttribution =
      ATTRIBUTION.test(line.text.trim()) ||
      (next !== undefined && isWrappedAttribution(line.text, next.text)) ||
      (index > 0 && isWrappedAttribution(lines[index - 1]!.text, line.text));
    const isLeftOut = index >= end || isAttribution || SENT_FROM.test(line.text.trim());
    if (isLeftOut && index < end) omitLines([line], isAttribution ? "quotation" : "signature", omissions);
    return isLeftOut ? { ...line, text: "" } : line;
  });
}

function beginsQuotation(line: Line, next: Line | undefined): boolean {
  const text = line.text.trim();
  if (QUOTED_BELOW.test(text)) return true;
  return HEADER.test(text) && /^\*?From:/.test(text) && next !== undefined && HEADER.test(next.text.trim());
}

function isWrappedAttribution(first: string, second: string): boolean {
  return (
    /^On\b/.test(first) && /wrote:$/.test(second.trim()) && ATTRIBUTION.test(`${first} ${second}`.trim())
  );
}

function omitLines(lines: readonly Line[], reason: Omission["reason"], omissions: Omission[]): void {
  const said = lines.filter(({ text }) => text.trim() !== "");
  if (said.length > 0) omissions.push({ start: said[0]!.start, end: said.at(-1)!.end, reason });
}

import { decode } from "./decode.ts";
import type { SkipReason } from "./document.ts";
import { ownMail } from "./ownMail.ts";
import { htmlOfWord } from "./wordDocument.ts";

/** Formats whose files hold their text packed or encoded: what is read of them is not what an editor would open. */
const CONVERTED: ReadonlySet<string> = new Set(["docx", "eml", "mbox"]);

/** Pictures and attachments make such files larger than any text. Bytes. */
const LARGEST_CONVERTED = 100_000_000;

/** Whether positions in the text of a document of this language are positions in its file. */
export function isConverted(languageId: string): boolean {
  return CONVERTED.has(languageId);
}

/** How large a file of a language may be, in bytes, given how large a text may be. */
export function largestFile(languageId: string, largestText: number): number {
  return isConverted(languageId) ? LARGEST_CONVERTED : largestText;
}

/**
 * What a file says, as text that the extractor of its language reads, or why it says nothing.
 * @param identities e-mail addresses of the author's, by which their messages are known
 */
export async function textOfFile(
  bytes: Uint8Array,
  languageId: string,
  identities: readonly string[],
): Promise<{ readonly text: string } | { readonly reason: SkipReason }> {
  if (languageId === "eml" || languageId === "mbox") {
    if (identities.length === 0) return { reason: "noIdentity" };
    const mail = await ownMail(bytes, languageId, identities);
    return mail.kind === "text" ? { text: mail.text } : { reason: "notMine" };
  }
  const text = languageId === "docx" ? htmlOfWord(bytes) : decode(bytes);
  return text === undefined ? { reason: "binary" } : { text };
}

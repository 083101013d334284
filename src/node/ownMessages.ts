import type { Collected } from "../history/collect.ts";
import { messagesByYear } from "../history/commitMessages.ts";
import type { Repository } from "./repository.ts";

/**
 * What these people wrote into their commits, a text for each year.
 * @param mails from {@link ownMails}
 * @throws GitError
 */
export async function ownMessages(
  repository: Repository,
  mails: ReadonlySet<string>,
  idOf: (year: number) => string,
): Promise<Collected[]> {
  return messagesByYear(await repository.messages(mails)).map(({ year, text, modified }) => ({
    kind: "text",
    source: { id: idOf(year), languageId: "git-commit", text, modified },
    size: text.length,
  }));
}

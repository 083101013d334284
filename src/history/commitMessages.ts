/** A commit's message as git has it. */
interface Message {
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly written: number;
}

/** What an author wrote into the commits of a year, as one text. */
export interface YearOfMessages {
  readonly year: number;
  readonly text: string;
  /** When the last of them was written; milliseconds since the epoch. */
  readonly modified: number;
}

/** Git and its hosts write these themselves. */
const WRITTEN_BY_GIT =
  /^(?:This reverts commit|\(cherry picked from commit|Merge (?:branch|pull request|remote)|Revert ")/;

/** Messages by the year that they were written in (UTC), oldest first: one message alone is too short to be a document. */
export function messagesByYear(messages: readonly Message[]): YearOfMessages[] {
  const years = new Map<number, Message[]>();
  for (const message of messages.toSorted((a, b) => a.written - b.written)) {
    const year = new Date(message.written).getUTCFullYear();
    years.set(year, [...(years.get(year) ?? []), message]);
  }
  return [...years].map(([year, all]) => ({
    year,
    text: all.map(({ text }) => `${ownLines(text)}\n`).join("\n"),
    modified: all.at(-1)!.written,
  }));
}

function ownLines(message: string): string {
  const lines = message.replace(/\r\n?/g, "\n").split("\n");
  return lines
    .filter((line) => !WRITTEN_BY_GIT.test(line))
    .join("\n")
    .trim();
}

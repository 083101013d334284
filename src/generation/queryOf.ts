/** Words of each part of a query: those nearest to the cursor say most about what is being written. */
const WORDS = { title: 8, headings: 16, before: 46, after: 10 };
/** A heading far above says little about what stands here. Characters. */
const NEAR = 8_000;
const SECTION = 1_000;

/** Lines that are headings in Markdown, AsciiDoc, Org, LaTeX and HTML. */
const HEADING =
  /^[ \t]*(?:#{1,6}|={1,6}|\*{1,6})[ \t]+(\S.*)$|\\(?:sub)*section\*?\{([^}]*)\}|<h[1-6][^>]*>([^<]*)/gim;

/** What passages are sought by: the words around the cursor, and those of the title and of the headings above it. */
export function queryOf({
  title,
  before,
  after,
}: {
  readonly title: string | undefined;
  readonly before: string;
  readonly after: string;
}): string {
  const headings = [...before.slice(-NEAR).matchAll(HEADING)].map(
    ([, marked, section, tagged]) => marked ?? section ?? tagged ?? "",
  );
  return [
    ...wordsOf(title ?? "").slice(0, WORDS.title),
    ...wordsOf(headings.join(" ")).slice(-WORDS.headings),
    ...wordsOf(after.slice(0, SECTION)).slice(0, WORDS.after),
    ...wordsOf(before.slice(-SECTION)).slice(-WORDS.before),
  ].join(" ");
}

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];

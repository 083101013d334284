/** How far back an author's apostrophes are looked for, in UTF-16 units. */
const NEARBY = 4000;

/** The text with apostrophes as they were last typed: curly ones where those were. */
export function withApostrophesOf(before: string, text: string): string {
  if (!text.includes("'")) return text;
  const nearby = before.slice(-NEARBY);
  return nearby.lastIndexOf("’") > nearby.lastIndexOf("'") ? text.replaceAll("'", "’") : text;
}

const MARK = "=";
/** Equal signs, and what a reader may take for one: full width, small, short, double lines, Katakana's hyphen … */
const RUN = /[=＝﹦⹀꞊═⁼₌゠᐀🟰]+/gu;
/** As long as a heading's underline in a plain text usually is at least; shorter runs are common in prose and code. */
const SHORTEST = 5;

/**
 * A line that occurs in none of the texts, to set them apart from what is said about them: one equal sign more than
 * their longest run, also of what only looks like one. No document can close it, whatever its author knows of this program; and it needs no chance,
 * so that the same texts give the same prompt.
 */
export function fenceFor(texts: readonly string[]): string {
  let longest = SHORTEST - 1;
  for (const text of texts) {
    for (const [run] of text.matchAll(RUN)) longest = Math.max(longest, run.length);
  }
  return MARK.repeat(longest + 1);
}

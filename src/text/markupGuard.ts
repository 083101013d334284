import { FILLER } from "./templates.ts";

/** Nobody nests quotations and lists deeper than this on one line; a parser's time grows with the square of it. */
const DEEPEST_NESTING = 20;

/** Unmatched marks cost a parser the square of a paragraph's length, and no paragraph of prose is this long. Characters. */
const LONGEST_PARAGRAPH = 8000;

const NESTED_MARKS = new RegExp(
  `^(?:[ \\t]*(?:>|[-*+](?=\\s)|\\d{1,9}[.)](?=\\s))){${DEEPEST_NESTING},}`,
  "gm",
);
const PARAGRAPH_BREAK = /\n(?=[ \t]*(?:\n|[-*+>#|]|\d{1,9}[.)]\s))/g;
const INLINE_MARKS = /[[\]*_`<>!~&]/g;

/** Hides, with equal length, markup that nobody writes and that would keep a Markdown parser busy for minutes. */
export function guardMarkup(text: string): string {
  const flat = text.replace(NESTED_MARKS, (marks) => FILLER.repeat(marks.length));
  let guarded = "";
  let done = 0;
  let start = 0;
  const guard = (end: number) => {
    if (end - start > LONGEST_PARAGRAPH) {
      guarded += flat.slice(done, start) + flat.slice(start, end).replace(INLINE_MARKS, FILLER);
      done = end;
    }
    start = end;
  };
  for (const { index } of flat.matchAll(PARAGRAPH_BREAK)) guard(index);
  guard(flat.length);
  return done === 0 ? flat : guarded + flat.slice(done);
}

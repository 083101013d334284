import { GFM, parser } from "@lezer/markdown";
import type { Span } from "../text/prose.ts";

const markdown = parser.configure(GFM);

/** A text with numbered marks in place of its blocks of code, and the way back. */
export interface Marked {
  readonly text: string;
  /** Puts back what the marks stand for, wherever a reply has them. A mark that was never given is taken off. */
  restore(reply: string): string;
}

const MARK = /⟦\s*code\s*(\d+)\s*⟧/gi;

/**
 * Puts "⟦code 1⟧" in place of fenced blocks of code, which are nobody's to rewrite, and cost a model as much as prose does. The same block
 * has the same mark. A text that has such marks already keeps them: they stand for themselves.
 */
export function withMarks(text: string): Marked {
  const stretches: string[] = [];
  const own = [...text.matchAll(MARK)].map(({ index, 0: mark }) => ({
    start: index,
    end: index + mark.length,
  }));
  let marked = "";
  let done = 0;
  for (const { start, end } of apart([...own, ...codeBlocks(text)])) {
    const stretch = text.slice(start, end);
    if (!stretches.includes(stretch)) stretches.push(stretch);
    marked += `${text.slice(done, start)}⟦code ${stretches.indexOf(stretch) + 1}⟧`;
    done = end;
  }
  return {
    text: marked + text.slice(done),
    restore: (reply) => reply.replace(MARK, (_, number: string) => stretches[Number(number) - 1] ?? ""),
  };
}

function codeBlocks(text: string): Span[] {
  const blocks: Span[] = [];
  markdown.parse(text).iterate({
    enter: ({ name, from, to }) => {
      if (name !== "FencedCode") return true;
      blocks.push({ start: from, end: to });
      return false;
    },
  });
  return blocks;
}

/** In order; what begins in another goes with it. */
function apart(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1);
    if (last && start < last.end) joined[joined.length - 1] = { ...last, end: Math.max(last.end, end) };
    else joined.push({ start, end });
  }
  return joined;
}

import { GFM, parser } from "@lezer/markdown";
import { maskSecrets } from "../text/mask.ts";
import type { Span } from "../text/prose.ts";

const markdown = parser.configure(GFM);

/** A text with numbered marks where it has what a model is not to see or to touch, and the way back. */
export interface Marked {
  readonly text: string;
  /** How many different marks there are. */
  readonly marks: number;
  /** Puts back what the marks stand for, wherever a reply has them. A mark that was never given is taken off. */
  restore(reply: string): string;
}

const MARK = /⟦\s*(\d+)\s*⟧/g;

/**
 * Puts marks in place of addresses, keys, tokens and phone numbers ({@link maskSecrets}), and of blocks of code, which are nobody's to
 * rewrite: "see ⟦1⟧". The same stretch has the same mark. A text that has such marks already keeps them: they stand for themselves.
 */
export function withMarks(text: string): Marked {
  const stretches: string[] = [];
  const masked = maskSecrets(text);
  const hidden = [...text.matchAll(MARK), ...masked.matchAll(/\uFFFC+/g)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
  let marked = "";
  let done = 0;
  for (const { start, end } of apart([...hidden, ...codeBlocks(text)])) {
    const stretch = text.slice(start, end);
    if (!stretches.includes(stretch)) stretches.push(stretch);
    marked += `${text.slice(done, start)}⟦${stretches.indexOf(stretch) + 1}⟧`;
    done = end;
  }
  return {
    text: marked + text.slice(done),
    marks: stretches.length,
    restore: (reply) => reply.replace(MARK, (_, number) => stretches[Number(number) - 1] ?? ""),
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

/** In order; what lies in another, or begins in it, goes with it. */
function apart(spans: readonly Span[]): Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})([^\n]*)$/;

/**
 * The text up to a code fence that it opens and leaves open, which would turn all that follows into code (CommonMark 0.31, 4.5).
 * `before`: what it is put after, where one may be open already.
 */
export function withoutOpenFence(text: string, before: string): string {
  const lineStart = before.lastIndexOf("\n") + 1;
  let open = fenceAfter(before.slice(0, lineStart), undefined, 0);
  open = fenceAfter(before.slice(lineStart) + text, open, lineStart - before.length);
  return open && open.at >= 0 ? text.slice(0, open.at).trimEnd() : text;
}

interface Fence {
  readonly mark: string;
  /** Where its line begins. */
  readonly at: number;
}

/** The fence that is open at the end of some lines, which begin at `start`. */
function fenceAfter(lines: string, open: Fence | undefined, start: number): Fence | undefined {
  let current = open;
  let at = start;
  for (const line of lines.split("\n")) {
    const [, mark = "", info = ""] = FENCE.exec(line) ?? [];
    if (current === undefined) {
      if (mark !== "" && !(mark.startsWith("`") && info.includes("`"))) current = { mark, at };
    } else if (mark.startsWith(current.mark) && info.trim() === "") current = undefined;
    at += line.length + 1;
  }
  return current;
}

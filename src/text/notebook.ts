import { type Block, type Extraction, noLayout } from "./blocks.ts";
import { extractMarkdown } from "./markdown.ts";
import { type JsonString, readCells } from "./notebookCells.ts";
import type { Omission, Span } from "./prose.ts";
import { FILLER } from "./templates.ts";

const ESCAPE = /\\(?:u([\da-fA-F]{4})|(.))/gs;
const ESCAPED: Readonly<Record<string, string>> = { b: FILLER, f: " ", n: "\n", r: " ", t: "\t" };

/** Reads the Markdown cells of a Jupyter notebook (nbformat 3 and 4). What is no notebook holds no prose. */
export function extractNotebook(source: string): Extraction {
  const cells = readCells(source);
  const blocks: Block[] = [];
  const layout = noLayout();
  if (!cells) {
    const omissions: Omission[] = source === "" ? [] : [{ start: 0, end: source.length, reason: "code" }];
    return { text: source, blocks, layout, omissions };
  }
  const omissions: Omission[] = [];
  let text = "";
  for (const { kind, strings } of cells) {
    const start = strings[0]!.start;
    const end = strings.at(-1)!.end;
    if (kind !== "markdown") {
      const isHeading = kind === "heading";
      if (end > start) omissions.push({ start, end, reason: isHeading ? "heading" : "code" });
      layout[isHeading ? "headings" : "codeBlocks"] += 1;
      continue;
    }
    const cell = extractMarkdown(decodedInPlace(source, strings));
    const moved = <Stretch extends Span>(stretch: Stretch): Stretch => ({
      ...stretch,
      start: stretch.start + start,
      end: stretch.end + start,
    });
    for (const block of cell.blocks) blocks.push({ ...block, runs: block.runs.map(moved) });
    omissions.push(...cell.omissions.map((omission) => moved(trimmed(omission, cell.text))));
    for (const mark of Object.keys(layout) as (keyof typeof layout)[]) layout[mark] += cell.layout[mark];
    text += source.slice(text.length, start) + cell.text;
  }
  return { text: text + source.slice(text.length), blocks, layout, omissions };
}

/** What the strings say, one after the other, as long as they are in the source: every position in it holds there. */
function decodedInPlace(source: string, strings: readonly JsonString[]): string {
  let text = "";
  for (const [index, { start, end }] of strings.entries()) {
    const next = strings[index + 1];
    const decoded = source.slice(start, end).replace(ESCAPE, decodedEscape);
    const gap = next ? next.start - end : 0;
    // The next line of a cell begins where its string does, not where the one before ends.
    const endsLine = gap > 0 && decoded.endsWith("\n");
    text += endsLine ? `${decoded.slice(0, -1)} ${" ".repeat(gap - 1)}\n` : decoded + FILLER.repeat(gap);
  }
  return text;
}

/** As long as the escape: spaces before a line break, where a parser passes over them, else what stands for nothing. */
function decodedEscape(sequence: string, code: string | undefined, letter: string | undefined): string {
  const character = code ? String.fromCharCode(Number.parseInt(code, 16)) : (ESCAPED[letter!] ?? letter!);
  if (character === "\n") return `${" ".repeat(sequence.length - 1)}\n`;
  return code ? character + FILLER.repeat(sequence.length - 1) : FILLER + character;
}

/** Without the white space at its end, which stands there in place of the end of a string. */
function trimmed(omission: Omission, text: string): Omission {
  const { length } = text.slice(omission.start, omission.end).trimEnd();
  return { ...omission, end: omission.start + length };
}

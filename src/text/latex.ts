import { type Block, type Extraction, noLayout } from "./blocks.ts";
import { LatexArguments } from "./latexArguments.ts";
import {
  ACCENT_COMMANDS,
  COMMANDS,
  type Command,
  LIST_ENVIRONMENTS,
  MATHS_ENVIRONMENTS,
  OMITTED_ENVIRONMENTS,
  RAW_ENVIRONMENTS,
} from "./latexCommands.ts";
import type { Run } from "./mappedText.ts";
import { NextMarks } from "./nextMarks.ts";
import { type Omission, type OmissionReason, PLACEHOLDER } from "./prose.ts";
import { sectionOmission } from "./sections.ts";

/** Everything in LaTeX that is not text as it stands. A comment takes the line break with it, but not a blank line. */
const TOKEN =
  /\\begin\{(?<begin>[A-Za-z]+\*?)\}|\\end\{(?<end>[A-Za-z]+\*?)\}|\\(?<command>[A-Za-z@]+)\*?[ \t]*|\\(?<symbol>[\s\S])|(?<comment>%[^\n]*(?:\n[ \t]*(?![ \t\r\n]))?)|(?<dollar>\$\$?)|(?<brace>[{}])|(?<tie>~)|(?<blank>\n[ \t]*\r?\n\s*)|(?<quote>``|''|`)/g;

/** Nothing inline is longer. Characters. */
const LONGEST_FORMULA = 4000;
const LONGEST_VERBATIM = 500;

const DOCUMENT_START = /^[^%\n]*\\begin\{document\}/m;

/**
 * Reads LaTeX. There is a parser (unified-latex), which takes ten microseconds for a character and no deep nesting; as
 * nothing is typeset here, LaTeX's tokens and its pairs of braces are enough.
 */
export function extractLatex(source: string): Extraction {
  const reader = new LatexReader(source);
  reader.read();
  return { text: source, blocks: reader.blocks, layout: reader.layout, omissions: reader.omissions };
}

/** One pass over the tokens. */
class LatexReader {
  readonly blocks: Block[] = [];
  readonly omissions: Omission[] = [];
  readonly layout = noLayout();
  readonly #source: string;
  readonly #arguments: LatexArguments;
  readonly #marks: NextMarks;
  #runs: Run[] = [];
  /** Up to here the source is in the runs, or left out of them. */
  #done = 0;
  /** The lists that are open, and whether each is ordered. */
  readonly #lists: boolean[] = [];
  #kind: Block["kind"] = "paragraph";
  /** Ends of arguments that stand in quotation marks. */
  readonly #quotesEnd = new Set<number>();
  #section: { level: number; reason: OmissionReason } | undefined;

  constructor(source: string) {
    this.#source = source;
    this.#arguments = new LatexArguments(source);
    this.#marks = new NextMarks(source);
  }

  read(): void {
    const start = DOCUMENT_START.exec(this.#source);
    const from = start ? start.index + start[0].length : 0;
    if (start) this.#omit(0, from, "frontMatter");
    this.#done = from;
    const end = this.#source.lastIndexOf("\\end{document}");
    const to = end >= from ? end : this.#source.length;
    TOKEN.lastIndex = from;
    for (let match = TOKEN.exec(this.#source); match && match.index < to; match = TOKEN.exec(this.#source)) {
      const next = this.#readToken(match.groups!, match.index, TOKEN.lastIndex);
      TOKEN.lastIndex = Math.min(next, to);
    }
    this.#take(to);
    this.#closeParagraph();
  }

  /** Returns where to go on. */
  #readToken(groups: Record<string, string | undefined>, start: number, end: number): number {
    const { begin, command, symbol, dollar, brace, quote } = groups;
    if (begin !== undefined) return this.#begin(begin, start, end);
    if (groups.end !== undefined) return this.#end(groups.end, start, end);
    if (command !== undefined) return this.#command(command, start, end);
    if (symbol !== undefined) return this.#symbol(symbol, start, end);
    if (dollar !== undefined) return this.#formula(dollar, dollar, start, end);
    if (groups.tie) return this.#replace(start, end, " ");
    if (quote) return this.#replace(start, end, quote === "`" ? "'" : '"');
    if (brace && this.#quotesEnd.has(start)) return this.#replace(start, end, '"');
    if (groups.blank) {
      this.#take(start);
      this.#closeParagraph();
    }
    return this.#skip(start, end);
  }

  #begin(name: string, start: number, end: number): number {
    const bare = name.replace("*", "");
    const close = `\\end{${name}}`;
    const reason = OMITTED_ENVIRONMENTS.get(name) ?? OMITTED_ENVIRONMENTS.get(bare);
    const isMaths = MATHS_ENVIRONMENTS.has(bare);
    const closing = reason || isMaths ? this.#marks.next(close, end) : -1;
    if (closing >= 0 && isMaths) return this.#replace(start, closing + close.length, PLACEHOLDER);
    this.#take(start);
    this.#closeParagraph();
    if (closing >= 0 && reason) {
      if (RAW_ENVIRONMENTS.has(name)) this.layout.codeBlocks += 1;
      if (reason === "table") this.layout.tables += 1;
      if (reason === "quotation") this.layout.quotations += 1;
      return this.#omit(start, closing + close.length, reason);
    }
    if (LIST_ENVIRONMENTS.has(bare)) this.#lists.push(/enum/.test(bare));
    return this.#skip(start, this.#arguments.after(end));
  }

  #end(name: string, start: number, end: number): number {
    this.#take(start);
    this.#closeParagraph();
    if (LIST_ENVIRONMENTS.has(name.replace("*", ""))) {
      this.#lists.pop();
      this.#kind = "paragraph";
    }
    return this.#skip(start, end);
  }

  #command(name: string, start: number, end: number): number {
    if (name === "verb" || name === "lstinline") return this.#verbatim(start, end);
    if (name === "def") return this.#skip(start, this.#arguments.afterDefinition(end));
    const known = COMMANDS.get(name);
    if (known) return this.#knownCommand(known, start, end);
    if (Object.hasOwn(ACCENT_COMMANDS, name)) return this.#accent(name, start, end);
    return this.#skip(start, this.#arguments.afterOptions(end));
  }

  #knownCommand(command: Command, start: number, end: number): number {
    switch (command.kind) {
      case "nothing":
        return this.#skip(start, this.#arguments.after(end, command.skipped));
      case "placeholder":
        if (command.counted) this.layout[command.counted] += 1;
        return this.#replace(start, this.#arguments.after(end, 1), PLACEHOLDER);
      case "text":
        return this.#replace(start, end, command.text);
      case "content":
        if (command.counted) this.layout[command.counted] += 1;
        return this.#skip(start, this.#arguments.after(end, command.skipped));
      case "quoted":
        return this.#quoted(start, end);
      case "heading":
        return this.#heading(command.level, start, end);
      case "break":
        this.#take(start);
        this.#closeParagraph();
        return this.#skip(start, this.#arguments.afterOptions(end));
      case "item":
        return this.#item(start, end);
      case "footnote":
        return this.#leaveOut(start, this.#arguments.after(end, 1), "footnote");
      case "image":
        this.layout.images += 1;
        return this.#skip(start, this.#arguments.after(end, 1));
    }
  }

  #symbol(symbol: string, start: number, end: number): number {
    if (symbol === "(" || symbol === "[") {
      return this.#formula(`\\${symbol}`, symbol === "(" ? "\\)" : "\\]", start, end);
    }
    if (symbol === "\\") return this.#replace(start, this.#arguments.afterOptions(end), " ");
    if (/[,;:\s]/.test(symbol)) return this.#replace(start, end, " ");
    if (/[-/!@]/.test(symbol)) return this.#skip(start, end);
    if (Object.hasOwn(ACCENT_COMMANDS, symbol)) return this.#accent(symbol, start, end);
    return this.#skip(start, end - 1, end);
  }

  /** The letter that an accent is over: `\"o`, `\"{o}`, `\c{c}`, `\'\i`. */
  #accent(accent: string, start: number, end: number): number {
    const letter = /^\{?\\?([A-Za-z])\}?/.exec(this.#source.slice(end, end + 4));
    if (!letter) return this.#skip(start, end);
    const composed = (letter[1]! + ACCENT_COMMANDS[accent]!).normalize("NFC");
    return this.#replace(start, end + letter[0].length, composed);
  }

  #formula(open: string, close: string, start: number, end: number): number {
    const closing = open === "$" ? this.#closingDollar(end) : this.#marks.next(close, end);
    const isFormula = closing > end && closing - end <= LONGEST_FORMULA;
    if (!isFormula) return this.#skip(start, end);
    return this.#replace(start, closing + close.length, PLACEHOLDER);
  }

  #closingDollar(from: number): number {
    let at = this.#marks.next("$", from);
    while (at > from && this.#source[at - 1] === "\\") at = this.#marks.next("$", at + 1);
    return at >= 0 && at - from <= LONGEST_FORMULA && /\n[ \t]*\r?\n/.test(this.#source.slice(from, at))
      ? -1
      : at;
  }

  /** `\verb|x|`, `\verb+x+`, `\lstinline[…]{x}`: the end of the line ends it too. */
  #verbatim(start: number, end: number): number {
    const from = this.#arguments.afterOptions(end);
    const mark = this.#source[from] ?? "";
    const line = this.#source.slice(from, from + LONGEST_VERBATIM).split("\n", 1)[0]!;
    const close = line.indexOf(mark === "{" ? "}" : mark, 1);
    if (close < 0 || /[\s\w]/.test(mark)) return this.#skip(start, end);
    this.layout.codeSpans += 1;
    return this.#replace(start, from + close + 1, PLACEHOLDER);
  }

  #quoted(start: number, end: number): number {
    const close = this.#arguments.endOfGroup(end);
    if (close === undefined) return this.#skip(start, end);
    this.#quotesEnd.add(close);
    return this.#replace(start, end + 1, '"');
  }

  #heading(level: number, start: number, end: number): number {
    const brace = this.#arguments.afterOptions(end);
    const close = this.#arguments.endOfGroup(brace);
    if (close === undefined) return this.#skip(start, end);
    this.#take(start);
    this.#closeParagraph();
    this.layout.headings += 1;
    if (!this.#section || level <= this.#section.level) {
      const reason = sectionOmission(this.#source.slice(brace + 1, Math.min(close, brace + 200)).trim());
      this.#section = reason && { level, reason };
    }
    return this.#omit(start, close + 1, "heading");
  }

  #item(start: number, end: number): number {
    this.#take(start);
    this.#closeParagraph();
    this.layout.listItems += 1;
    if (this.#lists.at(-1)) this.layout.orderedItems += 1;
    this.#kind = "listItem";
    return this.#skip(start, this.#arguments.afterOptions(end));
  }

  #take(to: number): void {
    if (to > this.#done) this.#runs.push({ start: this.#done, end: to });
    this.#done = Math.max(this.#done, to);
  }

  #skip(start: number, end: number, next = end): number {
    this.#take(start);
    this.#done = Math.max(this.#done, end);
    return next;
  }

  #replace(start: number, end: number, text: string): number {
    this.#take(start);
    this.#runs.push({ start, end, text });
    this.#done = end;
    return end;
  }

  /** Something amid a sentence that is no part of it. */
  #leaveOut(start: number, end: number, reason: OmissionReason): number {
    this.#take(start);
    return this.#omit(start, end, reason);
  }

  #omit(start: number, end: number, reason: OmissionReason): number {
    this.omissions.push({ start, end, reason });
    this.#done = end;
    return end;
  }

  #closeParagraph(): void {
    const runs = this.#runs;
    this.#runs = [];
    const isText = ({ start, end, text }: Run) => /\S/.test(text ?? this.#source.slice(start, end));
    const first = runs.findIndex(isText);
    if (first < 0) return;
    const last = runs.findLastIndex(isText);
    if (this.#section) {
      this.omissions.push({ start: runs[first]!.start, end: runs[last]!.end, reason: this.#section.reason });
      return;
    }
    this.blocks.push({ kind: this.#kind, runs: runs.slice(first, last + 1) });
  }
}

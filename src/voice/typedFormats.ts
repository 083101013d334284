import {
  type BlockState,
  blankLine,
  blockLine,
  indentOf,
  type LineReading,
  proseLine,
  singleLine,
} from "./lineReading.ts";

/** Plain text and commit messages: everything is prose but what git leaves out: comments and what follows the scissors. */
export function plainLine(line: string, state: BlockState): LineReading {
  if (line.trim() === "") return blankLine(state);
  if (/^#(?!#)/.test(line) || /^-+ >8 -+/.test(line)) return singleLine("directive", state);
  const list = /^\s*(?:[-*+•]|\d{1,9}[.)])\s+/.exec(line);
  return proseLine(state, list?.[0].length ?? indentOf(line), list !== null || state.inside !== "prose");
}

const LATEX_SKIPPED =
  /\\begin\{(verbatim|lstlisting|minted|Verbatim|alltt|comment|equation|align|gather|multline|displaymath|math|eqnarray|tabular|tabularx|longtable|tikzpicture|thebibliography)(\*?)\}/;
const LATEX_CODE = /^(?:verbatim|lstlisting|minted|Verbatim|alltt|comment)/;
const LATEX_COMMAND_LINE =
  /^\s*\\(?:(?:sub)*section|chapter|part|paragraph|title|author|date|label|bibliography|bibliographystyle|usepackage|documentclass|newcommand|renewcommand|input|include|includegraphics|begin|end|maketitle|tableofcontents|centering|caption)\b/;

/** LaTeX: preamble, comments, verbatim and display mathematics, sectioning and set-up commands are not prose. */
export function latexLine(line: string, state: BlockState): LineReading {
  if (state.close !== "") {
    if (!line.includes(state.close)) return blockLine(state.inside, state, state.close);
    return singleLine(state.inside, state);
  }
  if (line.trim() === "") return blankLine(state);
  if (/^\s*\\documentclass/.test(line)) return blockLine("frontMatter", state, "\\begin{document}");
  if (/^\s*%/.test(line)) return singleLine("directive", state);
  const skipped = LATEX_SKIPPED.exec(line);
  if (skipped) {
    const close = `\\end{${skipped[1]}${skipped[2]}}`;
    const kind = LATEX_CODE.test(skipped[1] as string) ? "code" : "math";
    return line.includes(close) ? singleLine(kind, state) : blockLine(kind, state, close);
  }
  for (const [open, close] of [
    ["\\[", "\\]"],
    ["$$", "$$"],
  ] as const) {
    if (!line.trimStart().startsWith(open)) continue;
    return line.trimStart().indexOf(close, 2) > 0
      ? singleLine("math", state)
      : blockLine("math", state, close);
  }
  if (LATEX_COMMAND_LINE.test(line)) return singleLine("directive", state);
  const item = /^\s*\\item(?:\[[^\]]*\])?\s*/.exec(line);
  return proseLine(state, item?.[0].length ?? indentOf(line), item !== null || state.inside !== "prose");
}

const PROSE_DIRECTIVE =
  /^\s*\.\. (?:note|warning|tip|important|hint|caution|attention|danger|error|seealso|versionadded|versionchanged|deprecated)::/;

/** reStructuredText: directives, comments, literal and doctest blocks, field lists, tables and underlines are not prose. */
export function restructuredTextLine(line: string, state: BlockState): LineReading {
  const indent = indentOf(line);
  if (line.trim() === "") {
    const stays = state.inside === "code" || state.inside === "directive";
    return stays ? blockLine(state.inside, state, "", state.indent) : blankLine(state);
  }
  if (state.inside === "frontMatter") return blockLine("frontMatter", state, "");
  if ((state.inside === "code" || state.inside === "directive") && indent > state.indent) {
    return blockLine(state.inside, state, "", state.indent);
  }
  if (state.first && /^PEP: \d/.test(line)) return blockLine("frontMatter", state, "");
  if (PROSE_DIRECTIVE.test(line)) return proseLine(state, line.indexOf("::") + 2, true);
  if (/^\s*\.\.(?:\s|$)/.test(line)) return blockLine("directive", state, "", indent);
  if (/^\s*>>> /.test(line)) return singleLine("code", state);
  if (/^\s*([=\-~^"'+*#`.:_])\1{2,}\s*$/.test(line)) return singleLine("heading", state);
  if (/^\s*(?:[+|]|=+\s+=)/.test(line)) return singleLine("table", state);
  if (/^\s*:[\w -]+:(?:\s|$)/.test(line)) return singleLine("directive", state);
  const list = /^\s*(?:[-*+•]|(?:\d+|#|[a-z])[.)])\s+/.exec(line);
  const reading = proseLine(state, list?.[0].length ?? indent, list !== null || state.inside !== "prose");
  return /::\s*$/.test(line)
    ? { ...reading, after: { ...reading.after, inside: "code", close: "", indent } }
    : reading;
}

/** AsciiDoc: delimited listings, passthroughs, comments and tables, headings, attributes and block macros are not prose. */
export function asciidocLine(line: string, state: BlockState): LineReading {
  if (state.close !== "") {
    const ends = line.trimEnd() === state.close;
    return ends ? singleLine(state.inside, state) : blockLine(state.inside, state, state.close);
  }
  if (line.trim() === "") return blankLine(state);
  const delimiter = /^(-{4,}|\.{4,}|\+{4,}|\/{4,}|`{3,}|[|,:!]={3,})/.exec(line);
  if (delimiter) return blockLine(line.includes("=") ? "table" : "code", state, line.trimEnd());
  if (/^={1,6}\s/.test(line) || /^\.[^\s.]/.test(line)) return singleLine("heading", state);
  if (/^(?:_{4,}|\*{4,}|={4,}|--|'{3,}|<{3})\s*$/.test(line)) return singleLine("directive", state);
  if (/^(?::[\w!-]+:|\[.*\]\s*$|\/\/|\w+::)/.test(line)) return singleLine("directive", state);
  const inParagraph = state.inside === "prose";
  if (/^\s/.test(line) && !inParagraph && !/^\s*[*.-]+\s/.test(line)) return singleLine("code", state);
  const list = /^\s*(?:\*{1,5}|\.{1,5}|-|\d+\.)\s+/.exec(line);
  return proseLine(state, list?.[0].length ?? indentOf(line), list !== null || !inParagraph);
}

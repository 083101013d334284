/**
 * What leads somewhere, shows a picture, reads a file or runs something, in formats other than Markdown and HTML; each with a group
 * for the words that stay of it, where it has any.
 */
const COMMANDS: Readonly<Record<string, readonly RegExp[]>> = {
  latex: [
    /\\href\s*(?:\[[^\]]*\])?\s*\{[^{}]*\}\s*\{([^{}]*)\}/g,
    /\\(?:url|nolinkurl|path)\s*\{([^{}]*)\}/g,
    /\\(?:includegraphics|includepdf|includesvg|includemedia|movie|embedfile|attachfile|bibliography|addbibresource|usepackage|RequirePackage|input|include|import|subimport|subfile|InputIfFileExists|IfFileExists|verbatiminput|lstinputlisting|inputminted)\b\*?(?:\s*\[[^\]]*\])*(?:\s*\{[^{}]*\})*(?:[ \t]*[^\s{}\\]*\.tex\b)?/g,
    /\\(?:immediate|ShellEscape|directlua|luaexec|catcode|csname|special|pdfobj|openin|openout|newread|newwrite|read|write(?:18)?|def|edef|gdef|xdef|let|futurelet|loop|everypar|AtEndDocument)\b[^\n]*/g,
  ],
  restructuredtext: [
    /^[ \t]*\.\. (?:\|[^|\n]*\| )?(?:image|figure|raw|include|literalinclude|csv-table|role|default-role|highlight|math-include|youtube|video|iframe)::[^\n]*(?:\n[ \t]+\S[^\n]*|\n[ \t]*(?=\n[ \t]+\S))*/gm,
    /^[ \t]*\.\. _[^\n]*:[ \t]*\S[^\n]*/gm,
    /^[ \t]*__ \S[^\n]*/gm,
    /`([^`<>\n]*)<[^<>`\n]*>`__?/g,
    /:(?:download|doc|raw|include):`([^`\n]*)`/g,
  ],
  asciidoc: [
    /(?:link|mailto|xref):[^\s[\]]+\[([^\]\n]*)\]/g,
    /(?:image|video|audio|include|iframe|plantuml|toc)::?[^\s[\]]*\[[^\]\n]*\]/g,
    /pass:[a-z,]*\[([^\]\n]*)\]/g,
    /^\+{4,}[ \t]*$/gm,
    /^:[\w!-]+:[^\n]*$/gm,
  ],
};

/** The commands of that kind in a text of a language, as they are written. */
export function commandsIn(text: string, languageId: string): string[] {
  return (COMMANDS[languageId] ?? []).flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([command]) => command),
  );
}

/** The text with only those such commands that are known ({@link commandsIn}); of others their words stay. Never longer than the text. */
export function withoutForeignCommands(text: string, known: ReadonlySet<string>, languageId: string): string {
  let plain = text;
  for (const pattern of COMMANDS[languageId] ?? []) {
    plain = plain.replace(pattern, (command: string, words: unknown) => {
      if (known.has(command)) return command;
      return typeof words === "string" ? words : "";
    });
  }
  return plain;
}

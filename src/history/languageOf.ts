/** VS Code's language identifiers by file extension. Formats that nothing reads yet are here to be reported, not passed over. */
const LANGUAGES: Readonly<Record<string, string>> = {
  md: "markdown",
  markdown: "markdown",
  mdown: "markdown",
  mkd: "markdown",
  mdx: "mdx",
  dj: "djot",
  djot: "djot",
  qmd: "markdown",
  rmd: "markdown",
  txt: "plaintext",
  text: "plaintext",
  rst: "restructuredtext",
  rest: "restructuredtext",
  html: "html",
  htm: "html",
  xhtml: "html",
  tex: "latex",
  latex: "latex",
  adoc: "asciidoc",
  asciidoc: "asciidoc",
  org: "org",
  ipynb: "jupyter",
  docx: "docx",
  eml: "eml",
  mbox: "mbox",
  odt: "odt",
  rtf: "rtf",
};

/** Files that git gives its editor. */
const COMMIT_MESSAGES = /^(?:COMMIT_EDITMSG|MERGE_MSG|TAG_EDITMSG|SQUASH_MSG)$/;

/** The language of a file by its name; undefined where it is nothing that people write prose in. */
export function languageOf(path: string): string | undefined {
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  if (COMMIT_MESSAGES.test(name)) return "git-commit";
  const dot = name.lastIndexOf(".");
  const extension = name.slice(dot + 1).toLowerCase();
  return dot > 0 && Object.hasOwn(LANGUAGES, extension) ? LANGUAGES[extension] : undefined;
}

/** What extensions for the editor call languages that have another name here. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  tex: "latex",
  quarto: "markdown",
  rmd: "markdown",
  rst: "restructuredtext",
};

/** Names under which an editor may know the documents of these languages. */
export function namesOf(languages: readonly string[]): string[] {
  const others = Object.keys(OTHER_NAMES).filter((name) => languages.includes(OTHER_NAMES[name] as string));
  return [...languages, ...others];
}

/**
 * The language of a document that is open in an editor, which calls it `languageId`. What opens as plain text, since no extension
 * knows its language, is of the language that its name says, where that is one of `languages`.
 */
export function languageOfOpen(languageId: string, path: string, languages: readonly string[]): string {
  if (Object.hasOwn(OTHER_NAMES, languageId)) return OTHER_NAMES[languageId] as string;
  if (languageId !== "plaintext") return languageId;
  const named = languageOf(path);
  return named !== undefined && languages.includes(named) ? named : languageId;
}

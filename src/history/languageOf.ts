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

import type { OmissionReason } from "./prose.ts";

/** What a command leaves in the text. Commands that are not listed leave what stands in their braces. */
export type Command =
  /** Nothing, and neither do that many arguments in braces. */
  | { readonly kind: "nothing"; readonly skipped: number }
  /** A placeholder for itself and its arguments. */
  | { readonly kind: "placeholder"; readonly counted?: "codeSpans" | "links" }
  | { readonly kind: "text"; readonly text: string }
  /** Its last argument, after that many that are skipped. */
  | { readonly kind: "content"; readonly skipped: number; readonly counted?: "emphases" | "links" }
  /** Its last argument, in quotation marks. */
  | { readonly kind: "quoted" }
  /** A heading of a level, from 0. */
  | { readonly kind: "heading"; readonly level: number }
  | { readonly kind: "break" }
  | { readonly kind: "item" }
  | { readonly kind: "footnote" }
  | { readonly kind: "image" };

const nothing = (skipped: number): Command => ({ kind: "nothing", skipped });
const heading = (level: number): Command => ({ kind: "heading", level });
const text = (characters: string): Command => ({ kind: "text", text: characters });

export const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ...each<Command>(
    nothing(0),
    "noindent indent centering raggedright raggedleft maketitle tableofcontents clearpage newpage",
  ),
  ...each<Command>(
    nothing(0),
    "bfseries itshape em it bf sc tt rm sf small footnotesize scriptsize tiny large Large LARGE huge",
  ),
  ...each<Command>(
    nothing(0),
    "normalsize protect relax appendix frontmatter mainmatter backmatter hline toprule midrule",
  ),
  ...each<Command>(
    nothing(0),
    "bottomrule footnotemark printbibliography listoffigures listoftables hfill vfill hrule xspace",
  ),
  ...each<Command>(
    nothing(1),
    "label usepackage documentclass input include bibliography bibliographystyle vspace hspace pagestyle",
  ),
  ...each<Command>(
    nothing(1),
    "thispagestyle phantom vphantom hphantom nocite cite citep parencite autocite footcite supercite",
  ),
  ...each<Command>(
    nothing(1),
    "index glsadd addbibresource graphicspath hypersetup geometry author date thanks institute email",
  ),
  ...each<Command>(
    nothing(1),
    "affiliation keywords linespread pagenumbering theoremstyle lstset usetikzlibrary color tikzset",
  ),
  ...each<Command>(
    nothing(1),
    "captionsetup DeclareGraphicsExtensions bibitem includeonly hyphenation ensuremath todo marginpar",
  ),
  ...each<Command>(
    nothing(2),
    "setlength addtolength setcounter addtocounter newcommand renewcommand providecommand newtheorem",
  ),
  ...each<Command>(
    nothing(2),
    "DeclareMathOperator newenvironment renewenvironment definecolor rule addcontentsline fontsize",
  ),
  ...each<Command>(
    { kind: "placeholder", counted: "links" },
    "ref eqref pageref autoref nameref vref cref Cref hyperref url",
  ),
  ...each<Command>(
    { kind: "placeholder", counted: "links" },
    "citet citeauthor citeyear citetitle textcite Textcite Citet",
  ),
  ...each<Command>(
    { kind: "placeholder", counted: "codeSpans" },
    "texttt code path lstinline verb mintinline",
  ),
  ...each<Command>({ kind: "placeholder" }, "gls Gls glspl Glspl ac acp acs acl SI qty num unit si ang ce"),
  ...each<Command>(
    { kind: "content", skipped: 0, counted: "emphases" },
    "emph textit textbf textsl underline uline alert",
  ),
  ...each<Command>({ kind: "content", skipped: 1, counted: "links" }, "href"),
  ...each<Command>(
    { kind: "content", skipped: 1 },
    "textcolor colorbox foreignlanguage parbox raisebox hyperlink hypertarget",
  ),
  ...each<Command>({ kind: "quoted" }, "enquote textquote"),
  ...each<Command>({ kind: "break" }, "par medskip bigskip smallskip caption paragraphbreak"),
  ...each<Command>({ kind: "footnote" }, "footnote footnotetext sidenote endnote"),
  ...each<Command>({ kind: "image" }, "includegraphics includesvg"),
  ["item", { kind: "item" }],
  ["part", heading(0)],
  ["chapter", heading(1)],
  ["section", heading(2)],
  ["subsection", heading(3)],
  ["subsubsection", heading(4)],
  ["paragraph", heading(5)],
  ["subparagraph", heading(6)],
  ["title", heading(0)],
  ["subtitle", heading(1)],
  ["frametitle", heading(2)],
  ["LaTeX", text("LaTeX")],
  ["TeX", text("TeX")],
  ["ldots", text("…")],
  ["dots", text("…")],
  ["textellipsis", text("…")],
  ["textendash", text("–")],
  ["textemdash", text("—")],
  ["textbackslash", text("\\")],
  ["textquoteright", text("’")],
  ["quad", text(" ")],
  ["qquad", text(" ")],
  ["newline", text(" ")],
  ["linebreak", text(" ")],
  ["ss", text("ß")],
  ["ae", text("æ")],
  ["AE", text("Æ")],
  ["oe", text("œ")],
  ["OE", text("Œ")],
  ["o", text("ø")],
  ["O", text("Ø")],
  ["aa", text("å")],
  ["AA", text("Å")],
  ["l", text("ł")],
  ["L", text("Ł")],
  ["i", text("ı")],
  ["j", text("ȷ")],
  ["S", text("§")],
  ["P", text("¶")],
  ["copyright", text("©")],
  ["euro", text("€")],
  ["pounds", text("£")],
  ["dag", text("†")],
]);

/** What an accent is in Unicode, as it follows its letter. */
export const ACCENT_COMMANDS: Readonly<Record<string, string>> = {
  "`": "\u0300",
  "'": "\u0301",
  "^": "\u0302",
  "~": "\u0303",
  "=": "\u0304",
  u: "\u0306",
  ".": "\u0307",
  '"': "\u0308",
  r: "\u030A",
  H: "\u030B",
  v: "\u030C",
  c: "\u0327",
  k: "\u0328",
};

/** Environments whose content is no LaTeX. */
export const RAW_ENVIRONMENTS: ReadonlySet<string> = new Set(
  "verbatim verbatim* lstlisting minted Verbatim alltt comment filecontents filecontents*".split(" "),
);

/** Environments that are left out, and why. */
export const OMITTED_ENVIRONMENTS: ReadonlyMap<string, OmissionReason> = new Map<string, OmissionReason>([
  ...each<OmissionReason>("code", [...RAW_ENVIRONMENTS].join(" ")),
  ...each<OmissionReason>(
    "code",
    "tikzpicture picture algorithm algorithmic algorithm2e forest pspicture axis prooftree",
  ),
  ...each<OmissionReason>("quotation", "quote quotation verse displayquote"),
  ...each<OmissionReason>("table", "tabular tabular* tabularx tabulary longtable tabbing supertabular array"),
  ...each<OmissionReason>("linkTarget", "thebibliography"),
]);

/** Environments of formulas, which stand in a sentence. */
export const MATHS_ENVIRONMENTS: ReadonlySet<string> = new Set(
  "equation align gather multline eqnarray displaymath math flalign alignat dmath".split(" "),
);

export const LIST_ENVIRONMENTS: ReadonlySet<string> = new Set(
  "itemize enumerate description compactitem compactenum inparaenum".split(" "),
);

function each<Value>(value: Value, names: string): [string, Value][] {
  return names.split(" ").map((name) => [name, value]);
}

import { PLACEHOLDER } from "./prose.ts";
import { FILLER } from "./templates.ts";

/** No construct is longer. Characters. */
const LONGEST = 2000;

/** What dialects of Markdown add that CommonMark takes for text. All of it goes; what it is put around stays. */
const DIALECTS = new RegExp(
  [
    // Fenced divisions: Pandoc, Quarto, Djot, Docusaurus, MyST.
    String.raw`^[ \t]*:{3,}[^\n]*$`,
    // Attributes of what stands before: ![](a.png){width=50%}, ${"`"}x${"`"}{=html}.
    String.raw`(?<=[\])${"`"}])\{(?:[\w-]{1,40}=(?:"[^"\n]{0,200}"|[^\s"{}]{1,200})(?:[ \t]+|(?=\}))){1,20}\}`,
    String.raw`(?<=${"`"})\{=[a-z]{1,20}\}`,
    // WordPress's shortcodes: [gallery ids="1"], [/caption].
    String.raw`\[(?:[a-z][\w-]{0,40}(?:[ \t]+[\w-]{1,40}=(?:"[^"\n]{0,200}"|[^\s"\]]{1,200})){1,20}[ \t]*\/?|\/[a-z][\w-]{0,40})\](?![([:])`,
    // Emoji by name: :tada:.
    String.raw`(?<![\w:]):[a-z][a-z0-9_+-]{1,30}:(?![\w:])`,
  ].join("|"),
  "gm",
);

/** Djot's and CriticMarkup's marks: {+inserted+}, {-deleted-}, {=marked=}, {_emphasised_}, {>>said<<}. */
const BRACED_MARKS = /\{(?:([_*+=^~-]{1,2})(?=\S)([^{}\n]{1,400}?)\1|>>([^{}\n]{1,400}?)<<)\}/g;

/** Imports and exports of MDX, which stand in paragraphs of their own. */
const MODULE_PARAGRAPH = /(?<=^|\n[ \t]*\r?\n)(?:import|export)[ \t{*][^\n]*(?:\n(?![ \t]*\r?\n)[^\n]*)*/g;

/** A component's tag, its expressions hidden already. */
const COMPONENT_TAG = new RegExp(
  String.raw`<\/?(?:[A-Z][\w.]{0,80}|[a-z]\w{0,40}\.[\w.]{1,40}|[a-z][\w-]{0,40}(?=[^<>]{0,${LONGEST}}${PLACEHOLDER}))(?=[\s/>])(?:[^<>"']|"[^"]{0,${LONGEST}}"|'[^']{0,${LONGEST}}'){0,${LONGEST}}>|<\/?>`,
  "g",
);

/** Hides, with equal length, what dialects of Markdown add; line breaks stay in their places. */
export function maskDialects(text: string): string {
  return text.replace(DIALECTS, hidden).replace(BRACED_MARKS, withoutMarks);
}

function withoutMarks(_: string, mark = ">>", marked?: string, said?: string): string {
  const side = FILLER.repeat(mark.length + 1);
  return `${side}${marked ?? said}${side}`;
}

/** Hides, with equal length, what is code in MDX: imports, exports, expressions and the tags of components. */
export function maskMdx(text: string): string {
  return maskExpressions(text.replace(MODULE_PARAGRAPH, hidden)).replace(COMPONENT_TAG, hidden);
}

/** Expressions in braces, with the braces inside them, stand for a word of the sentence; comments for nothing. */
function maskExpressions(text: string): string {
  let masked = "";
  let done = 0;
  const open: number[] = [];
  for (const { 0: brace, index } of text.matchAll(/[{}]/g)) {
    if (brace === "{") {
      open.push(index);
      continue;
    }
    const start = open.pop();
    const isOutermost = open.length === 0 || index - open[0]! > LONGEST;
    if (start === undefined || !isOutermost || start < done) continue;
    open.length = 0;
    const expression = hidden(text.slice(start, index + 1));
    const isComment = text.startsWith("{/*", start);
    masked += text.slice(done, start) + (isComment ? expression : PLACEHOLDER + expression.slice(1));
    done = index + 1;
  }
  return masked + text.slice(done);
}

const hidden = (stretch: string) => stretch.replace(/[^\r\n]/g, FILLER);

import type { LayoutCounts } from "./blocks.ts";
import type { Run } from "./mappedText.ts";
import { PLACEHOLDER } from "./prose.ts";

/** No inline construct is longer; keeps unclosed marks from being searched to the end. Characters. */
const LONGEST = 600;

/** AsciiDoc's inline markup (the language documentation's "Text" and "Macros"), in order of precedence. */
const INLINE = new RegExp(
  [
    String.raw`\\(?<escaped>[*_${"`"}#+{<~^])`,
    "(?<quoted>\"`|`\"|'`|`')",
    String.raw`(?<literal>${"``"}[^${"`"}\n]{1,${LONGEST}}${"``"}|(?<![\w${"`"}])${"`"}(?=\S)[^${"`"}]{1,${LONGEST}}${"`"}(?!\w))`,
    String.raw`(?<pass>\+{3}[^+]{1,${LONGEST}}\+{3}|(?<!\w)\+(?=[^\s+])[^+\n]{1,${LONGEST}}\+(?!\w))`,
    String.raw`(?<note>\s*\bfootnote:[\w-]{0,40}\[(?:[^\]\\]|\\.){0,${LONGEST}}\])`,
    String.raw`(?<macro>\b(?:kbd|btn|menu|stem|latexmath|asciimath|pass|icon|image|indexterm2?|anchor):[^\s\[\]]{0,200}\[(?:[^\]\\]|\\.){0,${LONGEST}}\])`,
    String.raw`(?:link:|xref:|mailto:|\b(?:https?|ftp|irc):\/\/)[^\s\[\]<>]{1,${LONGEST}}\[(?<linkText>(?:[^\]\\]|\\.){0,${LONGEST}})\]`,
    String.raw`(?<reference><<[^<>,\n]{1,200}(?:,(?<title>[^<>]{1,${LONGEST}}))?>>)`,
    String.raw`(?<hidden>\[\[[^\]\n]{1,100}\]\]|\(\(\([^()]{1,200}\)\)\)|\[[.#%][^\]\n]{1,100}\](?=[#*_${"`"}]))`,
    String.raw`(?<attribute>\{[\w-]{1,60}\})`,
    String.raw`\*\*(?=\S)(?<strongs>[^*]{1,${LONGEST}})\*\*|(?<![\w*])\*(?=[^\s*])(?<strong>[^*]{1,${LONGEST}})\*(?![\w*])`,
    String.raw`__(?=\S)(?<emphases>[^_]{1,${LONGEST}})__|(?<![\w_])_(?=[^\s_])(?<emphasis>[^_]{1,${LONGEST}})_(?![\w_])`,
    String.raw`(?<![\w#])#{1,2}(?=[^\s#])(?<marked>[^#]{1,${LONGEST}})#{1,2}(?![\w#])`,
    String.raw`[\^~](?<raised>[^\s^~]{1,40})[\^~]`,
    String.raw`(?<hardBreak> \+(?=\r?\n|$))`,
  ].join("|"),
  "g",
);

/** What a character attribute stands for: https://docs.asciidoctor.org/asciidoc/latest/attributes/character-replacement-ref/ */
const CHARACTERS: Readonly<Record<string, string>> = {
  nbsp: " ",
  apos: "'",
  quot: '"',
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  amp: "&",
  plus: "+",
  asterisk: "*",
  empty: "",
  sp: " ",
  zwsp: "",
};

/** The runs of source[from, to): marks gone, code a placeholder, links their text. Counts what it meets. */
export function asciidocRuns(source: string, from: number, to: number, layout: LayoutCounts): Run[] {
  const runs: Run[] = [];
  const text = source.slice(from, to);
  let done = 0;
  const take = (end: number) => {
    if (end > done) runs.push({ start: from + done, end: from + end });
  };
  for (const match of text.matchAll(INLINE)) {
    const start = match.index;
    const end = start + match[0].length;
    take(start);
    done = end;
    for (const run of runsOf(match.groups!, match[0], layout)) {
      runs.push({ ...run, start: from + start + run.start, end: from + start + run.end });
    }
  }
  take(text.length);
  return runs;
}

/** What stands for one construct, in offsets of the match. Emphasis within emphasis is read again. */
function runsOf(
  groups: Record<string, string | undefined>,
  match: string,
  layout: LayoutCounts,
): readonly Run[] {
  const { escaped, quoted, literal, pass, macro, linkText, reference, title, attribute, hardBreak } = groups;
  const replaced = (text: string) => [{ start: 0, end: match.length, text }];
  const inner = (content: string) => {
    const start = match.lastIndexOf(content);
    return asciidocRuns(match, start, start + content.length, layout);
  };
  if (escaped !== undefined) return [{ start: 1, end: 2 }];
  if (quoted) return replaced(quoted.includes('"') ? '"' : "'");
  if (literal) {
    layout.codeSpans += 1;
    return replaced(PLACEHOLDER);
  }
  if (pass) return replaced(PLACEHOLDER);
  if (macro) {
    if (macro.startsWith("image:")) layout.images += 1;
    return /^(?:image|icon|indexterm|anchor)/.test(macro) ? [] : replaced(PLACEHOLDER);
  }
  if (linkText !== undefined) {
    layout.links += 1;
    const shown = linkText.replace(/\^$|,\s*(?:window|role|opts)=.*$/s, "");
    return shown.trim() === "" ? replaced(PLACEHOLDER) : inner(shown);
  }
  if (reference) {
    layout.links += 1;
    return title ? inner(title) : replaced(PLACEHOLDER);
  }
  if (attribute) {
    const character = attribute.slice(1, -1);
    return replaced(Object.hasOwn(CHARACTERS, character) ? CHARACTERS[character]! : PLACEHOLDER);
  }
  if (hardBreak) return replaced(" ");
  const emphasised = groups.strongs ?? groups.strong ?? groups.emphases ?? groups.emphasis;
  if (emphasised !== undefined) layout.emphases += 1;
  const content = emphasised ?? groups.marked ?? groups.raised;
  return content === undefined ? [] : inner(content);
}

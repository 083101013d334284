import type { LayoutCounts } from "./blocks.ts";
import type { Run } from "./mappedText.ts";
import { PLACEHOLDER } from "./prose.ts";

/** No inline construct is longer; keeps unclosed marks from being searched to the end. Characters. */
const LONGEST = 600;

/** reStructuredText's inline markup (docutils' specification, "Inline Markup"), in order of precedence. */
const INLINE = new RegExp(
  [
    String.raw`\\(?<escaped>[\s\S])`,
    String.raw`(?<literal>${"``"}(?=\S)[\s\S]{1,${LONGEST}}?${"``"})`,
    String.raw`:(?<role>[A-Za-z][\w:+.-]{0,40}):${"`"}(?<roleText>[^${"`"}]{1,${LONGEST}})${"`"}`,
    `\`(?<phrase>[^\`]{1,${LONGEST}})\`(?<reference>__?)?`,
    String.raw`(?<footnote>\s*\[(?:\d+|[#*][\w.-]*|[A-Za-z][\w.-]*)\]_(?!\w))`,
    String.raw`(?<substitution>\|(?=\S)[^|\n]{1,80}\|_{0,2})`,
    String.raw`\*\*(?=\S)(?<strong>[^*]{1,${LONGEST}})\*\*`,
    String.raw`(?<![\w*])\*(?=[^\s*])(?<emphasis>[^*]{1,${LONGEST}})\*(?!\w)`,
    String.raw`(?<=[A-Za-z0-9])(?<named>__?)(?=[\s.,;:)!?'"]|$)`,
  ].join("|"),
  "g",
);

/** Roles whose text is a name in code, not a word of the sentence. */
const TEXT_ROLES = /^(?:ref|doc|term|dfn|abbr|sub|sup|emphasis|strong|pep|rfc|index|any|title)$/;

/** The runs of source[from, to): marks gone, literals a placeholder, references their text. Counts what it meets. */
export function inlineRuns(source: string, from: number, to: number, layout: LayoutCounts): Run[] {
  const runs: Run[] = [];
  const text = source.slice(from, to);
  let done = 0;
  for (const match of text.matchAll(INLINE)) {
    const start = match.index;
    const end = start + match[0].length;
    if (start > done) runs.push({ start: from + done, end: from + start });
    done = end;
    const run = runOf(match.groups as Record<string, string | undefined>, match[0], start, layout);
    if (run) runs.push({ ...run, start: from + run.start, end: from + run.end });
  }
  if (done < text.length) runs.push({ start: from + done, end: to });
  return runs;
}

/** What stands for one construct in the text; undefined where nothing does. */
function runOf(
  groups: Record<string, string | undefined>,
  match: string,
  start: number,
  layout: LayoutCounts,
): Run | undefined {
  const { escaped, literal, role, roleText, phrase, reference, substitution, strong, emphasis } = groups;
  const end = start + match.length;
  const inner = (content: string) => {
    const at = start + match.indexOf(content);
    return { start: at, end: at + content.length };
  };
  if (escaped !== undefined) return /\s/.test(escaped) ? undefined : inner(escaped);
  if (literal) {
    layout.codeSpans += 1;
    return { start, end, text: PLACEHOLDER };
  }
  if (role && roleText) return roleRun(role, roleText, start, end, match, layout);
  if (phrase) {
    if (!reference) return inner(phrase);
    layout.links += 1;
    return inner(withoutTarget(phrase));
  }
  if (substitution) return { start, end, text: PLACEHOLDER };
  const emphasised = strong ?? emphasis;
  if (emphasised === undefined) return undefined;
  layout.emphases += 1;
  return inner(emphasised);
}

function roleRun(
  role: string,
  content: string,
  start: number,
  end: number,
  match: string,
  layout: LayoutCounts,
): Run {
  const isNumbered = role === "pep" || role === "rfc";
  if (isNumbered || role === "ref" || role === "doc") layout.links += 1;
  const title = withoutTarget(content);
  const hasTitle = title.length < content.length;
  if (isNumbered && !hasTitle)
    return { start, end, text: `${role.toUpperCase()} ${content.replace(/#.*/s, "")}` };
  if (hasTitle || TEXT_ROLES.test(role)) {
    const at = start + match.indexOf("`") + 1;
    return { start: at, end: at + title.length };
  }
  layout.codeSpans += 1;
  return { start, end, text: PLACEHOLDER };
}

/** `the docs <https://…>` without its target. A target alone is its own text. */
function withoutTarget(phrase: string): string {
  const target = phrase.lastIndexOf("<");
  const title = target > 0 && phrase.endsWith(">") ? phrase.slice(0, target).trimEnd() : "";
  return title === "" ? phrase : title;
}

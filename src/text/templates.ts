import type { Span } from "./prose.ts";

/** Fills the place of a masked template tag: no letter, no white space, nothing in Markdown; typography drops it. */
export const FILLER = "\uE000";

/** Tags of static site generators: Hugo's shortcodes, Liquid's and Jinja's tags and values, kramdown's attributes. */
const TAG_PAIRS: readonly (readonly [open: string, close: string])[] = [
  ["{{<", ">}}"],
  ["{{%", "%}}"],
  ["{{", "}}"],
  ["{%", "%}"],
  ["{:", "}"],
  ["{.", "}"],
  ["{#", "}"],
];

/** Tags around what is not the author's prose: all between them goes as well. */
const ENCLOSING_TAG = /^\{(?:%-?|\{[<%])\s*(highlight|raw|tweet|quote-block|figure|mermaid|comment)\b/;

/** No tag is longer; an unclosed one is text. Characters. */
const LONGEST_TAG = 2000;

export interface MaskedTemplates {
  /** Of the same length as the source, line breaks in their places. */
  readonly text: string;
  /** Stretches between paired tags such as `{% highlight %} … {% endhighlight %}`. */
  readonly enclosed: readonly Span[];
}

/** Hides template tags, which Markdown parsers take for text, so that a link to `{{< ref "x.md" >}}` is a link. */
export function maskTemplates(source: string): MaskedTemplates {
  if (!source.includes("{")) return { text: source, enclosed: [] };
  let text = "";
  let done = 0;
  const enclosed: Span[] = [];
  const unclosed = new Set<string>();
  for (let at = source.indexOf("{"); at >= 0; at = source.indexOf("{", Math.max(at + 1, done))) {
    const end = endOfTag(source, at);
    if (end === undefined) continue;
    const enclosedEnd = endOfEnclosed(source, at, end, unclosed);
    if (enclosedEnd !== undefined) enclosed.push({ start: at, end: enclosedEnd });
    text += source.slice(done, at) + source.slice(at, enclosedEnd ?? end).replace(/[^\r\n]/g, FILLER);
    done = enclosedEnd ?? end;
  }
  return { text: text + source.slice(done), enclosed };
}

function endOfTag(source: string, at: number): number | undefined {
  for (const [open, close] of TAG_PAIRS) {
    if (!source.startsWith(open, at)) continue;
    const tag = source.slice(at, at + LONGEST_TAG);
    const end = tag.indexOf(close, open.length);
    if (end < 0 || tag.slice(0, end).includes("\n\n")) return undefined;
    if (close === "}" && /[\n{]/.test(tag.slice(1, end))) return undefined;
    return at + end + close.length;
  }
  return undefined;
}

/** @param unclosed names that no closing tag follows any more, so that none is looked for twice */
function endOfEnclosed(source: string, at: number, end: number, unclosed: Set<string>): number | undefined {
  const name = ENCLOSING_TAG.exec(source.slice(at, end))?.[1];
  if (name === undefined || unclosed.has(name)) return undefined;
  const closing = new RegExp(
    `\\{(?:%-?\\s*end${name}\\b[^}]*%|\\{[<%]\\s*/\\s*${name}\\b[^}]*[>%]\\})\\}`,
    "g",
  );
  closing.lastIndex = end;
  const match = closing.exec(source);
  if (!match) unclosed.add(name);
  return match ? match.index + match[0].length : undefined;
}

import { GFM, parser } from "@lezer/markdown";
import { commandsIn, withoutForeignCommands } from "./foreignCommands.ts";

const markdown = parser.configure(GFM);

/** Scripts whose letters take a joiner to be written right. */
const JOINING =
  "Arabic Syriac Mongolian Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Khmer Myanmar Tibetan"
    .split(" ")
    .map((script) => `\\p{Script=${script}}`)
    .join("");
/** Where a character without a width of its own belongs to what can be seen: joiners in those scripts and in emoji, and an emoji's style. */
const BELONGS = [
  `(?<=[${JOINING}])[\\u200C\\u200D](?=[${JOINING}])`,
  "(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F])\\u200D(?=\\p{Extended_Pictographic})",
  "(?<=\\p{Extended_Pictographic})[\\uFE0E\\uFE0F]",
  "(?<=[0-9#*])\\uFE0F(?=\\u20E3)",
].join("|");
/**
 * Control characters; format characters and others that are not drawn, among them those that reverse text, hide it or carry other
 * text in it (Unicode TR 36, 3.6; UAX 44, Default_Ignorable_Code_Point); private use, halves of pairs, the blank of Braille, and the placeholder.
 */
const INVISIBLE = new RegExp(
  `(?!${BELONGS})(?:(?![\\n\\t])\\p{Cc}|[\\p{Cf}\\p{Default_Ignorable_Code_Point}\\p{Cs}\\p{Co}\\u2800\\uFFFC])`,
  "gu",
);
/** More marks on one letter than any script has run over the lines around it. */
const PILED_MARKS = /(\p{M}{6})\p{M}+/gu;

/** The text with "\n" for every line's end and without anything that a reader cannot see. */
export function onlyVisible(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(INVISIBLE, "")
    .replace(PILED_MARKS, "$1");
}

/** Markup that makes a reader's program go somewhere, run something, or hide what is written. */
const LEADS_AWAY = new Set([
  "Link",
  "Image",
  "Autolink",
  "URL",
  "LinkReference",
  "HTMLTag",
  "HTMLBlock",
  "Comment",
  "CommentBlock",
  "ProcessingInstruction",
  "ProcessingInstructionBlock",
]);
/** Of these the target is the whole. */
const HTML = /^(?:HTML|Comment|Processing)/;

/** What browsers take for a tag or a comment, although Markdown does not; and one that would swallow what stands after it. */
const TAG = /<[a-z!/?][^<>]*>|<(?=[a-z][^\s<>]*\s[^<>=]*=|[!/?])[^<>]*$/gi;

/** What an editor underlines as an address even where Markdown has no link: in code, and glued to a word. */
const ADDRESS = /[a-z][a-z0-9+.-]*:\/\/[^\s<>()"'`]*[^\s<>()"'`.,;:!?*_[\]{}]/gi;

/** Nobody writes more layers of markup; what has more was made to be taken apart for long, and loses the marks themselves. */
const MOST_LAYERS = 12;
const LAYERS_ARE_MADE_OF = /[<>[\]`]|:(?=\/)|www\./gi;

/**
 * The text with only those links, images and HTML tags whose targets are known ({@link targetsOf}); of others the words stay.
 * A reply must not bring addresses into a document: their target may be invented, or carry the author's text away.
 */
export function withoutForeignLinks(
  text: string,
  known: ReadonlySet<string>,
  languageId = "markdown",
): string {
  let current = text;
  // Taking off one layer may lay the next one bare: an image in a link. Every pass shortens the text, or is the last.
  for (let layers = 0; layers < MOST_LAYERS; layers += 1) {
    const next = withoutOneLayer(withoutForeignCommands(current, known, languageId), known);
    if (next.length >= current.length) return current;
    current = next;
  }
  return current.replace(LAYERS_ARE_MADE_OF, "");
}

function withoutOneLayer(text: string, known: ReadonlySet<string>): string {
  let plain = "";
  let done = 0;
  markdown.parse(text).iterate({
    enter: ({ node, name, from, to }) => {
      if (!LEADS_AWAY.has(name)) return true;
      const url = name === "URL" ? node : node.getChild("URL");
      const target = url ? text.slice(url.from, url.to) : text.slice(from, to);
      // "[sic]" has the form of a link to a definition, but no target of its own.
      if (known.has(target) || (name === "Link" && !url)) return true;
      const [open, close] = node.getChildren("LinkMark");
      const isLabelled = (name === "Link" || name === "Image") && open && close;
      const words = isLabelled ? text.slice(open.to, close.from) : wordsOf(name, target);
      plain += text.slice(done, from) + words;
      done = to;
      return false;
    },
  });
  plain += text.slice(done);
  const untagged = plain.replace(TAG, (tag) => (known.has(tag) ? tag : ""));
  return untagged.replace(ADDRESS, (address) =>
    [...known].some((target) => target.startsWith(address)) ? address : withoutScheme(address),
  );
}

/** What stays of markup without a label. */
function wordsOf(name: string, target: string): string {
  if (name === "HTMLBlock") return target.replace(/<[^<>]*>?/g, "");
  if (name === "LinkReference" || HTML.test(name)) return "";
  return withoutScheme(target);
}

function withoutScheme(address: string): string {
  return address.replace(/^(?:(?:[a-z][a-z0-9+.-]*:\/\/)+|[a-z][a-z0-9+.-]*:)?(?:www\.)*/i, "");
}

/** Where the links and images of a text lead, its HTML tags and comments, and the commands of its format that do the like. */
export function targetsOf(text: string, languageId = "markdown"): Set<string> {
  const targets = new Set(commandsIn(text, languageId));
  markdown.parse(text).iterate({
    enter: ({ name, from, to }) => {
      if (name === "URL" || HTML.test(name)) targets.add(text.slice(from, to));
    },
  });
  for (const [tag] of text.matchAll(TAG)) targets.add(tag);
  return targets;
}
